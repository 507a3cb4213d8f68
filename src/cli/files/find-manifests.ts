import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { POLICY_FILES } from '../../core/index.ts';
import { createGit, NOT_INSTALLED, type Git } from '../../repository/node/git/run-git.ts';
import { GitError, GitRefusal } from '../../repository/node/git/git-error.ts';
import { findFile, type GuardedFile } from '../../repository/node/guard.ts';
import { rootFinder } from '../../repository/node/root.ts';
import type { Io } from '../command-line/io.ts';
import { entriesOf, listWithGit, type GitListing, type Listed } from './git-listing.ts';
import { isManifestName, SKIPPED } from './manifest-names.ts';
import { findNamed } from './read-text.ts';

/** Manifests found, as absolute paths, and folders or files that could not be looked at. */
export interface Discovery {
  readonly files: readonly string[];
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/**
 * The manifests at or under paths, each once, in the order of the paths and then by name.
 * A file is taken as given, whatever its name; a policy file stands for the folder that it is in. A folder is searched, without `.git`, `node_modules` and what git
 * ignores, unless the folder asked for is itself ignored. Whatever bears the name of a manifest and is no file of its
 * repository is a problem.
 * @param paths absolute
 * @param git that of the run, where others ask about the same repositories
 */
export async function discover(
  paths: readonly string[],
  env: Io['env'],
  git: Git = createGit(env),
): Promise<Discovery> {
  const files = new Map<string, string>();
  const problems = new Map<string, string>();
  const report = (file: string, error: unknown) => problems.set(file, readProblem(error));
  const add = (file: string, look: () => GuardedFile | undefined) => {
    try {
      const match = look();
      if (match && !files.has(match.real)) files.set(match.real, file);
    } catch (error) {
      report(file, error);
    }
  };

  for (const asked of paths) {
    const given = isPolicy(asked) ? path.dirname(asked) : asked;
    try {
      if (!statSync(given).isDirectory()) {
        add(given, () => findNamed(given));
        continue;
      }
    } catch (error) {
      report(given, error);
      continue;
    }
    const matches = await search(given, { git, report, repositoryRoot: rootFinder(), top: realpathSync.native(given) });
    for (const { file, boundary } of matches.toSorted((a, b) => (a.file < b.file ? -1 : 1)))
      add(file, () => findFile(file, boundary));
  }
  return {
    files: [...files.values()],
    problems: [...problems].map(([file, message]) => ({ path: file, message })),
  };
}

function isPolicy(file: string): boolean {
  return POLICY_FILES.some((name) => name === path.basename(file));
}

/** What is said where no manifest is found: that is trouble, or a typo in a path would look like success. */
export const NO_MANIFEST =
  'No ai-initiative.yaml or ai-initiative.yml was found here or below (what git ignores is left out); ai-initiative init writes one';

/** Why a path could not be read, in words. */
export function readProblem(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'There is no such file or folder',
    EACCES: 'No permission to read it',
    EPERM: 'No permission to read it',
    EISDIR: 'It is a folder',
    ELOOP: 'It is a symbolic link that leads back to itself',
    ERR_ENCODING_INVALID_ENCODED_DATA: 'It is not UTF-8 text',
  };
  return known[code] ?? (code === '' && error instanceof Error ? error.message : `It could not be read (${code})`);
}

interface Search extends GitListing {
  readonly repositoryRoot: ReturnType<typeof rootFinder>;
  /** The real path of the folder that the user named. */
  readonly top: string;
}

/** A path named like a manifest, and the folder it must not lead out of. */
interface Candidate {
  readonly file: string;
  readonly boundary: string;
}

/** @param folder reached from the top by no link */
async function search(folder: string, how: Search): Promise<readonly Candidate[]> {
  const boundary = how.repositoryRoot(realpathSync.native(folder)) ?? how.top;
  const listed = await askGit(folder, how);
  if (!listed) return walk(folder, boundary, how);
  const inner = await Promise.all(listed.repositories.map((other) => search(other, how)));
  return [...listed.manifests.map((file) => ({ file, boundary })), ...inner.flat()];
}

/** Undefined where git cannot say what is in a folder, which is then walked. */
async function askGit(folder: string, listing: GitListing): Promise<Listed | undefined> {
  try {
    return await listWithGit(folder, listing);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // why git is not asked is said where the repository is: the facts that it would show are unknown
    const isFailure = !(error instanceof GitRefusal) && error.message !== NOT_INSTALLED;
    if (isFailure) listing.report(path.join(folder, '.git'), error);
    return undefined;
  }
}

/** A plain walk that does not follow links to folders, so it always terminates. */
async function walk(root: string, boundary: string, how: Search): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const here = folder;
    const entries = entriesOf(folder, how.report);
    const isRepository = folder !== root && entries.some(({ name }) => name === '.git');
    if (isRepository) {
      found.push(...(await search(folder, how)));
      continue;
    }
    const named = entries.filter(({ name }) => isManifestName(name));
    found.push(...named.map(({ name }) => ({ file: path.join(here, name), boundary })));
    const inner = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name));
    folders.push(...inner.map(({ name }) => path.join(here, name)));
  }
  return found;
}
