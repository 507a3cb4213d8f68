import type { Commit, History } from '../../access.ts';
import { logParser, LOG_FORMAT } from './log.ts';
import type { Git } from './run-git.ts';

/** A file over the commits of the main line. */
export interface FileCourse {
  /** What it is called now, or was at last. */
  readonly path: string;
  /** The commits that changed it, and its name after each; oldest first. */
  readonly revisions: readonly FileRevision[];
  /** The commit that deleted it; undefined where it is there. */
  readonly deletedBy?: Commit;
}

export interface FileRevision extends Commit {
  readonly path: string;
}

interface Change {
  readonly commit: Commit;
  readonly set: string[];
  readonly gone: string[];
}

/**
 * The courses of all files with a name that is asked for, deleted ones included, along the main line: the first parents
 * of the present commit. What was on a side branch counts from the day it was merged.
 *
 * @throws {GitError}
 */
export async function fileCourses(
  git: Git,
  root: string,
  isAsked: (path: string) => boolean,
  history: Pick<History, 'renamedFrom'>,
): Promise<readonly FileCourse[]> {
  const present = new Map<string, FileRevision[]>();
  const deleted: FileCourse[] = [];
  for (const { commit, set, gone } of await changes(git, root, isAsked)) {
    for (const path of set) {
      const isNew = !present.has(path) && gone.length > 0;
      const before = (isNew ? await history.renamedFrom({ commit: commit.id, path }) : undefined) ?? path;
      const revisions = before === path || gone.includes(before) ? (present.get(before) ?? []) : [];
      revisions.push({ ...commit, path });
      present.delete(before);
      present.set(path, revisions);
    }
    for (const path of gone) {
      const revisions = present.get(path);
      if (revisions) deleted.push({ path, revisions, deletedBy: commit });
      present.delete(path);
    }
  }
  return [...deleted, ...[...present].map(([path, revisions]) => ({ path, revisions }))];
}

const OPTIONS =
  '-z --first-parent -m --no-renames --name-status --root --no-color --no-ext-diff --no-textconv --ignore-submodules=none'.split(
    ' ',
  );

/** Oldest first. */
async function changes(git: Git, root: string, isAsked: (path: string) => boolean): Promise<readonly Change[]> {
  const found: Change[] = [];
  const read = logParser((commit, file, status) => {
    if (!isAsked(file)) return;
    let change = found.at(-1);
    if (change?.commit !== commit) found.push((change = { commit, set: [], gone: [] }));
    (status === 'D' ? change.gone : change.set).push(file);
  });
  const take = (bytes: Buffer) => {
    read(bytes);
    return true;
  };
  await git.stream(root, ['log', ...OPTIONS, LOG_FORMAT, 'HEAD', '--'], take);
  return found.toReversed();
}
