import type { PathFact } from '../core/index.ts';

/** Where a path of a manifest points: a path from the root of the repository, or why it is not to be looked at. */
export type Resolved = { readonly path: string } | Pick<PathFact, 'kind' | 'reason'>;

/** @param folder of the manifest, from the root. @param declared as the manifest writes it */
export function resolvePath(folder: string, declared: string): Resolved {
  if (/^[a-z][\w+.-]+:\/\//i.test(declared)) return { kind: 'unseen', reason: `${declared} is a web address` };
  if (/^(?:[/~]|[a-z]:)|[\\\0]/i.test(declared)) return { kind: 'outside' };
  const parts = split(folder);
  for (const part of split(declared)) {
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return { kind: 'outside' };
  }
  return { path: parts.join('/') };
}

/** A path from the root, of parts from the root. */
export function join(...parts: readonly string[]): string {
  return parts.flatMap(split).join('/');
}

export function folderOf(path: string): string {
  return split(path).slice(0, -1).join('/');
}

export function nameOf(path: string): string {
  return split(path).at(-1) ?? '';
}

/** Whether a path is a folder itself or is below it. */
export function isWithin(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** A path of something in a folder, as from that folder. */
export function relativeTo(folder: string, path: string): string {
  return path.slice(folder === '' ? 0 : folder.length + 1);
}

/** A folder and all above it up to the root, nearest first. */
export function upwards(folder: string): readonly string[] {
  return folder === '' ? [''] : [folder, ...upwards(folderOf(folder))];
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
