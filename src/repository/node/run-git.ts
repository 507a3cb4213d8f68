import { execFile } from 'node:child_process';
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

const LIMITS = { timeout: 30_000, maxBuffer: 1 << 28, windowsHide: true } as const;

/** Git failed; the message says why in words for a reason. */
export class GitError extends Error {}

/**
 * What git answers about the repository whose root is given.
 *
 * @param args fixed words; what comes from outside stands behind `--`, and paths are taken as they are written
 * @param input for its standard input
 * @throws {GitError} where there is no git, it refuses, or it takes too long
 */
export function runGit(root: string, env: Environment, args: readonly string[], input?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...HARDENED, '-C', root, ...args],
      {
        ...LIMITS,
        encoding: 'buffer',
        // not the folder itself: Windows looks for programs in the current folder first
        cwd: path.dirname(process.execPath),
        env: hardenedEnvironment(root, env),
      },
      (error, stdout, stderr) => (error ? reject(new GitError(reasonOf(error, stderr.toString()))) : resolve(stdout)),
    );
    child.stdin?.on('error', () => {}); // git may end before it has read all; its exit says why
    child.stdin?.end(input ?? '');
  });
}

function hardenedEnvironment(root: string, env: Environment): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    // the work tree is the folder we ask about, whatever core.worktree says
    GIT_WORK_TREE: root,
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
