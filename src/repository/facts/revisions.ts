import {
  daysBetween,
  parseDocument,
  readManifest,
  sectionText,
  type RecordedItem,
  type StageCommit,
} from '../../core/index.ts';
import type { History } from '../access.ts';
import { fileHistory } from './history.ts';
import type { Inquiry } from './inquiry.ts';

/** A record that was taken back within so many days was a mistake, corrected. */
const CORRECTED_DAYS = 7;

/** A committed revision, with the sections that are compared. */
type Revision = StageCommit & { readonly manifest: ReturnType<typeof readManifest> };

/** The committed revisions of a manifest that say a stage, oldest first. */
export async function revisionsOf(history: History, { manifest }: Inquiry): Promise<readonly Revision[]> {
  const commits = (await fileHistory(history, manifest)).toReversed();
  const texts = await history.texts(commits.map(({ id, path }) => ({ commit: id, path })));
  return commits.flatMap(({ id, authoredOn }, i): readonly Revision[] => {
    const text = texts[i];
    if (text === undefined) return [];
    // there may be hundreds of revisions, and the rest of them is not compared
    const sections = ['lifecycle', 'outcomes', 'assumed'].map((section) => sectionText(text, section));
    const read = readManifest(parseDocument(sections.join('\n')));
    const stage = read.lifecycle?.stage;
    if (!stage) return [];
    const isAssumed = (read.assumed ?? []).some((path) => path === 'lifecycle' || path.startsWith('lifecycle.stage'));
    return [{ stage, on: authoredOn, commit: id, manifest: read, ...(isAssumed ? { assumed: true as const } : {}) }];
  });
}

/** The stages that committed revisions say. */
export function stagesFact(revisions: readonly Revision[]): readonly StageCommit[] {
  return revisions.map(({ stage, on, commit, assumed }) => ({ stage, on, commit, ...(assumed ? { assumed } : {}) }));
}

/** Decisions and missed targets that revisions of the present stage record, each by the latest that does. */
export function recordsFact(
  revisions: readonly Revision[],
  present: StageCommit['stage'] | undefined,
): readonly RecordedItem[] {
  const found = new Map<string, RecordedItem & { readonly since: string }>();
  let last = '';
  for (const { stage, on, commit, manifest } of revisions) {
    last = on;
    if (stage !== present) continue;
    for (const item of recordsIn(manifest)) {
      const key = `${item.what} ${item.keys[0]}`;
      found.set(key, { ...item, commit, on, since: found.get(key)?.since ?? on });
    }
  }
  return [...found.values()]
    .filter(({ since }) => daysBetween(since, last) >= CORRECTED_DAYS || since === last)
    .map(({ what, keys, name, commit, on }) => ({ what, keys, name, commit, on }));
}

function recordsIn(manifest: Revision['manifest']): readonly Pick<RecordedItem, 'what' | 'keys' | 'name'>[] {
  const metrics = (manifest.outcomes?.metrics ?? []).flatMap((metric) => {
    const { id, name, direction, baseline, target, actual } = metric;
    // a metric that is renamed keeps its baseline and target
    const unchanged = baseline === undefined ? [] : [`${direction} ${baseline} ${target}`];
    const keys = [id, name].filter((key) => key !== undefined).concat(unchanged);
    if (keys.length === 0 || direction === undefined || target === undefined || actual === undefined) return [];
    const isMissed = direction === 'increase' || direction === 'at-least' ? actual < target : actual > target;
    return isMissed ? [{ what: 'metric' as const, keys, name: name ?? id ?? '' }] : [];
  });
  const decisions = (manifest.lifecycle?.decisions ?? []).flatMap(({ outcome, on }) => {
    const name = `${outcome} ${on}`;
    return outcome === undefined || on === undefined ? [] : [{ what: 'decision' as const, keys: [name], name }];
  });
  return [...metrics, ...decisions];
}
