import { lstatSync, readdirSync, realpathSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { ignoredAmong } from '../../repository/node/git/ignored.ts';
import { eachEntry, endsInOneOf } from '../../repository/node/git/index-listing.ts';
import type { Git } from '../../repository/node/git/run-git.ts';
import { findFile, isWithin } from '../../repository/node/guard.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { isManifestName, MANIFEST_NAMES, SKIPPED } from './manifest-names.ts';
import { unknownToGit } from './untracked.ts';

/** Called with each path that could not be read, and why. @param file absolute */
export type ReportProblem = (file: string, error: unknown) => void;

/** What finding manifests with git needs. */
export interface GitListing {
  readonly git: Git;
  readonly report: ReportProblem;
}

const MAX_GITIGNORE = 1 << 20;

/** What git lists in a folder, as absolute paths. */
export interface Listed {
  /** Files named like a manifest that are tracked or not ignored. */
  readonly manifests: readonly string[];
  /** Other repositories inside, submodules included. */
  readonly repositories: readonly string[];
}

/**
 * Asks git once for the index, and once more for each level of untracked folders.
 *
 * @param folder absolute
 * @returns undefined where the folder is in no repository, or ignored by it
 * @throws {GitError} where git cannot answer
 */
export async function listWithGit(folder: string, listing: GitListing): Promise<Listed | undefined> {
  const real = realpathSync.native(folder);
  const root = repositoryRoot(real);
  if (root === undefined) return undefined;
  const prefix = root === real ? '' : `${path.relative(root, real).split(path.sep).join('/')}/`;
  const { tracked, folders } = readIndexBelow(await listing.git.readIndex(root), prefix);
  const unknown = unknownToGit(real, new Set(tracked), folders).map((name) => `${prefix}${name}`);
  const untracked = await listUntracked(root, unknown, listing);
  const found = [...tracked.map((name) => `${prefix}${name}`), ...untracked.manifests];
  const manifests = found.filter(
    (name) =>
      !name
        .slice(prefix.length)
        .split('/')
        .some((part) => SKIPPED.has(part)),
  );
  if (manifests.length === 0 && prefix !== '' && (await notIgnored(root, [prefix.slice(0, -1)], listing)).length === 0)
    return undefined;
  const absolute = (name: string) => path.join(folder, name.slice(prefix.length));
  return { manifests: manifests.map(absolute), repositories: untracked.repositories.map(absolute) };
}

/** The names of manifests and the repositories among paths that git does not know, and in the folders among these. */
async function listUntracked(root: string, unknown: readonly string[], listing: GitListing) {
  const manifests: string[] = [];
  const repositories: string[] = [];
  for (let level = unknown; level.length > 0;) {
    const next: string[] = [];
    for (const name of await notIgnored(root, level, listing)) {
      if (isManifestName(path.posix.basename(name))) {
        manifests.push(name);
        continue;
      }
      const entries = entriesOf(path.join(root, name), listing.report);
      if (entries.some((entry) => entry.name === '.git')) repositories.push(name);
      else
        next.push(
          ...entries
            .filter((entry) => (entry.isDirectory() && !SKIPPED.has(entry.name)) || isManifestName(entry.name))
            .map((entry) => `${name}/${entry.name}`),
        );
    }
    level = next;
  }
  return { manifests, repositories };
}

/** Those of some paths that git does not ignore. Where a `.gitignore` above them cannot be read, nothing is ignored by it. */
async function notIgnored(root: string, names: readonly string[], { git, report }: GitListing) {
  const folders = new Set<string>();
  for (const name of names) addFolder(folders, name.slice(0, Math.max(0, name.lastIndexOf('/'))));
  const unreadable = [...folders].filter((folder) => !isReadable(path.join(root, folder, '.gitignore'), root, report));
  const isAsked = (name: string) => !unreadable.some((folder) => isWithin(folder, name));
  const ignored = await ignoredAmong(git, root, names.filter(isAsked));
  return names.filter((name) => !ignored.has(name));
}

function isReadable(file: string, root: string, report: ReportProblem): boolean {
  try {
    // git itself does not follow one that is a link
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
    const found = findFile(file, root);
    if (found && found.stats.size > MAX_GITIGNORE) throw new Error('It is larger than 1 MB');
    return true;
  } catch (error) {
    report(file, error);
    return false;
  }
}

const mayBeManifest = endsInOneOf(MANIFEST_NAMES);
const SLASH = 0x2f;

/** The manifests of an index below a folder, and the folders that its paths are in; all relative to that folder. */
function readIndexBelow(index: Buffer, prefix: string) {
  const tracked: string[] = [];
  const folders = new Set(['']);
  const above = Buffer.from(prefix);
  let [lastStart, lastSlash] = [0, 0];
  eachEntry(index, (begin, end) => {
    const start = begin + above.length;
    if (above.length > 0 && (start >= end || index.compare(above, 0, above.length, begin, start) !== 0)) return;
    const slash = Math.max(start - 1, index.lastIndexOf(SLASH, end));
    if (mayBeManifest(index, start, end) && isManifestName(index.toString('utf8', slash + 1, end)))
      tracked.push(index.toString('utf8', start, end));
    // of most paths only the end is looked at, and whether they are in the folder of the one before
    if (slash <= start || index.compare(index, lastStart, lastSlash, start, slash) === 0) return;
    [lastStart, lastSlash] = [start, slash];
    addFolder(folders, index.toString('utf8', start, slash));
  });
  return { tracked, folders };
}

function addFolder(folders: Set<string>, folder: string): void {
  if (folders.has(folder)) return;
  folders.add(folder);
  addFolder(folders, folder.slice(0, Math.max(0, folder.lastIndexOf('/'))));
}

/** The entries of a folder; what cannot be looked into is reported and empty. */
export function entriesOf(folder: string, report: ReportProblem): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    report(folder, error);
    return [];
  }
}
