import { compileGlob } from '../glob.ts';
import { isWithin, resolvePath } from '../path.ts';
import { below } from '../survey.ts';

/** The paths that a manifest covers. */
export interface Coverage {
  /** From the root; without those given as globs. */
  readonly folders: readonly string[];
  readonly covers: (path: string) => boolean;
  /** Those of some paths, in their order, that it covers. */
  readonly among: (sorted: readonly string[]) => readonly string[];
}

/**
 * @param folder of the manifest, from the root
 * @param written folders or globs as the manifest writes them
 * @throws {EvidenceError} where a glob is too long to be used
 */
export function coverage(folder: string, written: readonly string[]): Coverage {
  const resolved = written.flatMap((declared) => {
    const place = resolvePath(folder, declared);
    return 'path' in place ? [place.path] : [];
  });
  const folders = resolved.filter((path) => !isGlob(path));
  const globs = resolved.filter(isGlob).map((path) => compileGlob(`/${path}`));
  const covers = (path: string) =>
    folders.some((base) => isWithin(base, path)) || globs.some((match) => match(path) !== undefined);
  return {
    folders,
    covers,
    // there may be a path for each manifest, so only globs are held against all of them
    among: (sorted) =>
      globs.length > 0 ? sorted.filter(covers) : [...new Set(folders.flatMap((base) => below(sorted, base)))],
  };
}

function isGlob(path: string): boolean {
  return /[*?[]/.test(path);
}
