import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import type { FileAccess } from '../access.ts';
import { FileRefusal, isWithin, readGuardedText } from './guard.ts';

/** More names in a folder are not looked at. */
export const MAX_ENTRIES = 10_000;

/**
 * The files below a folder. Looked at synchronously: most questions are whether something is there, and the way to
 * another thread and back would take ten times as long as the answer.
 *
 * @param root absolute
 */
export function nodeFiles(root: string): Omit<FileAccess, 'findNotable'> {
  const realRoot = realpathSync.native(root);

  /** Where a path really leads; undefined where there is nothing, null where that is outside. */
  const follow = (relative: string): { readonly target: string; readonly stats: Stats } | undefined | null => {
    try {
      const file = path.join(root, relative);
      const stats = statSync(file, { throwIfNoEntry: false });
      if (!stats) return undefined;
      const target = realpathSync.native(file);
      return isWithin(realRoot, target) ? { target, stats } : null;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  };

  return {
    async kindOf(relative) {
      const found = follow(relative);
      if (!found) return found === null ? 'outside' : 'absent';
      return found.stats.isDirectory() ? 'folder' : 'file';
    },
    async readText(relative, maxBytes) {
      try {
        return readGuardedText(path.join(root, relative), realRoot, maxBytes);
      } catch (error) {
        if (error instanceof FileRefusal || isAbsent(error)) return undefined;
        throw error;
      }
    },
    async list(relative) {
      const found = follow(relative);
      if (!found?.stats.isDirectory()) return [];
      const names = entriesOf(found.target).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
      return names.slice(0, MAX_ENTRIES).toSorted();
    },
  };
}

const SKIPPED = new Set(['.git', 'node_modules', '.venv', 'venv', 'vendor', 'dist', 'build', 'target']);

/** Files below a folder where git cannot be asked, nearest first; at most `maxFolders` folders are looked into. */
export function walk(root: string, isWanted: (file: string) => boolean, maxFolders: number): readonly string[] {
  const files: string[] = [];
  let level = [''];
  for (let looked = 0; level.length > 0 && looked < maxFolders; looked += level.length) {
    const next: string[] = [];
    for (const folder of level.slice(0, maxFolders - looked)) {
      for (const entry of entriesOf(path.join(root, folder))) {
        const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
        // links are not followed, so that it always ends
        if (entry.isDirectory() && !SKIPPED.has(entry.name)) next.push(file);
        else if (entry.isFile() && isWanted(file)) files.push(file);
      }
    }
    level = next;
  }
  return files;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function isAbsent(error: unknown): boolean {
  const codes = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
