import { existsSync, lstatSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../core/index.ts';
import { readRegisterBlock, type Draft, type Existing } from '../../import/index.ts';
import { UsageError } from '../command-line/io.ts';
import { clearDrafts, isDraft } from '../files/drafts.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { readText } from '../files/read-text.ts';
import { createFile, isLeftEmpty, makeFolder, replaceFile } from '../files/write-file.ts';

const [MANIFEST] = MANIFEST_NAMES;

/** What is in the folder that is imported into. */
export interface Imported {
  /** The folders and files in it, and in the folders of repositories in it, as paths below it. */
  readonly occupied: ReadonlySet<string>;
  readonly existing: readonly Existing[];
}

/**
 * Looks into the folder that is imported into, and into the folders of repositories in it.
 * Throws a {@link UsageError} where a manifest that was imported is no YAML any more.
 */
export function lookInto(out: string): Imported {
  const top = entriesIn(out, '');
  const below = top.filter((entry) => entry.isFolder && !existsSync(path.join(out, entry.place, MANIFEST)));
  const entries = [...top, ...below.flatMap(({ place }) => entriesIn(out, place))];
  const existing = entries
    .filter(({ isFolder }) => isFolder)
    .map(({ place }) => place)
    .toSorted()
    .flatMap((folder) => readImported(path.join(out, folder, MANIFEST), folder));
  const occupied = entries.filter(({ place, isFolder }) => !isFolder || !isAbandoned(path.join(out, place)));
  return { occupied: new Set(occupied.map(({ place }) => place)), existing };
}

function entriesIn(out: string, folder: string) {
  const full = path.join(out, folder);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full, { withFileTypes: true }).map((entry) => ({
      place: folder === '' ? entry.name : `${folder}/${entry.name}`,
      isFolder: entry.isDirectory(),
    }));
  } catch (error) {
    // what may not be looked into is occupied by itself
    if (folder !== '') return [];
    throw error;
  }
}

/** A manifest with a block of a register; empty where there is none, or where it cannot be read. */
function readImported(file: string, folder: string): readonly Existing[] {
  clearDrafts(file);
  const text = textOf(file);
  if (text === undefined) return [];
  const document = parseDocument(text);
  const block = readRegisterBlock(document);
  // otherwise its row would get a second manifest
  if (!document.root && /^x-register:/m.test(text))
    throw new UsageError(`${folder}/${MANIFEST} is not valid YAML, which hides the row it is of: fix it first`);
  return block ? [{ folder, text, block }] : [];
}

function textOf(file: string): string | undefined {
  try {
    return lstatSync(file).isFile() ? readText(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a folder holds nothing but what an import leaves that is killed while it writes there. */
function isAbandoned(folder: string): boolean {
  try {
    const names = readdirSync(folder);
    return names.every((name) => isDraft(name) || (name === MANIFEST && isLeftEmpty(path.join(folder, name))));
  } catch {
    return false; // without permission it may hold anything
  }
}

/** Writes a manifest; a new one only where nothing is. Throws what the file system throws. */
export function writeDraft(out: string, { folder, text, status }: Draft): void {
  const file = path.join(out, folder, MANIFEST);
  if (status === 'updated') return replaceFile(file, [text]);
  makeFolder(path.dirname(file));
  try {
    createFile(file, [text]);
  } catch (error) {
    removeEmpty(path.dirname(file));
    throw error;
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // the next run takes it over
  }
}
