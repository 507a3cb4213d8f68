import { lstatSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder from here upwards (absolute) that is the root of a git repository, a work tree or a submodule. */
export function repositoryRoot(folder: string): string | undefined {
  return rootFinder()(folder);
}

/** The same for many folders of one tree, each of which is looked at once and counts from then on as it was. */
export function rootFinder(): typeof repositoryRoot {
  const known = new Map<string, string | undefined>();
  const find = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const parent = path.dirname(folder);
    const root = hasGit(folder) ? folder : parent === folder ? undefined : find(parent);
    known.set(folder, root);
    return root;
  };
  return find;
}

/**
 * The repository that a file is in by the path that names it, links not followed: a link inside a repository does not
 * lead into another one.
 *
 * @param file absolute
 */
export function namedRoot(file: string): string | undefined {
  let found: string | undefined;
  let behindLink: string | undefined;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (hasGit(folder)) found ??= folder;
    if (folder === path.dirname(folder)) return found ?? behindLink;
    if (!isLink(folder)) continue;
    // only what is above decides: a link of the user may lead to the repository below it
    behindLink = found ?? behindLink;
    found = undefined;
  }
}

function isLink(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Whether it can be used is found out where git is asked; here it bounds what belongs together. */
function hasGit(folder: string): boolean {
  try {
    const stats = lstatSync(path.join(folder, '.git'), { throwIfNoEntry: false });
    return stats !== undefined && (stats.isDirectory() || stats.isFile() || stats.isSymbolicLink());
  } catch {
    return false;
  }
}
