import { nameOf } from '../path.ts';
import type { Dependency, DependencyReader } from './dependency.ts';

/** The dependency manifests we can read, by their file names. Parsers are loaded where there is something to parse. */
const READERS: readonly (readonly [RegExp, () => Promise<DependencyReader>])[] = [
  [/^package\.json$/, async () => (await import('./json.ts')).packageJson],
  [/requirements.*\.txt$/, async () => (await import('./python.ts')).requirements],
  [/^pyproject\.toml$/, async () => (await import('./python.ts')).pyproject],
  [/^Pipfile$/, async () => (await import('./python.ts')).pipfile],
  [/^environment\.ya?ml$/, async () => (await import('./python.ts')).condaEnvironment],
  [/^go\.mod$/, async () => (await import('./others.ts')).goMod],
  [/^pom\.xml$/, async () => (await import('./jvm.ts')).pom],
  [/^build\.gradle(?:\.kts)?$/, async () => (await import('./jvm.ts')).gradle],
  [/\.versions\.toml$/, async () => (await import('./jvm.ts')).gradleCatalog],
  [/^Gemfile$/, async () => (await import('./others.ts')).gemfile],
  [/^Cargo\.toml$/, async () => (await import('./others.ts')).cargoToml],
  [/\.(?:cs|fs|vb)proj$/, async () => (await import('./xml.ts')).projectFile],
  [/^composer\.json$/, async () => (await import('./json.ts')).composerJson],
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
