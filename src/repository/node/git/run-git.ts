import path from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A repository's own configuration can name programs: here it gets to run none of them. `protocol.allow` is overruled by
 * the environment below, which no configuration can widen.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.sshCommand=false',
  'diff.external=',
  'log.showSignature=false',
  'submodule.recurse=false',
  'protocol.allow=never',
];

const HARDENED = ['--no-pager', '--no-optional-locks', '--no-replace-objects'].concat(
  SETTINGS.flatMap((setting) => ['-c', setting]),
);

/** In milliseconds. */
const TIMEOUT = 60_000;
const MAX_BYTES = 1 << 28;

export interface GitOptions {
  /** For its standard input. */
  readonly input?: string;
  /** The most that it may answer. */
  readonly maxBytes?: number;
  /** The folder within the repository (absolute) that paths are relative to; the root unless given. */
  readonly folder?: string;
  /** How the paths behind `--` are read; as they are written unless given. */
  readonly paths?: 'literal' | 'glob';
}

/** Git failed; the message says why in words for a reason. */
export class GitError extends Error {}

/**
 * What git answers about the repository whose root is given.
 *
 * @param words fixed; what comes from outside stands behind `--` or is checked before
 * @throws {GitError} where there is no git, it refuses, or it takes too long
 */
export function runGit(
  root: string,
  env: Environment,
  words: readonly string[],
  { input = '', maxBytes = MAX_BYTES, ...where }: GitOptions = {},
): Promise<Buffer> {
  const { args, options } = gitProcess(root, env, words, where);
  // loaded here only: most folders that are in no repository are assessed faster than that takes
  const { execFile } = process.getBuiltinModule('node:child_process');
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      args,
      { ...options, timeout: TIMEOUT, maxBuffer: maxBytes, encoding: 'buffer' },
      (error, stdout, stderr) => (error ? reject(new GitError(reasonOf(error, stderr.toString()))) : resolve(stdout)),
    );
    child.stdin?.on('error', () => {}); // git may end before it has read all; its exit says why
    child.stdin?.end(input);
  });
}

/** How git is started in a repository, for all that start it. */
export function gitProcess(
  root: string,
  env: Environment,
  words: readonly string[],
  { folder = root, paths = 'literal' }: Pick<GitOptions, 'folder' | 'paths'> = {},
) {
  return {
    args: [...HARDENED, '-C', folder, ...words],
    options: {
      // not the folder itself: Windows looks for programs in the current folder first
      cwd: path.dirname(process.execPath),
      env: { ...hardenedEnvironment(root, env), GIT_LITERAL_PATHSPECS: paths === 'literal' ? '1' : '0' },
      windowsHide: true,
    },
  };
}

function hardenedEnvironment(root: string, env: Environment): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // the work tree is the folder we ask about, whatever core.worktree says
    GIT_WORK_TREE: root,
    GIT_CEILING_DIRECTORIES: path.dirname(root),
    // no object is fetched, neither by git ≥ 2.45 nor, as no protocol is allowed, by an older one
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

function reasonOf(error: Error & { readonly code?: unknown; readonly killed?: boolean }, stderr: string): string {
  if (error.code === 'ENOENT') return 'git is not installed';
  if (error.killed) return 'git took too long';
  if (stderr.includes('dubious ownership')) return 'git does not trust the folder (see safe.directory)';
  return 'git could not answer';
}

/** The paths in an answer given with `-z`. */
export function zeroSeparated(answer: Buffer): readonly string[] {
  return answer
    .toString()
    .split('\0')
    .filter((entry) => entry !== '');
}
