import type { Section } from './sections.ts';

/** Sections that were read, to be found again by their text whichever document they stand in. */
export interface SectionStore {
  /** The section that a text was read as, at the place where it stood then. */
  readonly find: (text: string) => Section | undefined;
  readonly keep: (text: string, section: Section) => void;
}

/** Characters of text kept at least, and at most twice; their trees take about ten times as much memory. */
const ROOM = 1 << 16;

/**
 * A store for a run over many documents. It keeps what was read or found lately: when its room is full, what was not
 * asked for since it last was is forgotten.
 */
export function createSectionStore(): SectionStore {
  let recent = new Map<string, Section>();
  let before = new Map<string, Section>();
  let used = 0;
  const keep = (text: string, section: Section): void => {
    if (used > ROOM) {
      [before, recent, used] = [recent, new Map(), 0];
    }
    recent.set(text, section);
    used += text.length;
  };
  return {
    find(text) {
      const found = recent.get(text);
      if (found) return found;
      const older = before.get(text);
      if (older) keep(text, older);
      return older;
    },
    keep,
  };
}
