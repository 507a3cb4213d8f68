import { open, opendir, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { EntryKind, FileAccess } from '../access.ts';

const MAX_ENTRIES = 10_000;

/** The files below a folder, read with Node. @param root absolute */
export function nodeFiles(root: string): Omit<FileAccess, 'findNotable'> {
  const realRoot = realpath(root);

  /** Where a path really leads; undefined where there is nothing, null where that is outside. */
  const follow = async (relative: string): Promise<string | undefined | null> => {
    try {
      const target = await realpath(path.join(root, relative));
      return isWithin(await realRoot, target) ? target : null;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  };

  const kindOf = async (relative: string): Promise<EntryKind> => {
    const target = await follow(relative);
    if (!target) return target === null ? 'outside' : 'absent';
    return (await stat(target)).isDirectory() ? 'folder' : 'file';
  };

  return {
    kindOf,
    async readText(relative, maxBytes) {
      const target = await follow(relative);
      // what is neither a file nor a folder (a pipe, a device) might never end
      if (!target || !(await stat(target)).isFile()) return undefined;
      const handle = await open(target);
      try {
        const { size } = await handle.stat();
        return size > maxBytes ? undefined : decode(await handle.readFile());
      } finally {
        await handle.close();
      }
    },
    async list(relative) {
      const target = await follow(relative);
      if (!target || !(await stat(target)).isDirectory()) return [];
      const names: string[] = [];
      for await (const entry of await opendir(target)) {
        names.push(entry.isDirectory() ? `${entry.name}/` : entry.name);
        if (names.length === MAX_ENTRIES) break;
      }
      return names.toSorted();
    },
  };
}

const SKIPPED = new Set(['.git', 'node_modules', '.venv', 'venv', 'vendor', 'dist', 'build', 'target']);

/** Files below a folder where git cannot be asked, nearest first; at most `maxFolders` folders are looked into. */
export async function walk(root: string, isWanted: (file: string) => boolean, maxFolders: number): Promise<string[]> {
  const found: string[] = [];
  let level = [''];
  for (let looked = 0; level.length > 0 && looked < maxFolders; looked += level.length) {
    const next: string[] = [];
    for (const folder of level.slice(0, maxFolders - looked)) {
      const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
        // links are not followed, so that it always ends
        if (entry.isDirectory() && !SKIPPED.has(entry.name)) next.push(file);
        else if (entry.isFile() && isWanted(file)) found.push(file);
      }
    }
    level = next;
  }
  return found;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function isAbsent(error: unknown): boolean {
  const codes = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

export function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
