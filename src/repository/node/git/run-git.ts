import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { GitError } from './git-error.ts';
import { openGitView, type GitView } from './git-view.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How long git may be silent, in milliseconds. The slowest answers known, of histories of a million commits, take a few seconds. */
const TIME_LIMIT = 20_000;
/** The reason where there is no git. */
export const NOT_INSTALLED = 'git is not installed';

const MAX_BYTES = 1 << 28;

export interface GitOptions {
  /** For its standard input; kept open unless given. */
  readonly input?: string;
  /** Whether it looks at the files of the work tree. It does so for nothing that would filter them. */
  readonly looksAtWorkTree?: boolean;
  /** In milliseconds. */
  readonly timeLimit?: number;
  /** The greatest exit code that is an answer. */
  readonly maxExitCode?: number;
}

/** A process of git that runs. */
export interface RunningGit {
  readonly child: ChildProcess;
  /** Begins the time limit anew. */
  readonly renew: () => void;
  /** Suspends the time limit until it is renewed: the process waits for a question. */
  readonly pause: () => void;
  /** Ends it; what it did not answer is not wanted any more. */
  readonly stop: () => void;
  /** Settles when it has ended: resolves where it succeeded or was stopped, else rejects with a {@link GitError}. */
  readonly ended: Promise<void>;
}

/**
 * Git for one run. It is started on repositories given by their roots (absolute, links followed), in a view without
 * their configuration. Paths are relative to the root and taken as they are written. `words` are fixed: what comes from
 * outside is behind `--`, in the input, or checked before.
 */
export interface Git {
  /** @throws {GitError} where git is not to be asked */
  readonly start: (root: string, words: readonly string[], options?: GitOptions) => RunningGit;
  /** Hands the answer to a function, piece by piece, until that returns false. Rejects with a {@link GitError}. */
  readonly stream: (
    root: string,
    words: readonly string[],
    take: (bytes: Buffer) => boolean,
    options?: GitOptions,
  ) => Promise<void>;
  /** The whole answer. Rejects with a {@link GitError}, too where it is more than 256 MB. */
  readonly run: (root: string, words: readonly string[], options?: GitOptions) => Promise<Buffer>;
  /** The paths that the index holds, each with its tag (`ls-files -t -z`). Asked once for each repository. */
  readonly readIndex: (root: string) => Promise<Buffer>;
}

export function createGit(env: Environment): Git {
  const views = viewKeeper();
  const indexes = new Map<string, Promise<Buffer>>();

  const start: Git['start'] = (root, words, options = {}) => {
    const { view, release } = views.take(root);
    const running = startIn(view, root, env, words, options);
    return { ...running, ended: running.ended.finally(release) };
  };

  const stream: Git['stream'] = async (root, words, take, options) => {
    const { child, stop, renew, ended } = start(root, words, { input: '', ...options });
    let isWanted = true;
    child.stdout?.on('data', (bytes: Buffer) => {
      renew();
      if (isWanted && !(isWanted = take(bytes))) stop();
    });
    await ended;
  };

  const run: Git['run'] = async (root, words, options) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const take = (bytes: Buffer) => {
      pieces.push(bytes);
      length += bytes.length;
      return length <= MAX_BYTES;
    };
    await stream(root, words, take, options);
    if (length > MAX_BYTES) throw new GitError('the answer of git is too large');
    return Buffer.concat(pieces);
  };

  const readIndex: Git['readIndex'] = (root) => {
    const index = indexes.get(root) ?? run(root, ['ls-files', '-t', '-z']);
    indexes.set(root, index);
    return index;
  };
  return { start, stream, run, readIndex };
}

/** How long a view is kept for the next process, in milliseconds: to make one takes a fifth of the time of a process. */
const KEPT = 300;

/** Gives all processes that run at about the same time in a repository the same view of it. */
function viewKeeper() {
  const open = new Map<string, { readonly view: GitView; users: number; timer?: ReturnType<typeof setTimeout> }>();
  return {
    take(root: string) {
      const entry = open.get(root) ?? { view: openGitView(root), users: 0 };
      open.set(root, entry);
      clearTimeout(entry.timer);
      entry.users++;
      const release = () => {
        if (--entry.users > 0) return;
        entry.timer = setTimeout(() => {
          open.delete(root);
          entry.view.dispose();
        }, KEPT);
        entry.timer.unref();
      };
      return { view: entry.view, release };
    },
  };
}

function startIn(
  view: GitView,
  root: string,
  env: Environment,
  words: readonly string[],
  { input, looksAtWorkTree = false, timeLimit = TIME_LIMIT, maxExitCode = 0 }: GitOptions,
): RunningGit {
  const kept = Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  // loaded here only: a folder that is in no repository is assessed faster than that takes
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn('git', ['--no-pager', ...(looksAtWorkTree ? ['-C', root] : []), ...words], {
    // not the repository: Windows looks for programs in the current folder first
    cwd: path.dirname(process.execPath),
    env: {
      ...Object.fromEntries(kept),
      LC_ALL: 'C',
      ...view.env,
      // what looks at the work tree takes no literal paths
      ...(looksAtWorkTree ? { GIT_WORK_TREE: root } : { GIT_LITERAL_PATHSPECS: '1' }),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let [complaint, isStopped, isLate] = ['', false, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isLate = true;
      child.kill();
    }, timeLimit);
  };
  renew();
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(new GitError(code === 'ENOENT' ? NOT_INSTALLED : `git could not be started (${code})`)),
    );
    child.once('close', (code) => {
      if (isLate) reject(new GitError(`git did not answer within ${timeLimit / 1000} seconds`));
      else if (isStopped || (code !== null && code <= maxExitCode)) resolve();
      else reject(new GitError(reasonIn(complaint)));
    });
  }).finally(() => clearTimeout(timer));
  child.stderr.on('data', (bytes: Buffer) => (complaint = (complaint + bytes.toString()).slice(0, 4096)));
  child.stdin.on('error', () => {}); // git may end before it has read all; its exit says why
  if (input !== undefined) child.stdin.end(input);
  const stop = () => {
    isStopped = true;
    child.kill();
  };
  return { child, renew, pause: () => clearTimeout(timer), stop, ended };
}

function reasonIn(complaint: string): string {
  if (/(?:ambiguous argument|bad revision) 'HEAD'/.test(complaint)) return 'the repository has no commits yet';
  return 'git could not answer';
}

/** The parts of an answer given with `-z`. */
export function zeroSeparated(answer: Buffer): readonly string[] {
  return answer
    .toString()
    .split('\0')
    .filter((entry) => entry !== '');
}
