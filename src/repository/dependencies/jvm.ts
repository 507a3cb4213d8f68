import type { XmlElement } from '@rgrove/parse-xml';
import { parse } from 'smol-toml';
import { at, entriesOf, linesOf, named, type Dependency, type DependencyReader } from './dependency.ts';
import { childrenOf, ownText, readXml } from './xml.ts';

/** `pom.xml`; what it only manages the version of is no dependency */
export const pom: DependencyReader = (text) => {
  const found: Dependency[] = [];
  const { root, lineAt } = readXml(text);
  // profiles are alternatives
  const visit = (element: XmlElement, inProfile: boolean) => {
    if (element.name === 'dependency') {
      const textOf = (name: string) => ownText(childrenOf(element).find((child) => child.name === name));
      const name = `${textOf('groupId')}:${textOf('artifactId')}`;
      const isOptional = inProfile || textOf('optional') === 'true';
      found.push({ ecosystem: 'maven', name, line: lineAt(element.start), optional: isOptional });
    }
    if (element.name === 'dependencyManagement' || element.name === 'plugins') return;
    for (const child of childrenOf(element)) visit(child, inProfile || element.name === 'profile');
  };
  if (root) visit(root, false);
  return found;
};

const QUOTED = /"([^"]*)"|'([^']*)'/g;
/** Characters before a quoted text that are looked at. */
const BEFORE = 60;

/** `build.gradle` and `build.gradle.kts`: what is written as `group:name:version` or in its parts */
export const gradle: DependencyReader = (text) =>
  text.split(/\r\n?|\n/).flatMap((line, i): readonly Dependency[] => {
    if (line.trimStart().startsWith('//')) return [];
    const [code = ''] = line.split(/\s\/\//);
    let group: string | undefined;
    for (const { 0: quoted, 1: double, 2: single, index } of code.matchAll(QUOTED)) {
      const content = double ?? single ?? '';
      const before = code.slice(Math.max(0, index - BEFORE), index).trimEnd();
      const [first = '', second = ''] = content.split(':');
      const dependency = (name: string) => [{ ecosystem: 'maven', name, line: i + 1, optional: false }] as const;
      if (quoted.length > 300) continue;
      if (/\bgroup\s?[:=]$/.test(before)) group = content;
      else if (group !== undefined && /\bname\s?[:=]$/.test(before)) return dependency(`${group}:${content}`);
      else if (/\w\s?\(?$/.test(before) && /^[\w.-]+$/.test(first) && /^[\w.-]+$/.test(second))
        return dependency(`${first}:${second}`);
    }
    return [];
  });

/** `libs.versions.toml`, Gradle's catalogue of libraries */
export const gradleCatalog: DependencyReader = (text) => {
  const names = entriesOf(at(parse(text), 'libraries')).map(([, library]) => {
    const module = typeof library === 'string' ? library.split(':').slice(0, 2).join(':') : at(library, 'module');
    return typeof module === 'string' ? module : `${String(at(library, 'group'))}:${String(at(library, 'name'))}`;
  });
  return named('maven', linesOf(text), names);
};
