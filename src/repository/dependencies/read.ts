import { nameOf } from '../path.ts';
import type { Dependency, DependencyReader } from './dependency.ts';

const readers = () => import('./readers.ts');

/** The dependency manifests we can read, by their file names. Parsers are loaded where there is something to parse. */
const READERS: readonly (readonly [RegExp, () => Promise<DependencyReader>])[] = [
  [/^package\.json$/, async () => (await readers()).packageJson],
  [/requirements.*\.txt$/, async () => (await readers()).requirements],
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
];

/** Whether a file says what a project depends on. */
export function isDependencyManifest(path: string): boolean {
  return readerOf(path) !== undefined;
}

/** What a dependency manifest asks for; nothing where its text cannot be read. */
export async function readDependencies(path: string, text: string): Promise<readonly Dependency[]> {
  const read = await readerOf(path)?.();
  try {
    return read?.(text, path) ?? [];
  } catch {
    return [];
  }
}

function readerOf(path: string): (() => Promise<DependencyReader>) | undefined {
  return READERS.find(([pattern]) => pattern.test(nameOf(path)))?.[1];
}
