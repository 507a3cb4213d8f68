import { nodeAt, parseDocument, type SdkUse } from '../core/index.ts';
import type { Repository } from './access.ts';
import { isDependencyManifest } from './dependencies/read.ts';
import { createEffort } from './evidence.ts';
import { coverage } from './facts/coverage.ts';
import { sdksIn } from './dependencies/sdks-in.ts';
import { isManifest } from './notable.ts';
import { ownSdk } from './own-sdk.ts';
import { folderOf, isWithin, nameOf, upwards } from './path.ts';
import { isProduction } from './sources/roles.ts';
import { sourcesBelow } from './sources/sources.ts';
import { isCode } from './sources/walk.ts';
import { marksIn } from './uses.ts';

/** A folder whose code uses AI. */
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
 * The folders at or below one (from the root) whose production code uses AI and that no manifest of the repository covers;
 * none in a repository that is itself an AI SDK.
 *
 * @throws where the signal says to stop
 */
export async function findUncovered(
  repository: Repository,
  below: string,
  signal?: AbortSignal,
): Promise<readonly UncoveredFolder[]> {
  if ((await ownSdk(repository)) !== undefined) return [];
  const { files } = repository;
  const notable = await files.findNotable();
  const coverages = await inBatches(notable.filter(isManifest), signal, async (path) => {
    const text = (await files.readText(path, MAX_BYTES)) ?? '';
    return { folder: folderOf(path), ...coverage(folderOf(path), coversIn(text)) };
  });
  // what is beside a manifest serves what it covers
  const isCovered = (path: string) => coverages.some(({ folder, covers }) => covers(path) || folderOf(path) === folder);
  const manifests = notable.filter((path) => isDependencyManifest(path) && isWithin(below, path));
  const projects = new Set(manifests.map(projectOf));
  const effort = createEffort(undefined, MAX_TIME);
  const candidates = manifests.filter((path) => isProduction(path, [below]) && !isCovered(path)).slice(0, MAX_FILES);
  const required = await inBatches(candidates, signal, (path) =>
    // a manifest that is too large says nothing
    sdksIn(repository, path, effort).catch(() => []),
  );
  const packages = required.flat().flatMap(({ use, development }) => (development ? [] : [use]));
  const sources = await sourcesBelow(repository, below, effort);
  signal?.throwIfAborted();
  const marks = sources.files
    .filter(({ file }) => isCode(file) && isProduction(file, [below]) && !isCovered(file))
    // an address in a list of models is one of several to choose from
    .flatMap((file) => marksIn(file).filter(({ by }) => by === 'client' || (by === 'endpoint' && !file.isCatalogue)));

  const folders = new Map<string, SdkUse[]>();
  const add = (folder: string, use: SdkUse) => folders.set(folder, [...(folders.get(folder) ?? []), use]);
  for (const use of packages) add(projectOf(use.file), use);
  const seen = new Set<string>();
  for (const use of marks) {
    const folder = upwards(folderOf(use.file)).find((above) => projects.has(above)) ?? below;
    // a folder that requires an SDK is shown by that; otherwise each provider once
    const key = `${folder} ${use.provider}`;
    if (packages.some(({ file }) => projectOf(file) === folder) || seen.has(key)) continue;
    seen.add(key);
    add(folder, use);
  }
  return [...folders].map(([folder, uses]) => ({ folder, uses })).toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The folder of the project whose dependencies a file names: one of pip, kept in `requirements/`, is of the folder above. */
function projectOf(file: string): string {
  const folder = folderOf(file);
  return nameOf(folder) === 'requirements' && /\.(?:txt|in)$/.test(file) ? folderOf(folder) : folder;
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
  // most do not mention it and need not be parsed
  if (!text.includes('covers')) return ['.'];
  const node = nodeAt(parseDocument(text).root, ['covers']);
  const items = node?.kind === 'list' ? node.items : [];
  const written = items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
  return written.length > 0 ? written : ['.'];
}
