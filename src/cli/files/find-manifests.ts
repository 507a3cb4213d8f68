import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { NOT_INSTALLED } from '../../repository/node/git/run-git.ts';
import { GitError, GitRefusal } from '../../repository/node/git/git-error.ts';
import { indexReader, type ReadIndex } from '../../repository/node/git/index-listing.ts';
import { findFile } from '../../repository/node/guard.ts';
import { rootFinder } from '../../repository/node/root.ts';
import type { Io } from '../command-line/io.ts';
import { entriesOf, listWithGit, type GitListing, type Listed } from './git-listing.ts';
import { isManifestName, SKIPPED } from './manifest-names.ts';

/** Manifests found, as absolute paths, and folders or files that could not be looked at. */
export interface Discovery {
  readonly files: readonly string[];
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/**
 * The manifests at or under paths, each once, in the order of the paths and then by name.
 * A file is taken as given, whatever its name; a folder is searched, without `.git`, `node_modules` and what git
 * ignores, unless the folder asked for is itself ignored. Whatever bears the name of a manifest and is no file of its
 * repository is a problem.
 * @param paths absolute
 */
export async function discover(
  paths: readonly string[],
  env: Io['env'],
  readIndex: ReadIndex = indexReader(env),
): Promise<Discovery> {
  const files = new Map<string, string>();
  const problems = new Map<string, string>();
  const report = (file: string, error: unknown) => problems.set(file, readProblem(error));
  const repositoryRoot = rootFinder();
  /** @param given the folder that was searched, which bounds what is in no repository */
  const add = (file: string, given: string | undefined) => {
    try {
      const folder = realpathSync.native(path.dirname(file));
      const found = findFile(file, repositoryRoot(folder) ?? given);
      if (found && !files.has(found.real)) files.set(found.real, file);
    } catch (error) {
      report(file, error);
    }
  };

  for (const given of paths) {
    try {
      if (!statSync(given).isDirectory()) {
        add(given, undefined);
        continue;
      }
    } catch (error) {
      report(given, error);
      continue;
    }
    const found = await search(given, { env, readIndex, report });
    const real = realpathSync.native(given);
    for (const file of found.toSorted()) add(file, real);
  }
  return {
    files: [...files.values()],
    problems: [...problems].map(([file, message]) => ({ path: file, message })),
  };
}

/** What is said where no manifest is found: that is trouble, or a typo in a path would look like success. */
export const NO_MANIFEST =
  'No ai-initiative.yaml or ai-initiative.yml was found here or below (what git ignores is left out)';

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

async function search(folder: string, listing: GitListing): Promise<readonly string[]> {
  const listed = await askGit(folder, listing);
  if (!listed) return walk(folder, listing);
  const inner = await Promise.all(listed.repositories.map((other) => search(other, listing)));
  return [...listed.manifests, ...inner.flat()];
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

/** A plain walk; symbolic links to folders are not followed, so that it always ends. */
async function walk(root: string, listing: GitListing): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const here = folder;
    const entries = entriesOf(folder, listing.report);
    const isRepository = folder !== root && entries.some(({ name }) => name === '.git');
    if (isRepository) {
      found.push(...(await search(folder, listing)));
      continue;
    }
    found.push(...entries.filter(({ name }) => isManifestName(name)).map(({ name }) => path.join(here, name)));
    const inner = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name));
    folders.push(...inner.map(({ name }) => path.join(here, name)));
  }
  return found;
}
