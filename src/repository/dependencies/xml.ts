import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { Dependency, DependencyReader } from './dependency.ts';

/** `*.csproj` and its siblings */
export const projectFile: DependencyReader = (text) => {
  const found: Dependency[] = [];
  const visit = (element: XmlElement) => {
    const name = element.attributes['Include'];
    if (element.name === 'PackageReference' && name !== undefined) {
      found.push({ ecosystem: 'nuget', name, line: lineAt(text, element.start), optional: false });
    }
    for (const child of element.children) if (child instanceof XmlElement) visit(child);
  };
  const { root } = parseXml(text, { includeOffsets: true });
  if (root) visit(root);
  return found;
};

/** The line (from 1) of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
