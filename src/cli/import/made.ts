import path from 'node:path';
import { UsageError } from '../command-line/io.ts';
import { readProblem } from '../files/find-manifests.ts';
import { parseJson, readWhole } from '../files/read-text.ts';
import { replaceFile } from '../files/write-file.ts';

/** The file, beside the manifests, that tells which rows became one: their manifests may have moved to other repositories. */
export const MADE_FILE = 'ai-initiative.imported.json';

const LONGEST = 64 << 20;

/** By the name of the register: the keys of its rows. */
type Made = ReadonlyMap<string, ReadonlySet<string>>;

/** Throws a {@link UsageError} where the file is there and cannot be read. */
export function readMade(out: string): Made {
  let value: unknown;
  try {
    value = parseJson(readWhole(path.join(out, MADE_FILE), LONGEST));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw new UsageError(`${MADE_FILE}: ${error instanceof SyntaxError ? 'it is not JSON' : readProblem(error)}`);
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(entries.map(([source, keys]) => [source, new Set(Array.isArray(keys) ? keys.map(String) : [])]));
}

/** Throws what the file system throws. */
export function writeMade(out: string, made: Made): void {
  const plain = Object.fromEntries([...made].map(([source, keys]) => [source, [...keys].toSorted()]));
  replaceFile(path.join(out, MADE_FILE), [`${JSON.stringify(plain, undefined, 2)}\n`]);
}
