import path from 'node:path';
import { FileRefusal, readGuarded } from '../guard.ts';

/** What is longer is not hashed, and counts as changed: far beyond any file that is asked about. */
const MAX_BYTES = 4 << 20;

/**
 * The ids that git would give to a file as it is, and as it would be with line breaks of Unix: Git for Windows changes
 * them on the way between the repository and the work tree (`core.autocrlf`).
 *
 * @param like an id, whose length tells how the repository hashes
 * @returns undefined where there is no file; empty where it cannot be read
 */
export function contentIds(root: string, name: string, like: string | undefined): readonly string[] | undefined {
  try {
    const read = readGuarded(path.join(root, name), root, MAX_BYTES);
    if (!read) return undefined;
    if (!read.isWhole) return [];
    const { bytes } = read;
    const unix = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
    return [bytes, unix].map((content) => blobId(content, like?.length === SHA256_LENGTH ? 'sha256' : 'sha1'));
  } catch (error) {
    if (error instanceof FileRefusal) return [];
    throw error;
  }
}

const SHA256_LENGTH = 64;

function blobId(content: Buffer, algorithm: 'sha1' | 'sha256'): string {
  const hash = process.getBuiltinModule('node:crypto').createHash(algorithm);
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}
