import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder from here upwards (absolute) that is the root of a git repository, a work tree or a submodule. */
export function repositoryRoot(folder: string): string | undefined {
  if (isGit(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : repositoryRoot(parent);
}

function isGit(file: string): boolean {
  if (!existsSync(file)) return false;
  // a file names the folder that stands in its place; one on another machine would be asked for over the network
  return statSync(file).isDirectory() || !/^gitdir:\s*[\\/]{2}/.test(readFileSync(file, 'utf8'));
}
