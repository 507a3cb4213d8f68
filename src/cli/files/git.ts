import { realpathSync } from 'node:fs';
import { repositoryRoot } from '../../repository/node/root.ts';
import { runGit, type GitOptions } from '../../repository/node/git/run-git.ts';
import type { Io } from '../command-line/io.ts';

/**
 * What git answers in a folder; undefined where there is no git, no repository, or an error.
 * @param words fixed; what comes from outside stands behind `--` or is checked before
 */
export async function git(
  folder: string,
  env: Io['env'],
  words: readonly string[],
  options: Pick<GitOptions, 'paths'> = {},
): Promise<Buffer | undefined> {
  const real = realpathSync.native(folder);
  const root = repositoryRoot(real);
  return root === undefined ? undefined : runGit(root, env, words, { ...options, folder: real }).catch(() => undefined);
}
