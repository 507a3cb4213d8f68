import { lstatSync, readdirSync, type Dirent, type Stats } from 'node:fs';
import { MANIFEST_NAMES, SKIPPED } from './manifest-names.ts';

/**
 * What git's index does not know: folders, and whatever bears the name of a manifest in folders that it does know. To
 * read every folder takes longer than git itself, so one whose links tell that it holds no other folders is passed over.
 *
 * @param folder absolute
 * @param tracked the paths that the index knows below it
 * @param folders the folders these are in, relative, `''` for the folder itself
 */
export function unknownToGit(
  folder: string,
  tracked: ReadonlySet<string>,
  folders: ReadonlySet<string>,
): readonly string[] {
  // not `path.join`, which would double the time
  const inside = (relative: string) => `${folder}/${relative}`;
  const stats = new Map<string, Stats>();
  const inner = new Map<string, number>();
  // each after the folder it is in: below a link that took the place of a folder, nothing is looked at
  for (const one of [...folders].toSorted()) {
    const found = one === '' || stats.has(parentOf(one)) ? statOf(inside(one)) : undefined;
    if (!found?.isDirectory()) continue;
    stats.set(one, found);
    if (one !== '') inner.set(parentOf(one), (inner.get(parentOf(one)) ?? 0) + 1);
  }
  const linksOf = linkCounter(folder, stats.get(''));
  return [...stats].flatMap(([one, found]) => {
    const manifests = MANIFEST_NAMES.map((name) => join(one, name)).filter(
      (file) => !tracked.has(file) && statOf(inside(file)),
    );
    if (one !== '' && linksOf(found) === (inner.get(one) ?? 0)) return manifests;
    const others = foldersIn(inside(one)).filter((name) => !SKIPPED.has(name) && !folders.has(join(one, name)));
    return [...manifests, ...others.map((name) => join(one, name)).filter((path) => !manifests.includes(path))];
  });
}

/**
 * A function that gives how many folders a folder holds by its links, which most file systems of Unix count: two, and
 * one for each. Where they don't, which the topmost folder shows, it gives nothing.
 */
function linkCounter(folder: string, top: Stats | undefined): (stats: Stats) => number | undefined {
  const inTop = foldersIn(folder).length;
  const isCounted = inTop > 0 && top?.nlink === inTop + 2;
  return ({ nlink, dev }) => (isCounted && dev === top.dev ? nlink - 2 : undefined);
}

function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function foldersIn(folder: string): readonly string[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // git sees nothing either where we have no permission
  }
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

const join = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);
const parentOf = (file: string) => file.slice(0, Math.max(0, file.lastIndexOf('/')));
