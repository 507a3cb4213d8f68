import { parse } from 'smol-toml';
import { at, entriesOf, forDevelopment, linesOf, named, type Dependency, type DependencyReader } from './dependency.ts';

/** `go.mod`; what others need (`// indirect`) is no choice of this module */
export const goMod: DependencyReader = (text) => {
  let inBlock = false;
  return text.split(/\r\n?|\n/).flatMap((line, i): readonly Dependency[] => {
    if (/^\s*require\s*\(/.test(line)) inBlock = true;
    else if (/^\s*\)/.test(line)) inBlock = false;
    const [first, second, third] = line.trim().split(/\s+/, 3);
    const [name, version] = inBlock ? [first, second] : first === 'require' ? [second, third] : [];
    if (!name?.includes('/') || !version?.startsWith('v') || /\/\/ ?indirect/.test(line)) return [];
    return [{ ecosystem: 'go', name, line: i + 1, optional: false }];
  });
};

/** `Gemfile` */
export const gemfile: DependencyReader = (text) => {
  let group = '';
  return text.split(/\r\n?|\n/).flatMap((line, i): readonly Dependency[] => {
    if (/^\s*group\b.*\bdo\b/.test(line)) group = line;
    else if (/^end\b/.test(line)) group = '';
    const name = /^\s*gem[\s(]+["']([\w.-]+)["']/.exec(line)?.[1];
    if (name === undefined) return [];
    const found = [{ ecosystem: 'rubygems', name, line: i + 1, optional: false }] as const;
    const isForWork =
      /:(?:development|test)\b/.test(group + (/group.*/.exec(line)?.[0] ?? '')) && !/:default/.test(group);
    return isForWork ? forDevelopment(found) : found;
  });
};

/** `Cargo.toml` */
export const cargoToml: DependencyReader = (text) => {
  const toml = parse(text);
  const lines = linesOf(text);
  // what a workspace lists is for its members to choose from
  const places = [toml, ...entriesOf(at(toml, 'target')).map(([, target]) => target)];
  const dependenciesIn = (kind: string) =>
    places
      .flatMap((place) => entriesOf(at(place, kind)))
      .flatMap(([key, value]) => {
        const renamed = at(value, 'package');
        const name = (typeof renamed === 'string' ? renamed : key).replaceAll('_', '-');
        return named('cargo', lines, [name], at(value, 'optional') === true);
      });
  return [
    ...dependenciesIn('dependencies'),
    ...forDevelopment(['dev-dependencies', 'build-dependencies'].flatMap(dependenciesIn)),
  ];
};
