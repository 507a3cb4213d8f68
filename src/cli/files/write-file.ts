import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Replaces a file that is there whole at every moment: written beside it, then put in its place. */
export function writeAtomically(file: string, text: string): void {
  replaceFile(file, [text], statSync(file).mode);
}

/**
 * Writes lines to a file that is whole or as it was before, whatever happens meanwhile. What is no file (a pipe, a
 * device) is written to as it is.
 */
export function replaceFile(file: string, parts: Iterable<string | Uint8Array>, mode?: number): void {
  const existing = existsSync(file) ? statSync(file) : undefined;
  if (existing && !existing.isFile()) return writeAll(file, 'w', parts);
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  try {
    writeAll(draft, 'wx', parts, mode ?? existing?.mode);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Makes a folder and those above it. Node's own `recursive` tries for ever where none can be made, as below `/proc`. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // another process may have been faster
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function writeAll(file: string, flags: string, parts: Iterable<string | Uint8Array>, mode?: number): void {
  const opened = openSync(file, flags, mode);
  try {
    for (const part of parts) writeFileSync(opened, part);
  } finally {
    closeSync(opened);
  }
}
