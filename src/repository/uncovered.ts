import { nodeAt, parseDocument, type SdkUse } from '../core/index.ts';
import type { Repository } from './access.ts';
import { coverage } from './facts/coverage.ts';
import { isDependencyManifest } from './dependencies/read.ts';
import { createEffort } from './evidence.ts';
import { isManifest } from './notable.ts';
import { folderOf, isWithin, nameOf } from './path.ts';
import { isAside, sdksIn } from './facts/sdks.ts';

/** A folder that depends on AI SDKs. */
export interface UncoveredFolder {
  /** From the root of the repository; empty for the root itself. */
  readonly folder: string;
  readonly uses: readonly SdkUse[];
}

const MAX_BYTES = 128 * 1024;
const MAX_FILES = 2_000;
/** For all of them, in ms. */
const MAX_TIME = 5_000;

/** Files read at once: what is done with them in one go must not keep an editor from anything else. */
const BATCH = 2;

/**
 * The folders at or below one (from the root) that depend on AI SDKs and that no manifest of the repository covers.
 *
 * @throws where the signal says to stop
 */
export async function findUncovered(
  repository: Repository,
  below: string,
  signal?: AbortSignal,
): Promise<readonly UncoveredFolder[]> {
  const { files } = repository;
  const notable = await files.findNotable();
  const manifests = notable.filter(isManifest);
  const coverages = await inBatches(manifests, signal, async (path) => {
    const text = (await files.readText(path, MAX_BYTES)) ?? '';
    return { folder: folderOf(path), ...coverage(folderOf(path), coversIn(text)) };
  });
  // what stands beside a manifest serves what it covers
  const isCovered = (path: string) => coverages.some(({ folder, covers }) => covers(path) || folderOf(path) === folder);
  const candidates = notable.filter(
    (path) => isDependencyManifest(path) && isWithin(below, path) && !isAside(path, [below]) && !isCovered(path),
  );
  const effort = createEffort(undefined, MAX_TIME);
  const found = await inBatches(candidates.slice(0, MAX_FILES), signal, (path) =>
    // one that is too large to be read, or takes too long, says nothing
    sdksIn(repository, path, effort).catch(() => []),
  );
  const uses = found.flat().map(({ use }) => use);
  const folders = [...new Set(uses.map(({ file }) => projectOf(file)))].toSorted();
  return folders.map((folder) => ({ folder, uses: uses.filter(({ file }) => projectOf(file) === folder) }));
}

/** The folder of the project whose dependencies a file names: one of pip, kept in `requirements/`, is of the folder above. */
function projectOf(file: string): string {
  const folder = folderOf(file);
  return nameOf(folder) === 'requirements' && file.endsWith('.txt') ? folderOf(folder) : folder;
}

async function inBatches<T>(
  paths: readonly string[],
  signal: AbortSignal | undefined,
  look: (path: string) => Promise<T>,
): Promise<readonly T[]> {
  const seen: T[] = [];
  for (let at = 0; at < paths.length; at += BATCH) {
    signal?.throwIfAborted();
    seen.push(...(await Promise.all(paths.slice(at, at + BATCH).map(look))));
  }
  return seen;
}

function coversIn(text: string): readonly string[] {
  // most say nothing of it, and need not be parsed
  if (!text.includes('covers')) return ['.'];
  const node = nodeAt(parseDocument(text).root, ['covers']);
  const items = node?.kind === 'list' ? node.items : [];
  const written = items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
  return written.length > 0 ? written : ['.'];
}
