import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { GitError } from './git-error.ts';
import { openGitView } from './git-view.ts';

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
  /** Ends it; what it did not answer is not wanted any more. */
  readonly stop: () => void;
  /** Settles when it has ended: resolves where it succeeded or was stopped, else rejects with a {@link GitError}. */
  readonly ended: Promise<void>;
}

/**
 * Starts git on the repository whose root is given (absolute, links followed), in a view of it without its
 * configuration. Paths are relative to the root and taken as they are written.
 *
 * @param words fixed; what comes from outside is behind `--`, in its input, or checked before
 * @throws {GitError} where git is not to be asked
 */
export function startGit(
  root: string,
  env: Environment,
  words: readonly string[],
  { input, looksAtWorkTree = false, timeLimit = TIME_LIMIT, maxExitCode = 0 }: GitOptions = {},
): RunningGit {
  const view = openGitView(root);
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
  }).finally(() => {
    clearTimeout(timer);
    view.dispose();
  });
  child.stderr.on('data', (bytes: Buffer) => (complaint = (complaint + bytes.toString()).slice(0, 4096)));
  child.stdin.on('error', () => {}); // git may end before it has read all; its exit says why
  if (input !== undefined) child.stdin.end(input);
  const stop = () => {
    isStopped = true;
    child.kill();
  };
  return { child, renew, stop, ended };
}

/**
 * Hands what git answers to a function, piece by piece, until that returns false.
 *
 * @throws {GitError} where there is no git, it refuses, or it takes too long
 */
export async function streamGit(
  root: string,
  env: Environment,
  words: readonly string[],
  take: (bytes: Buffer) => boolean,
  options: GitOptions = {},
): Promise<void> {
  const { child, stop, renew, ended } = startGit(root, env, words, { input: '', ...options });
  let isWanted = true;
  child.stdout?.on('data', (bytes: Buffer) => {
    renew();
    if (isWanted && !(isWanted = take(bytes))) stop();
  });
  await ended;
}

/** All that git answers, see {@link streamGit}. @throws {GitError} too where it is more than 256 MB */
export async function runGit(
  root: string,
  env: Environment,
  words: readonly string[],
  options: GitOptions = {},
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  const take = (bytes: Buffer) => {
    pieces.push(bytes);
    length += bytes.length;
    return length <= MAX_BYTES;
  };
  await streamGit(root, env, words, take, options);
  if (length > MAX_BYTES) throw new GitError('git has too much to answer');
  return Buffer.concat(pieces);
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
