import { nodeAt, parseDocument } from '../../core/index.ts';
import { forDevelopment, lineNumbers, type Dependency, type DependencyReader, type Ecosystem } from './dependency.ts';

/** A reader that takes one line at a time. */
function byLine(
  ecosystem: Ecosystem,
  nameIn: (line: string) => string | undefined,
  isDevelopment?: RegExp,
): DependencyReader {
  return (text) =>
    text.split(/\r\n?|\n/).flatMap((line, i): readonly Dependency[] => {
      const name = nameIn(line);
      if (name === undefined) return [];
      const found = [{ ecosystem, name, line: i + 1, optional: false }];
      return isDevelopment?.test(line) ? forDevelopment(found) : found;
    });
}

/** `mix.exs` of Elixir */
export const mixExs = byLine(
  'hex',
  (line) => /^\s*[[{]?\s?\{\s?:(\w+),/.exec(line)?.[1],
  /only:\s?\[?\s?:(?:dev|test)/,
);

/** `Package.swift`: packages by their addresses */
export const packageSwift = byLine('swift', (line) =>
  /\.package\([^"]{0,80}"https:\/\/([\w./-]+?)(?:\.git)?"/.exec(line)?.[1]?.toLowerCase(),
);

/** `deno.json` and `deno.jsonc`: what comes from npm or JSR */
export const denoJson = byLine('npm', (line) => /"(?:npm|jsr):\/?((?:@[\w.-]+\/)?[\w.-]+)/.exec(line)?.[1]);

/** `*.gemspec` */
export const gemspec = byLine(
  'rubygems',
  (line) => /^\s*\w+\.add_(?:runtime_|development_)?dependency[\s(]+["']([\w.-]+)["']/.exec(line)?.[1],
  /add_development_dependency/,
);

/** `build.sbt`: `"group" % "name" % "version"` */
export const sbt = byLine(
  'maven',
  (line) => /"([\w.-]+)"\s?%{1,3}\s?"([\w.-]+)"\s?%/.exec(line)?.slice(1, 3).join(':'),
  /%\s?"?Test\b/i,
);

/** `pylock.toml`: what was resolved, for those who commit nothing else */
export const pylock = byLine('pypi', (line) => /^name\s?=\s?"([\w.-]+)"/.exec(line)?.[1]);

/** `packages.config` of NuGet */
export const packagesConfig = byLine(
  'nuget',
  (line) => /<package\s[^>]{0,40}?id="([\w.-]+)"/.exec(line)?.[1],
  /developmentDependency="true"/,
);

/** `pubspec.yaml` of Dart */
export const pubspec: DependencyReader = (text) => {
  const { root } = parseDocument(text);
  const lineAt = lineNumbers(text);
  const namesIn = (key: string) => {
    const node = nodeAt(root, [key]);
    const pairs = node?.kind === 'map' ? node.pairs : [];
    return pairs.map(({ key: name, keySpan }): Dependency => {
      return { ecosystem: 'pub', name, line: lineAt(keySpan.start), optional: false };
    });
  };
  return [...namesIn('dependencies'), ...forDevelopment(namesIn('dev_dependencies'))];
};
