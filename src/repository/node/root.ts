import { existsSync, readFileSync, statSync } from 'node:fs';
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
    const root = isGit(path.join(folder, '.git')) ? folder : parent === folder ? undefined : find(parent);
    known.set(folder, root);
    return root;
  };
  return find;
}

function isGit(file: string): boolean {
  if (!existsSync(file)) return false;
  // a file names the folder that stands in its place; one on another machine would be asked for over the network
  return statSync(file).isDirectory() || !/^gitdir:\s*[\\/]{2}/.test(readFileSync(file, 'utf8'));
}
