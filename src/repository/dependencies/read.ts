import type { Repository } from '../access.ts';
import { EvidenceError, evidenceText, type Effort } from '../evidence.ts';
import { nameOf } from '../path.ts';
import type { Dependency, DependencyReader } from './dependency.ts';

/** A list of pip with the checksums of all it names may be long; nothing else that people write is. */
const MAX_BYTES = 256 * 1024;
const MAX_BYTES_OF_LISTS = 1 << 20;
const MAX_DEPENDENCIES = 5_000;

const readers = () => import('./readers.ts');

/** The dependency manifests we can read, by their file names. Parsers are loaded where there is something to parse. */
const READERS: readonly (readonly [RegExp, () => Promise<DependencyReader>])[] = [
  [/^package\.json$/, async () => (await readers()).packageJson],
  [/requirements.*\.(?:txt|in)$/, async () => (await readers()).requirements],
  [/^pyproject\.toml$/, async () => (await readers()).pyproject],
  [/^Pipfile$/, async () => (await readers()).pipfile],
  [/^environment\.ya?ml$/, async () => (await readers()).condaEnvironment],
  [/^go\.mod$/, async () => (await readers()).goMod],
  [/^pom\.xml$/, async () => (await readers()).pom],
  [/^build\.gradle(?:\.kts)?$/, async () => (await readers()).gradle],
  [/\.versions\.toml$/, async () => (await readers()).gradleCatalog],
  [/^Gemfile$/, async () => (await readers()).gemfile],
  [/^Cargo\.toml$/, async () => (await readers()).cargoToml],
  [/\.(?:cs|fs|vb)proj$/, async () => (await readers()).projectFile],
  [/^composer\.json$/, async () => (await readers()).composerJson],
  [/^setup\.py$/, async () => (await readers()).setupPy],
  [/^setup\.cfg$/, async () => (await readers()).setupCfg],
  [/^pylock(?:\.[\w-]+)?\.toml$/, async () => (await readers()).pylock],
  [/^mix\.exs$/, async () => (await readers()).mixExs],
  [/^Package\.swift$/, async () => (await readers()).packageSwift],
  [/^deno\.jsonc?$/, async () => (await readers()).denoJson],
  [/\.gemspec$/, async () => (await readers()).gemspec],
  [/^build\.sbt$/, async () => (await readers()).sbt],
  [/^packages\.config$/, async () => (await readers()).packagesConfig],
  [/^pubspec\.yaml$/, async () => (await readers()).pubspec],
];

/** Whether a file says what a project depends on. */
export function isDependencyManifest(path: string): boolean {
  return readerOf(path) !== undefined;
}

/**
 * What a dependency manifest of a repository asks for; nothing where it cannot be parsed. Read once for all manifests.
 *
 * @throws {EvidenceError} where it is too large, or names too many packages
 */
export function dependenciesIn(repository: Repository, path: string, effort: Effort): Promise<readonly Dependency[]> {
  return repository.once(`dependencies ${path}`, async (files) => {
    const text = await evidenceText(files, path, maxBytesOf(path));
    return text === undefined ? [] : parseDependencies(path, text, effort);
  });
}

/** What the text of a dependency manifest asks for; nothing where it cannot be parsed. */
export async function parseDependencies(path: string, text: string, effort: Effort): Promise<readonly Dependency[]> {
  const read = await readerOf(path)?.();
  if (!read) return [];
  const found = effort.run(() => {
    try {
      return read(text, path);
    } catch {
      return [];
    }
  });
  if (found.length > MAX_DEPENDENCIES) {
    throw new EvidenceError(`${path} is too large to be read as evidence (over ${MAX_DEPENDENCIES} packages)`);
  }
  return found;
}

/** Limit of a dependency manifest, in bytes. */
export function maxBytesOf(path: string): number {
  return path.endsWith('.txt') ? MAX_BYTES_OF_LISTS : MAX_BYTES;
}

function readerOf(path: string): (() => Promise<DependencyReader>) | undefined {
  return READERS.find(([pattern]) => pattern.test(nameOf(path)))?.[1];
}
