import { ACTIVITY_MAX, type ActivityFact, type CalendarDate } from '../../core/index.ts';
import type { Commit, History } from '../access.ts';
import type { Inquiry } from './inquiry.ts';
import { resolvePath } from '../path.ts';
import { submoduleOf } from './paths.ts';

/** Changes of one manifest that are looked at; older ones no longer matter. */
const MAX_COMMITS = 200;
const MAX_RENAMES = 10;
/** Files of code whose commits are counted. */
const MAX_CODE_FILES = 20;

/** A commit that changed a file, and the path the file had then. */
export interface FileCommit extends Commit {
  readonly path: string;
}

/** The commits that changed a file, newest first, with those of the names it had before; at most `limit` of each name. */
export async function fileHistory(history: History, path: string, limit = MAX_COMMITS): Promise<readonly FileCommit[]> {
  const found: FileCommit[] = [];
  let name: string | undefined = path;
  for (let renames = 0; name !== undefined && renames <= MAX_RENAMES; renames++) {
    const current: string = name;
    const known = new Set(found.map(({ id }) => id));
    const commits = (await history.log(current, limit)).filter(({ id }) => !known.has(id));
    found.push(...commits.map((commit) => ({ ...commit, path: current })));
    const first = commits.at(-1);
    // what the first commit of a repository brought had no name before
    name =
      first && first.parents.length > 0 ? await history.renamedFrom({ commit: first.id, path: current }) : undefined;
  }
  return found;
}

/** The latest day on which a commit that touched each path was written or committed. */
export async function lastTouchedFact(
  history: History,
  { repository, folder, query }: Inquiry,
): Promise<Readonly<Record<string, CalendarDate | undefined>>> {
  const days = query.touched.map(async (declared) => {
    const resolved = resolvePath(folder, declared);
    if (!('path' in resolved)) return [declared, undefined] as const;
    const path = (await submoduleOf(repository, resolved.path)) ?? resolved.path;
    const [commit] = await history.log(path, 1);
    return [declared, commit && later(commit.authoredOn, commit.committedOn)] as const;
  });
  return Object.fromEntries(await Promise.all(days));
}

/** Days of the latest commits to the files that use AI and to the declared evaluation. */
export async function activityFact(
  history: History,
  { folder, query }: Inquiry,
  codeFiles: readonly string[],
): Promise<ActivityFact> {
  const daysOf = async (paths: readonly string[]) => {
    const logs = await Promise.all(paths.map((path) => history.log(path, ACTIVITY_MAX)));
    const commits = new Map(logs.flat().map(({ id, authoredOn }) => [id, authoredOn]));
    return [...commits.values()].toSorted().toReversed().slice(0, ACTIVITY_MAX);
  };
  const evaluations = query.evaluations.flatMap((declared) => {
    const resolved = resolvePath(folder, declared);
    return 'path' in resolved && resolved.path !== '' ? [resolved.path] : [];
  });
  return { code: await daysOf(codeFiles.slice(0, MAX_CODE_FILES)), evaluation: await daysOf(evaluations) };
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}
