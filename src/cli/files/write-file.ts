import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { clearDrafts, draftOf } from './drafts.ts';

type Parts = Iterable<string | Uint8Array>;

/**
 * Replaces a file, or makes it: at every moment the old content or the new is there, whole. A link is followed, and what
 * is no file (a pipe, a device) is written to as it is. Throws what the file system throws.
 */
export function replaceFile(file: string, parts: Parts): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  if (existing && !existing.isFile()) return writeDirectly(file, parts);
  // a file that may not be written stays, although its folder would let it be replaced
  if (existing) accessSync(file, constants.W_OK);
  const target = existing ? realpathSync.native(file) : file;
  throughDraft(target, parts, existing, (draft) => renameSync(draft, target));
}

/** Creates a file atomically. An existing file with content stays, and is an error with the code `EEXIST`. */
export function createFile(file: string, parts: Parts): void {
  throughDraft(file, parts, undefined, (draft) => {
    if (isLeftEmpty(file)) return renameSync(draft, file);
    try {
      linkSync(draft, file);
    } catch (error) {
      // some file systems have no links
      if (lstatSync(file, { throwIfNoEntry: false })) throw error;
      return renameSync(draft, file);
    }
    rmSync(draft);
  });
}

/** Whether a file is there that holds nothing, as a run leaves it that is killed while it writes by other means than these. */
export function isLeftEmpty(file: string): boolean {
  const there = lstatSync(file, { throwIfNoEntry: false });
  return there?.isFile() === true && there.size === 0;
}

/** Creates a folder and those above it. Node's own `recursive` loops forever where none can be created, as below `/proc`. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // another process may have created it meanwhile
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function throughDraft(file: string, parts: Parts, existing: Stats | undefined, place: (draft: string) => void): void {
  const draft = draftOf(file);
  // left by an earlier process with our id
  rmSync(draft, { force: true });
  try {
    const opened = openSync(draft, 'wx');
    try {
      clearDrafts(file, fstatSync(opened).mtimeMs);
      if (existing) keepOwner(opened, existing);
      for (const part of parts) writeFileSync(opened, part);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    place(draft);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The new file belongs to the same user and may be read by the same ones, as far as we may set that. */
function keepOwner(opened: number, { mode, uid, gid }: Stats): void {
  fchmodSync(opened, mode);
  try {
    fchownSync(opened, uid, gid);
  } catch {
    // only root may give a file away
  }
}

function writeDirectly(file: string, parts: Parts): void {
  const opened = openSync(file, 'w');
  try {
    for (const part of parts) writeFileSync(opened, part);
  } finally {
    closeSync(opened);
  }
}
