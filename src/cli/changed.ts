import { realpathSync } from 'node:fs';
import path from 'node:path';
import { git, zeroSeparated } from './git.ts';
import { UsageError, type Io } from './io.ts';

/**
 * Those of some files that changed since the present branch left a git ref: in commits, in the work tree, or new.
 * Throws a {@link UsageError} where git cannot tell.
 * @param files absolute
 */
export async function changedSince(
  ref: string,
  files: readonly string[],
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Promise<readonly string[]> {
  if (ref === '' || ref.startsWith('-')) throw new UsageError(`--changed-since: "${ref}" is no git ref`);
  const root = (await git(cwd, env, 'rev-parse', '--show-toplevel'))?.trimEnd();
  if (root === undefined) throw new UsageError('--changed-since needs git and a repository');
  const base = (await git(cwd, env, 'merge-base', ref, 'HEAD'))?.trim();
  if (base === undefined) {
    throw new UsageError(
      `--changed-since: git does not know where this branch left "${ref}"; fetch it, with enough history (fetch-depth: 0)`,
    );
  }
  const filters = await withoutFilters(cwd, env);
  const diff = ['diff', '--name-only', '-z', '--no-ext-diff', '--no-textconv', '--no-renames', '--ignore-submodules'];
  const [changed, untracked] = await Promise.all([
    git(root, env, ...filters, ...diff, base, '--'),
    git(root, env, 'ls-files', '-o', '--exclude-standard', '-z'),
  ]);
  if (changed === undefined || untracked === undefined) throw new UsageError('--changed-since: git failed');
  const names = new Set([...zeroSeparated(changed), ...zeroSeparated(untracked)].map((name) => path.join(root, name)));
  return files.filter((file) => names.has(realpathSync.native(file)));
}

/** Comparing with the work tree would run the content filters that the repository configures. */
async function withoutFilters(cwd: string, env: Io['env']): Promise<readonly string[]> {
  const configured = await git(
    cwd,
    env,
    'config',
    '-z',
    '--name-only',
    '--get-regexp',
    '^filter\\..*\\.(clean|process)$',
  );
  return zeroSeparated(configured ?? '').flatMap((name) => ['-c', `${name}=`]);
}
