import { withFindings, workspaceFindings, type WorkspaceMember } from '../../core/index.ts';
import type { StoredManifest } from './stored-manifest.ts';

/** A manifest assessed by itself. */
export type Entry = Omit<StoredManifest, 'isShownOutdated'>;

/** A manifest assessed among its neighbours. */
export interface Seen {
  readonly entry: Entry;
  /** What the neighbours add to its findings, as text to compare. */
  readonly added: string;
  readonly manifest: StoredManifest;
}

/** Adds what only shows when all manifests are seen together. What is as it was `before` is the same object. */
export function seeTogether(entries: readonly Entry[], before: ReadonlyMap<string, Seen>): ReadonlyMap<string, Seen> {
  const current = workspaceFindings(entries.map((entry) => memberOf(entry, entry)));
  const shown = entries.some(isShownOutdated)
    ? workspaceFindings(entries.map((entry) => memberOf(entry, entry.shown)))
    : current;
  return new Map(
    entries.map((entry, i) => {
      const [ofCurrent, ofShown] = [current[i] ?? [], shown[i] ?? []];
      const key = entry.uri.toString();
      const added = ofCurrent.length + ofShown.length === 0 ? '' : JSON.stringify([ofCurrent, ofShown]);
      const last = before.get(key);
      if (last?.entry === entry && last.added === added) return [key, last];
      const manifest: StoredManifest = {
        ...entry,
        assessment: withFindings(entry.assessment, ofCurrent),
        shown: { ...entry.shown, assessment: withFindings(entry.shown.assessment, ofShown) },
        isShownOutdated: isShownOutdated(entry),
      };
      return [key, { entry, added, manifest }];
    }),
  );
}

function isShownOutdated({ document, shown }: Entry): boolean {
  return shown.document !== document;
}

function memberOf(
  { uri, label }: Entry,
  { document, assessment }: Pick<Entry, 'document' | 'assessment'>,
): WorkspaceMember {
  return { uri: uri.toString(), label, document, assessment };
}
