import { parse } from 'smol-toml';
import type { FileAccess } from '../access.ts';
import { at } from '../dependencies/dependency.ts';
import { childrenOf, ownText, readXml } from '../dependencies/xml.ts';
import { join } from '../path.ts';

const MAX_BYTES = 256 * 1024;

/** What a package declares about itself. */
export interface PackageInfo {
  readonly file: string;
  readonly name?: string | undefined;
  /** The whole path of a Go module, of which the name is a part. */
  readonly module?: string | undefined;
  readonly description?: string | undefined;
  readonly homepage?: string | undefined;
}

type Look = (key: string) => unknown;

const json = (text: string, keys: readonly string[] = []): Look => {
  const value = at(JSON.parse(text) as unknown, ...keys);
  return (key) => at(value, key);
};

const toml = (text: string, keys: readonly string[]): Look => {
  const value = at(parse(text), ...keys);
  return (key) => at(value, key);
};

/** `pom.xml`: the name people read before the artifact's. */
const pom = (text: string): Look => {
  const { root } = readXml(text);
  const textOf = (name: string) => root && ownText(childrenOf(root).find((child) => child.name === name));
  const values: Readonly<Record<string, unknown>> = {
    name: textOf('artifactId'),
    description: textOf('description'),
    homepage: textOf('url'),
  };
  return (key) => values[key];
};

/** A module path ends in its name, or in a major version after it. */
const goMod = (text: string): Look => {
  const path = /^module\s+(\S+)/m.exec(text)?.[1] ?? '';
  const name = path
    .replace(/\/v\d+$/, '')
    .split('/')
    .at(-1);
  return (key) => (key === 'name' ? name : key === 'module' ? path : undefined);
};

const setupPy = (text: string): Look => {
  return (key) =>
    new RegExp(String.raw`\b${key === 'homepage' ? 'url' : key}\s?=\s?["']([^"'\n]{1,300})["']`).exec(text)?.[1];
};

const SOURCES: readonly (readonly [file: string, look: (text: string) => Look])[] = [
  ['package.json', (text) => json(text)],
  ['pyproject.toml', (text) => toml(text, ['project'])],
  ['pyproject.toml', (text) => toml(text, ['tool', 'poetry'])],
  ['Cargo.toml', (text) => toml(text, ['package'])],
  ['composer.json', (text) => json(text)],
  ['go.mod', goMod],
  ['pom.xml', pom],
  ['setup.py', setupPy],
];

/** What the packages in a folder (from the root) say of themselves; one that cannot be read says nothing. */
export async function packagesIn(files: FileAccess, folder: string): Promise<readonly PackageInfo[]> {
  const names = await files.list(folder);
  const found = SOURCES.map(async ([file, look]): Promise<readonly PackageInfo[]> => {
    const text = names.includes(file) ? await files.readText(join(folder, file), MAX_BYTES) : undefined;
    if (text === undefined) return [];
    try {
      const value = look(text);
      const textAt = (key: string) => {
        const said = value(key);
        return typeof said === 'string' && said.trim() !== '' ? said.trim() : undefined;
      };
      const module = file === 'go.mod' ? textAt('module') : undefined;
      return [{ file, module, name: textAt('name'), description: textAt('description'), homepage: textAt('homepage') }];
    } catch {
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}
