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

/** Whether it can be used is found out where git is asked; here it bounds what belongs together. */
function hasGit(folder: string): boolean {
  try {
    const stats = lstatSync(path.join(folder, '.git'), { throwIfNoEntry: false });
    return stats !== undefined && (stats.isDirectory() || stats.isFile() || stats.isSymbolicLink());
  } catch {
    return false;
  }
}
