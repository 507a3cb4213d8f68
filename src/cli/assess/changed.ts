import { realpathSync } from 'node:fs';
import path from 'node:path';
import { POLICY_FILE } from '../../core/index.ts';
import { isWithin } from '../../repository/node/files.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { runGit, zeroSeparated } from '../../repository/node/git/run-git.ts';
import { UsageError, type Io } from '../command-line/io.ts';

/**
 * Those of some manifests that changed, or over which a policy changed, since the present branch left a git ref: in
 * commits, in the work tree, or new.
 * Throws a {@link UsageError} where git cannot tell.
 * @param files absolute
 */
export async function changedSince(
  ref: string,
  files: readonly string[],
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Promise<readonly string[]> {
  if (ref === '' || ref.startsWith('-')) throw new UsageError(`--changed-since: "${ref}" is no git ref`);
  const root = repositoryRoot(realpathSync.native(cwd));
  if (root === undefined) throw new UsageError('--changed-since needs git and a repository');
  const ask = (...words: readonly string[]) => runGit(root, env, words);
  const base = await ask('merge-base', ref, 'HEAD').catch((error: unknown) => {
    throw new UsageError(
      `--changed-since: git does not know where this branch left "${ref}"; fetch it, with enough history (fetch-depth: 0)`,
      { cause: error },
    );
  });
  const diff = ['diff', '--name-only', '-z', '--no-ext-diff', '--no-textconv', '--no-renames', '--ignore-submodules'];
  const answers = await Promise.all([
    ask(...(await withoutFilters(ask)), ...diff, base.toString().trim(), '--'),
    ask('ls-files', '-o', '--exclude-standard', '-z'),
  ]).catch((error: unknown) => {
    throw new UsageError(`--changed-since: ${error instanceof Error ? error.message : String(error)}`);
  });
  const names = new Set(answers.flatMap(zeroSeparated).map((name) => path.join(root, name)));
  const ofPolicies = [...names].filter((name) => path.basename(name) === POLICY_FILE).map((name) => path.dirname(name));
  return files.filter((file) => {
    const real = realpathSync.native(file);
    return names.has(real) || ofPolicies.some((folder) => isWithin(folder, real));
  });
}

/** Comparing with the work tree would run the content filters that the repository configures. */
async function withoutFilters(ask: (...words: readonly string[]) => Promise<Buffer>): Promise<readonly string[]> {
  const wanted = ['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process)$'];
  // it fails where there are none
  const configured = await ask(...wanted).catch(() => Buffer.alloc(0));
  return zeroSeparated(configured).flatMap((name) => ['-c', `${name}=`]);
}
