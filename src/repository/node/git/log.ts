import type { Commit } from '../../access.ts';
import { below } from '../../survey.ts';
import { GitError } from './git-error.ts';
import type { Git } from './run-git.ts';

/** What `git log` knows of the history up to the present commit. */
export interface Log {
  /** The newest commits that changed a path (empty: anything), at most `limit`. @throws {GitError} */
  readonly of: (path: string, limit: number) => Promise<readonly Commit[]>;
  /** Whether a commit may have renamed files: whether it removed any. Undefined where that was not looked at. */
  readonly mayRename: (commit: Commit['id']) => Promise<boolean | undefined>;
}

interface Question {
  readonly path: string;
  readonly limit: number;
  readonly commits: Commit[];
  readonly resolve: (commits: readonly Commit[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** So many paths are asked about by name; for more, the whole history is read once. */
const FEW = 24;

/** What git may say of the whole history; a longer one is asked about path by path. */
const MAX_BYTES = 64 << 20;

/** The history read once: commits, newest first, and the places of those that changed a path. */
interface WholeHistory {
  readonly commits: readonly Commit[];
  readonly touched: ReadonlyMap<string, readonly number[]>;
  readonly paths: readonly string[];
  /** The ids of commits that removed files; merges may have. */
  readonly removers: ReadonlySet<string>;
}

/**
 * Answers all questions that are asked at a time with one process of git for the newest commits, and one for the others. A merge counts where it left the path other
 * than all its parents had it; no side branch is passed over (`--full-history`).
 */
export function logReader(git: Git, root: string): Log {
  const waiting: Question[] = [];
  let isRunning = false;
  let asked = 0;
  let whole: Promise<WholeHistory | undefined> | undefined;

  const answer = async (questions: readonly Question[]) => {
    asked += questions.length;
    if (asked > FEW) whole ??= readWholeHistory(git, root);
    const history = await whole;
    if (history) for (const question of questions) question.commits.push(...commitsIn(history, question));
    // one that wants the newest commit need not wait for one that wants many
    else {
      const isQuick = ({ limit }: Question) => limit === 1;
      const groups = [questions.filter(isQuick), questions.filter((one) => !isQuick(one))];
      await Promise.all(groups.filter(({ length }) => length > 0).map((group) => ask(git, root, group)));
    }
  };

  const run = async () => {
    while (waiting.length > 0) {
      const questions = waiting.splice(0);
      try {
        await answer(questions);
        for (const { resolve, commits } of questions) resolve(commits);
      } catch (error) {
        for (const { reject } of questions) reject(error);
      }
    }
    isRunning = false;
  };

  return {
    of: (path, limit) =>
      new Promise((resolve, reject) => {
        waiting.push({ path, limit, commits: [], resolve, reject });
        if (isRunning) return;
        isRunning = true;
        setImmediate(() => void run());
      }),
    mayRename: async (commit) => (await whole)?.removers.has(commit),
  };
}

/** How a commit begins in an answer that {@link logParser} reads. */
export const LOG_FORMAT = '--format=%x01%H %as %cs %P';

const OPTIONS =
  '-z --full-history -c --no-renames --name-status --root --no-color --no-ext-diff --no-textconv --ignore-submodules=none'
    .split(' ')
    .concat(LOG_FORMAT);

async function ask(git: Git, root: string, questions: readonly Question[]): Promise<void> {
  const paths = questions.some(({ path }) => path === '') ? [] : questions.map(({ path }) => path);
  const read = logParser((commit, file) => {
    for (const { path, commits, limit } of questions) {
      if (commits.length < limit && commits.at(-1) !== commit && isAt(path, file)) commits.push(commit);
    }
  });
  const take = (bytes: Buffer) => {
    read(bytes);
    return questions.some(({ commits: found, limit }) => found.length < limit);
  };
  await git.stream(root, ['log', ...OPTIONS, 'HEAD', '--', ...paths], take);
}

const isAt = (path: string, file: string) => path === '' || file === path || file.startsWith(`${path}/`);

/** Undefined where git has too much to say of it. @throws {GitError} */
async function readWholeHistory(git: Git, root: string): Promise<WholeHistory | undefined> {
  const commits: Commit[] = [];
  const touched = new Map<string, number[]>();
  let length = 0;
  const removers = new Set<string>();
  const read = logParser((commit, file, status) => {
    if (commits.at(-1) !== commit) commits.push(commit);
    if (status.includes('D') || commit.parents.length > 1) removers.add(commit.id);
    const places = touched.get(file);
    if (places) places.push(commits.length - 1);
    else touched.set(file, [commits.length - 1]);
  });
  const take = (bytes: Buffer) => {
    length += bytes.length;
    read(bytes);
    return length <= MAX_BYTES;
  };
  try {
    await git.stream(root, ['log', ...OPTIONS, 'HEAD', '--'], take);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return undefined;
  }
  return length > MAX_BYTES ? undefined : { commits, touched, paths: [...touched.keys()].toSorted(), removers };
}

function commitsIn({ commits, touched, paths }: WholeHistory, { path, limit }: Question): readonly Commit[] {
  const places = new Set(below(paths, path).flatMap((file) => touched.get(file) ?? []));
  return [...places]
    .toSorted((a, b) => a - b)
    .slice(0, limit)
    .flatMap((place) => commits[place] ?? []);
}

/** What a commit begins with, where otherwise the status of a file would. */
const COMMIT = 1;

type OnFile = (commit: Commit, file: string, status: string) => void;

/** A function that takes pieces of the answer of `git log -z --name-status` and calls another for each file of a commit. */
export function logParser(onFile: OnFile): (bytes: Buffer) => void {
  let unread: Buffer = Buffer.alloc(0);
  let commit: Commit | undefined;
  let status: string | undefined;
  return (bytes) => {
    unread = unread.length === 0 ? bytes : Buffer.concat([unread, bytes]);
    let start = 0;
    for (let end = unread.indexOf(0); end >= 0; start = end + 1, end = unread.indexOf(0, start)) {
      if (status !== undefined) {
        if (commit) onFile(commit, unread.toString('utf8', start, end), status);
        status = undefined;
      } else if (unread[start] === COMMIT) commit = toCommit(unread.toString('latin1', start + 1, end));
      // nothing is left of a merge that changed no file itself
      else status = unread.toString('latin1', start, end).trim() || undefined;
    }
    unread = unread.subarray(start);
  };
}

function toCommit(line: string): Commit {
  const [id = '', authoredOn = '', committedOn = '', ...parents] = line.trim().split(' ');
  return { id, authoredOn, committedOn, parents };
}
