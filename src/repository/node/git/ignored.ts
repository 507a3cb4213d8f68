import { zeroSeparated, type Git } from './run-git.ts';

/**
 * Those of some paths (from the root, which is absolute with links followed) that git ignores. Git reads the
 * `.gitignore` of every folder above them; make sure before that these are files.
 *
 * @throws {GitError}
 */
export async function ignoredAmong(git: Git, root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  // a path that begins with a colon would be a pattern
  const input = paths.map((path) => `./${path}\0`).join('');
  // it ends with 1 where it ignores none
  const options = { input, looksAtWorkTree: true, maxExitCode: 1 };
  const answer = await git.run(root, ['check-ignore', '--stdin', '-z'], options);
  return new Set(zeroSeparated(answer).map((path) => path.slice(2)));
}
