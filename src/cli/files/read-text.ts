import { realpathSync } from 'node:fs';
import {
  FileRefusal,
  findFile,
  readGuarded,
  type GuardedBytes,
  type GuardedFile,
} from '../../repository/node/guard.ts';
import { namedRoot } from '../../repository/node/root.ts';

/** Far more than a manifest may hold: what is longer is refused by its size, so that the rest need not be read. */
export const LONGEST = 1 << 20;

/** The most bytes of a report that are read: of some ten thousand initiatives. */
export const MAX_REPORT = 500 << 20;

/** The text of a manifest that `discover` found, byte order mark included. Throws where it cannot be read or is not UTF-8. */
export function readText(file: string): string {
  const read = present(readGuarded(file, undefined, LONGEST));
  return decodeText(read.bytes, read.isWhole);
}

/** Text, its byte order mark included. @param isWhole whether these are all bytes. Throws where they are not UTF-8. */
export function decodeText(bytes: Uint8Array, isWhole: boolean): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !isWhole });
}

/**
 * Looks for a file that the user named.
 *
 * @param folder absolute, links followed: where the file was found, if the user named only that. Bounds what is in no repository
 * @returns undefined where there is none
 * @throws {FileRefusal} where it is no regular file, or a link that leads out of the repository that it is in
 */
export function findNamed(file: string, folder?: string): GuardedFile | undefined {
  return findFile(file, boundaryOf(file) ?? folder);
}

function boundaryOf(file: string): string | undefined {
  const root = namedRoot(file);
  return root === undefined ? undefined : realpathSync.native(root);
}

/**
 * Reads a file that the user named, see {@link findNamed}.
 *
 * @param maxBytes counted while reading
 */
export function readNamed(file: string, maxBytes: number): GuardedBytes {
  return present(readGuarded(file, boundaryOf(file), maxBytes));
}

function present(read: GuardedBytes | undefined): GuardedBytes {
  if (!read) throw Object.assign(new Error('There is no such file'), { code: 'ENOENT' });
  return read;
}

/** The text of a file that is read as a whole. @throws {FileRefusal} where it is longer, see {@link readNamed} */
export function readWhole(file: string, maxBytes: number): string {
  const { bytes, isWhole } = readNamed(file, maxBytes);
  if (!isWhole) throw new FileRefusal(`It is larger than ${Math.round(maxBytes / (1 << 20))} MB`);
  return bytes.toString();
}

/** Far more than a report of ten thousand initiatives holds: each takes memory, however short it is. */
const MAX_VALUES = 8e6;

/**
 * JSON as other programs write it.
 *
 * @throws {SyntaxError} where it is not JSON
 * @throws {FileRefusal} where it holds more values, for which their commas are counted
 */
export function parseJson(text: string, maxValues = MAX_VALUES): unknown {
  let values = 1;
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) values++;
  if (values > maxValues) throw new FileRefusal(`It holds more than ${maxValues} values`);
  // what PowerShell writes begins with a byte order mark, which goes with the white space
  return JSON.parse(text.trim()) as unknown;
}
