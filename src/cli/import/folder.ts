import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../core/index.ts';
import { readRegisterBlock, type Draft, type Existing } from '../../import/index.ts';
import { readText } from '../read.ts';
import { makeFolder, writeAtomically } from '../write.ts';

const MANIFEST = 'ai-initiative.yaml';

/** What lies in the folder that is imported into: its entries, and the manifests among them that were imported. */
export function lookInto(out: string): { occupied: ReadonlySet<string>; existing: readonly Existing[] } {
  const entries = existsSync(out) ? readdirSync(out, { withFileTypes: true }) : [];
  const existing = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .flatMap((folder) => readImported(path.join(out, folder, MANIFEST), folder));
  return { occupied: new Set(entries.map(({ name }) => name)), existing };
}

/** A manifest with a block of a register; none where there is none, or where it cannot be read. */
function readImported(file: string, folder: string): readonly Existing[] {
  try {
    if (!lstatSync(file).isFile()) return [];
    const text = readText(file);
    const block = readRegisterBlock(parseDocument(text));
    return block ? [{ folder, text, block }] : [];
  } catch {
    return [];
  }
}

/** Writes a manifest; a new one only where nothing is. */
export function writeDraft(out: string, { folder, text, status }: Draft): void {
  const file = path.join(out, folder, MANIFEST);
  if (status === 'updated') return writeAtomically(file, text);
  makeFolder(out);
  mkdirSync(path.join(out, folder));
  writeFileSync(file, text, { flag: 'wx' });
}
