import type { Repository } from './access.ts';
import { isDependencyManifest } from './dependencies/read.ts';
import { isManifest, mayBeWorkflow } from './notable.ts';

/** The notable files of a repository by what they are, each list in the order of its names. */
export interface Survey {
  readonly manifests: readonly string[];
  readonly dependencies: readonly string[];
  readonly workflows: readonly string[];
}

/** Sorts the notable files, once for all manifests. */
export function survey(repository: Repository): Promise<Survey> {
  return repository.once('survey', async (files) => {
    const notable = (await files.findNotable()).toSorted();
    return {
      manifests: notable.filter(isManifest),
      dependencies: notable.filter(isDependencyManifest),
      workflows: notable.filter(mayBeWorkflow),
    };
  });
}

/** Those of some paths, in their order, that are a path themselves or lie below it. */
export function below(sorted: readonly string[], path: string): readonly string[] {
  if (path === '') return sorted;
  const itself = sorted[firstFrom(sorted, path)] === path ? [path] : [];
  // 0 is the character after the slash that begins the paths in a folder
  return [...itself, ...sorted.slice(firstFrom(sorted, `${path}/`), firstFrom(sorted, `${path}0`))];
}

/** Index of the first path that does not come before another. */
function firstFrom(sorted: readonly string[], path: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
