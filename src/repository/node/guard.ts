import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import path from 'node:path';

/** A file is not opened, although it is there; the message is a sentence that says why. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal';
}

/** What was read of a file. */
export interface GuardedBytes {
  /** At most as many as asked for. */
  readonly bytes: Buffer;
  /** Whether the file holds no more. */
  readonly isWhole: boolean;
}

/** A regular file that may be read: its real path, links followed. */
export interface GuardedFile {
  readonly real: string;
  readonly stats: Stats;
}

const OUTSIDE = 'It is a link that leads out of the repository, where nothing is read';

/**
 * Looks where a path really leads. Everything that a command reads or replaces passes here: a repository may hold links
 * to the files of its reader, pipes that never end and devices.
 *
 * @param boundary absolute, links followed: nothing outside this folder is read. Undefined: the user named the file
 * @returns undefined where nothing bears the name
 * @throws {FileRefusal} where it is no regular file inside the boundary
 */
export function findFile(file: string, boundary: string | undefined): GuardedFile | undefined {
  const named = lstat(file);
  if (!named) return undefined;
  let real: string;
  try {
    real = realpathSync.native(file);
  } catch (error) {
    throw new FileRefusal(linkProblem(error), { cause: error });
  }
  // a folder above it may be a link as well
  if (boundary !== undefined && !isWithin(boundary, real)) throw new FileRefusal(OUTSIDE);
  const stats = named.isSymbolicLink() ? statSync(real) : named;
  if (stats.isDirectory()) throw new FileRefusal('It is a folder, not a file');
  if (!stats.isFile()) throw new FileRefusal('It is neither a file nor a folder but a pipe, socket or device');
  return { real, stats };
}

/**
 * Reads a file that passes {@link findFile}.
 *
 * @param maxBytes counted while reading: what a file says of its size is not believed
 * @returns undefined where nothing bears the name
 * @throws {FileRefusal}
 */
export function readGuarded(file: string, boundary: string | undefined, maxBytes: number): GuardedBytes | undefined {
  const found = findFile(file, boundary);
  if (!found) return undefined;
  // a pipe put there meanwhile would block without the flag, which Windows lacks and does not need
  const descriptor = openSync(found.real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(descriptor).isFile()) throw new FileRefusal('It is not a file any more');
    return readUpTo(descriptor, maxBytes, found.stats.size);
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a guarded file in UTF-8; undefined where there is none, it is longer, or it is no text. @throws {FileRefusal} */
export function readGuardedText(file: string, boundary: string | undefined, maxBytes: number): string | undefined {
  const read = readGuarded(file, boundary, maxBytes);
  if (!read?.isWhole) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function readUpTo(descriptor: number, maxBytes: number, size: number): GuardedBytes {
  // one byte more than expected shows the end of most files at the first go
  const bytes = Buffer.allocUnsafe(Math.min(maxBytes, Math.max(size, 4096)) + 1);
  let length = 0;
  const chunks: Buffer[] = [];
  for (let target = bytes, filled = 0; ;) {
    const read = readSync(descriptor, target, filled, target.length - filled, null);
    filled += read;
    length += read;
    if (read > 0 && filled < target.length) continue;
    chunks.push(target.subarray(0, filled));
    if (read === 0 || length > maxBytes) break;
    [target, filled] = [Buffer.allocUnsafe(Math.min(maxBytes + 1 - length, 1 << 20)), 0];
  }
  const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
  return { bytes: all.subarray(0, maxBytes), isWhole: length <= maxBytes };
}

function lstat(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function linkProblem(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'It is a link to something that does not exist';
    case 'ELOOP':
      return 'It is a link that leads back to itself';
    default:
      throw error;
  }
}

/** Whether a path is a folder itself or below it; both absolute. */
export function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
