/** Registries whose packages we know, by the names their own tools use. */
export type Ecosystem = 'npm' | 'pypi' | 'go' | 'maven' | 'rubygems' | 'cargo' | 'nuget' | 'packagist';

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

/** Reads one kind of dependency manifest; throws or answers with nothing where the text is none. */
export type DependencyReader = (text: string, path: string) => readonly Dependency[];

/** The first line in which a name begins the line or a quoted text, and ends it or goes on to a version. */
export function lineOf(text: string, name: string): number | undefined {
  const quoted = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('-', '[-_.]');
  const at = text.search(new RegExp(`(?:^[ \\t-]*|["':])${quoted}(?=\\s*(?:["'[<>=~!;,@:(]|$))`, 'im'));
  return at < 0 ? undefined : text.slice(0, at + 1).split('\n').length;
}

/** Dependencies of one ecosystem by their names, with the lines in which these stand. */
export function named(ecosystem: Ecosystem, text: string, names: readonly string[], optional = false): Dependency[] {
  return names.map((name) => ({ ecosystem, name, line: lineOf(text, name), optional }));
}

/** The same dependencies, needed for development only. */
export function forDevelopment(dependencies: readonly Dependency[]): Dependency[] {
  return dependencies.map((dependency) => ({ ...dependency, development: true }));
}

/** The entries of a value that should be a mapping. */
export function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

/** A value below a value, where there are mappings all the way. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => entriesOf(inner).find(([name]) => name === key)?.[1], value);
}
