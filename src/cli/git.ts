import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Io } from './io.ts';

/** Variables by which a hook ties git to one repository; we ask about others. */
const TIED = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR'];

/** Nothing that a repository configures is run, nothing is written, nothing is asked. */
const HARDENED = ['--no-pager', '-c', 'core.fsmonitor=', '-c', 'core.hooksPath=/dev/null'];

const LIMITS = { timeout: 60_000, maxBuffer: 1 << 30, windowsHide: true } as const;

/**
 * What git answers in a folder; undefined where there is no git, no repository, or an error.
 * @param args fixed words; what comes from outside stands behind `--` or `--end-of-options`
 */
export function git(folder: string, env: Io['env'], ...args: readonly string[]): Promise<string | undefined> {
  const untied = Object.fromEntries(Object.entries(env).filter(([name]) => !TIED.includes(name)));
  return new Promise((resolve) => {
    execFile(
      'git',
      [...HARDENED, '-C', folder, ...args],
      {
        ...LIMITS,
        // not the folder itself: Windows looks for programs in the current folder first
        cwd: path.dirname(process.execPath),
        env: { ...untied, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      },
      (error, stdout) => resolve(error ? undefined : stdout),
    );
  });
}

/** The paths in an answer given with `-z`. */
export function zeroSeparated(answer: string): readonly string[] {
  return answer.split('\0').filter((entry) => entry !== '');
}
