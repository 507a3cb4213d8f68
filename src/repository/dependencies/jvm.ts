import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { parse } from 'smol-toml';
import { at, entriesOf, named, type Dependency, type DependencyReader } from './dependency.ts';
import { lineAt } from './xml.ts';

/** `pom.xml`; what it only manages the version of is no dependency */
export const pom: DependencyReader = (text) => {
  const found: Dependency[] = [];
  // profiles are alternatives, of which somebody chooses one
  const visit = (element: XmlElement, inProfile: boolean) => {
    if (element.name === 'dependency') {
      const textOf = (name: string) =>
        childrenOf(element)
          .find((child) => child.name === name)
          ?.text.trim() ?? '';
      const name = `${textOf('groupId')}:${textOf('artifactId')}`;
      found.push({
        ecosystem: 'maven',
        name,
        line: lineAt(text, element.start),
        optional: inProfile || textOf('optional') === 'true',
      });
    }
    if (element.name === 'dependencyManagement' || element.name === 'plugins') return;
    for (const child of childrenOf(element)) visit(child, inProfile || element.name === 'profile');
  };
  const { root } = parseXml(text, { includeOffsets: true });
  if (root) visit(root, false);
  return found;
};

/** `build.gradle` and `build.gradle.kts`: what is written as `group:name:version` or in its parts */
export const gradle: DependencyReader = (text) =>
  text.split(/\r\n?|\n/).flatMap((line, i): readonly Dependency[] => {
    const code = line.replace(/^\s*\/\/.*|\s\/\/.*$/, '');
    const name =
      /\b\w+\s*\(?\s*(?:platform\()?["']([\w.-]+:[\w.-]+)(?::[^"']*)?["']/.exec(code)?.[1] ??
      /group\s*[:=]\s*["']([\w.-]+)["'].*?name\s*[:=]\s*["']([\w.-]+)["']/.exec(code)?.slice(1, 3).join(':');
    return name === undefined ? [] : [{ ecosystem: 'maven', name, line: i + 1, optional: false }];
  });

/** `libs.versions.toml`, Gradle's catalogue of libraries */
export const gradleCatalog: DependencyReader = (text) => {
  const names = entriesOf(at(parse(text), 'libraries')).map(([, library]) => {
    const module = typeof library === 'string' ? library.split(':').slice(0, 2).join(':') : at(library, 'module');
    return typeof module === 'string' ? module : `${String(at(library, 'group'))}:${String(at(library, 'name'))}`;
  });
  return named('maven', text, names);
};

function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}
