/** Registries whose packages we know, by the names their own tools use. */
export type Ecosystem =
  'npm' | 'pypi' | 'go' | 'maven' | 'rubygems' | 'cargo' | 'nuget' | 'packagist' | 'hex' | 'swift' | 'pub';

/** A package that a dependency manifest asks for. */
export interface Dependency {
  readonly ecosystem: Ecosystem;
  /** As the registry names it; `group:artifact` for Maven, the module path for Go. */
  readonly name: string;
  /** From 1; undefined where it is not known. */
  readonly line: number | undefined;
  /** Only some of those who use the project need it: an extra, a peer. */
  readonly optional: boolean;
  /** Only those who work on the project need it, such as for its tests. */
  readonly development?: boolean;
}

/** Reads one kind of dependency manifest; throws or answers with nothing where the text is not one. */
export type DependencyReader = (text: string, path: string) => readonly Dependency[];

/** The first line (from 1) in which a name begins the line or a quoted text, and ends it or is followed by a version. */
export type LineOf = (name: string) => number | undefined;

const TOKEN = /@?\w[\w./~-]*(?::\w[\w.-]*)?/g;
const AFTER = /\s*(?:["'[<>=~!;,@:(#]|$)/y;

/** Indexes all names at once: a text may name as many packages as it has lines. */
export function linesOf(text: string): LineOf {
  const lines = new Map<string, number>();
  for (const [i, line] of text.split('\n').entries()) {
    const [{ length: start }] = /^[ \t-]*/.exec(line) ?? [''];
    for (const { 0: token, index } of line.matchAll(TOKEN)) {
      const key = keyOf(token);
      if (lines.has(key) || (index !== start && !/["':]/.test(line.charAt(index - 1)))) continue;
      AFTER.lastIndex = index + token.length;
      if (AFTER.test(line)) lines.set(key, i + 1);
    }
  }
  return (name) => lines.get(keyOf(name));
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** Dependencies of one ecosystem by their names, with the lines in which these are. */
export function named(ecosystem: Ecosystem, lineOf: LineOf, names: readonly string[], optional = false): Dependency[] {
  return names.map((name) => ({ ecosystem, name, line: lineOf(name), optional }));
}

/** The same dependencies, needed for development only. */
export function forDevelopment(dependencies: readonly Dependency[]): Dependency[] {
  return dependencies.map((dependency) => ({ ...dependency, development: true }));
}

/** The entries of a value that should be a mapping. */
export function entriesOf(value: unknown): readonly [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : [];
}

/** The value at a path of keys; undefined where something on the way is no mapping. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (isMapping(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The line (from 1) of any offset in a text. */
export function lineNumbers(text: string): (offset: number) => number {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
