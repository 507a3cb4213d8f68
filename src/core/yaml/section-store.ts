import { createRecentMap, type RecentMap } from '../util/recent-map.ts';
import type { Section } from './sections.ts';

/** Sections that were read, by their text: found again whichever document they stand in, at the place where they stood then. */
export type SectionStore = RecentMap<Section>;

/** In characters of text, each of which takes some fifty bytes as part of a tree. */
const ROOM = 1 << 17;

/** A store for a run over many documents. */
export function createSectionStore(): SectionStore {
  return createRecentMap(ROOM);
}
