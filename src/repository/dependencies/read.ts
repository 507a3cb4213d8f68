import { nameOf } from '../path.ts';
import type { Dependency, DependencyReader } from './dependency.ts';
import { composerJson, packageJson } from './json.ts';
import { gradle, gradleCatalog, pom } from './jvm.ts';
import { cargoToml, gemfile, goMod } from './others.ts';
import { condaEnvironment, pipfile, pyproject, requirements } from './python.ts';
import { projectFile } from './xml.ts';

/** The dependency manifests we can read, by their file names. */
const READERS: readonly (readonly [RegExp, DependencyReader])[] = [
  [/^package\.json$/, packageJson],
  [/requirements.*\.txt$/, requirements],
  [/^pyproject\.toml$/, pyproject],
  [/^Pipfile$/, pipfile],
  [/^environment\.ya?ml$/, condaEnvironment],
  [/^go\.mod$/, goMod],
  [/^pom\.xml$/, pom],
  [/^build\.gradle(?:\.kts)?$/, gradle],
  [/\.versions\.toml$/, gradleCatalog],
  [/^Gemfile$/, gemfile],
  [/^Cargo\.toml$/, cargoToml],
  [/\.(?:cs|fs|vb)proj$/, projectFile],
  [/^composer\.json$/, composerJson],
];

/** Whether a file says what a project depends on. */
export function isDependencyManifest(path: string): boolean {
  return readerOf(path) !== undefined;
}

/** What a dependency manifest asks for; nothing where its text cannot be read. */
export function readDependencies(path: string, text: string): readonly Dependency[] {
  try {
    return readerOf(path)?.(text) ?? [];
  } catch {
    return [];
  }
}

function readerOf(path: string): DependencyReader | undefined {
  return READERS.find(([pattern]) => pattern.test(nameOf(path)))?.[1];
}
