import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { CodeOwners } from '../../core/language/suggestions.ts';
import { codeOwnersOf } from '../../repository/facts/codeowners.ts';
import { nodeFiles } from '../../repository/node/files.ts';
import { isWithin } from '../../repository/node/guard.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { resolvePath } from '../../repository/path.ts';
import type { EntryKind } from '../../repository/access.ts';

/** The surroundings of a manifest, within its repository, or the open folder where it is in none. Nothing else is read. */
export interface Place {
  /** Absolute. */
  readonly root: string;
  /** What is at a path that the manifest declares. */
  kindOf(declared: string): Promise<EntryKind>;
  /** The names in a folder that the manifest declares, those of folders with `/` at the end; empty where there is none. */
  list(declared: string): Promise<readonly string[]>;
  /** The absolute path of what the manifest declares; undefined where that is outside. */
  absolute(declared: string): string | undefined;
  codeOwners(): Promise<CodeOwners | undefined>;
}

/** @param roots the open folders (absolute) @param file the manifest (absolute) */
export function placeOf(roots: readonly string[], file: string): Place {
  const folder = realFolder(path.dirname(file));
  const root = repositoryRoot(folder) ?? rootOf(roots, folder) ?? folder;
  const files = nodeFiles(root);
  const below = path.relative(root, folder).split(path.sep).join('/');
  const resolve = (declared: string) => {
    const resolved = resolvePath(below, declared);
    return 'path' in resolved ? resolved.path : undefined;
  };
  return {
    root,
    async kindOf(declared) {
      const relative = resolve(declared);
      return relative === undefined ? 'outside' : files.kindOf(relative);
    },
    async list(declared) {
      const relative = resolve(declared);
      return relative === undefined ? [] : files.list(relative);
    },
    absolute(declared) {
      const relative = resolve(declared);
      return relative === undefined ? undefined : path.join(root, relative);
    },
    async codeOwners() {
      const found = await codeOwnersOf({ once: (_, make) => make({ ...files, findNotable: async () => [] }) });
      return found && { file: found.file, owners: [...new Set(found.entries.flatMap(({ owners }) => owners))] };
    },
  };
}

/** The innermost of the open folders that a path is in. */
export function rootOf(roots: readonly string[], file: string): string | undefined {
  return roots.filter((root) => isWithin(root, file)).toSorted((a, b) => b.length - a.length)[0];
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    // of a manifest that was never saved
    return folder;
  }
}
