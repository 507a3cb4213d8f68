import ignore from 'ignore';
import { isWithin, resolvePath } from './path.ts';

/** What a manifest answers for. */
export interface Coverage {
  /** From the root; without those given as globs. */
  readonly folders: readonly string[];
  readonly covers: (path: string) => boolean;
}

/**
 * @param folder of the manifest, from the root
 * @param covers folders or globs as the manifest writes them
 */
export function coverage(folder: string, covers: readonly string[]): Coverage {
  const resolved = covers.flatMap((written) => {
    const place = resolvePath(folder, written);
    return 'path' in place ? [place.path] : [];
  });
  const folders = resolved.filter((path) => !isGlob(path));
  const globs = resolved.filter(isGlob).map((path) => `/${path}`);
  // asked for every path of the repository, which costs where there is nothing to match
  const matches = globs.length === 0 ? () => false : matcher(globs);
  return {
    folders,
    covers: (path) => folders.some((base) => isWithin(base, path)) || (path !== '' && matches(path)),
  };
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = ignore().add(globs);
  return (path) => patterns.ignores(path);
}

function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}
