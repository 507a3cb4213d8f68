import { dependentsIn, withFindings, workspaceFindings, type WorkspaceMember } from '../../core/index.ts';
import type { StoredManifest } from './stored-manifest.ts';

type Judgement = Pick<StoredManifest, 'assessment' | 'shown'>;

/** A manifest assessed by itself. */
export interface Entry extends Omit<StoredManifest, 'isShownOutdated'> {
  /** Judges the same text again, knowing the names of the initiatives that depend on it. */
  readonly judgeWith: (dependents: readonly string[]) => Judgement;
}

/** A manifest assessed among its neighbours. */
export interface Seen {
  readonly entry: Entry;
  /** The names of the initiatives that depend on it, as text to compare; undefined where it was judged without. */
  readonly dependents: string | undefined;
  readonly judgement: Judgement;
  /** What the neighbours add to its findings, as text to compare. */
  readonly added: string;
  readonly manifest: StoredManifest;
}

/** Adds what only shows when all manifests are seen together. What is as it was `before` is the same object. */
export function seeTogether(entries: readonly Entry[], before: ReadonlyMap<string, Seen>): ReadonlyMap<string, Seen> {
  const dependentsOf = dependentsIn(entries.map(manifestOf));
  const judged = entries.map((entry) => {
    const names = dependentsOf(manifestOf(entry));
    const dependents = names && JSON.stringify(names);
    const last = before.get(entry.uri.toString());
    const isSame = last?.entry === entry && last.dependents === dependents;
    return { entry, dependents, judgement: isSame ? last.judgement : names ? entry.judgeWith(names) : entry };
  });
  const current = workspaceFindings(entries.map((entry) => memberOf(entry, entry)));
  const shown = entries.some(isShownOutdated)
    ? workspaceFindings(entries.map((entry) => memberOf(entry, entry.shown)))
    : current;
  return new Map(
    judged.map(({ entry, dependents, judgement }, i) => {
      const [ofCurrent, ofShown] = [current[i] ?? [], shown[i] ?? []];
      const key = entry.uri.toString();
      const added = ofCurrent.length + ofShown.length === 0 ? '' : JSON.stringify([ofCurrent, ofShown]);
      const last = before.get(key);
      if (last?.judgement === judgement && last.added === added) return [key, last];
      const manifest: StoredManifest = {
        ...entry,
        assessment: withFindings(judgement.assessment, ofCurrent),
        shown: { ...judgement.shown, assessment: withFindings(judgement.shown.assessment, ofShown) },
        isShownOutdated: isShownOutdated(entry),
      };
      return [key, { entry, dependents, judgement, added, manifest }];
    }),
  );
}

function manifestOf({ shown }: Entry) {
  return shown.assessment.manifest;
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
