import { realpathSync } from 'node:fs';
import path from 'node:path';
import { POLICY_FILES } from '../../core/index.ts';
import { contentIds } from '../../repository/node/git/content-id.ts';
import { GitError } from '../../repository/node/git/git-error.ts';
import type { Git } from '../../repository/node/git/run-git.ts';
import { rootFinder } from '../../repository/node/root.ts';
import { UsageError, type Io } from '../command-line/io.ts';

/**
 * Those of some manifests that changed, or over which a policy changed, since the present branch left a git ref: in
 * commits, in the work tree, or new. Git compares nothing with the work tree, as that would run the filters that a
 * repository configures: it gives the ids of what there was, and the few files in question are hashed here.
 *
 * @param files absolute
 * @throws {UsageError} where git cannot tell
 */
export async function changedSince(
  ref: string,
  files: readonly string[],
  { cwd, git }: Pick<Io, 'cwd'> & { readonly git: Git },
): Promise<readonly string[]> {
  if (ref === '' || ref.startsWith('-')) throw new UsageError(`--changed-since: "${ref}" is no git ref`);
  const repositoryRoot = rootFinder();
  const root = repositoryRoot(realpathSync.native(cwd));
  if (root === undefined) throw new UsageError('--changed-since needs git and a repository');
  const ask = (words: readonly string[], input = '') => git.run(root, words, { input }).catch(explain(ref));

  const manifests = files
    .map((file) => ({ file, real: realpathSync.native(file) }))
    // the refs of another repository inside are its own
    .filter(({ real }) => repositoryRoot(path.dirname(real)) === root)
    .map(({ file, real }) => ({ file, name: path.relative(root, real).split(path.sep).join('/') }));
  const policies = new Map(manifests.map(({ name }) => [name, policiesOver(name)]));
  const names = [...new Set([...manifests.map(({ name }) => name), ...[...policies.values()].flat()])];
  const base = (await ask(['merge-base', ref, 'HEAD'])).toString().trim();
  // a line break would end the name in git's input in git's input in git's input in git's input
  const input = names.map((name) => `${base}:${name.replaceAll('\n', '?')}\n`).join('');
  const before = (await ask(['cat-file', '--batch-check=%(objectname)'], input)).toString().split('\n');
  const isChanged = (name: string, i: number) => {
    const id = /^[0-9a-f]+$/.exec(before[i] ?? '')?.[0];
    const now = contentIds(root, name, id);
    return id === undefined ? now !== undefined : !now?.includes(id);
  };
  const changed = new Set(names.filter(isChanged));
  return manifests
    .filter(({ name }) => changed.has(name) || policies.get(name)?.some((policy) => changed.has(policy)))
    .map(({ file }) => file);
}

/** Paths, from the root, of all policies that may apply to a manifest. */
function policiesOver(manifest: string): readonly string[] {
  const folders = manifest.split('/').slice(0, -1);
  return [[], ...folders.map((_, depth) => folders.slice(0, depth + 1))].flatMap((parts) =>
    POLICY_FILES.map((name) => [...parts, name].join('/')),
  );
}

const explain = (ref: string) => (error: unknown) => {
  if (!(error instanceof GitError)) throw error;
  const reason =
    error.message === 'git could not answer'
      ? `git does not know where this branch left "${ref}"; fetch it, with enough history (fetch-depth: 0)`
      : error.message;
  throw new UsageError(`--changed-since: ${reason}`, { cause: error });
};
