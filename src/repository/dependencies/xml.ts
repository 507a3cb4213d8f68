import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import { forDevelopment, lineNumbers, type Dependency, type DependencyReader } from './dependency.ts';

/** `*.csproj` and its siblings */
export const projectFile: DependencyReader = (text, path) => {
  const found: Dependency[] = [];
  const { root, lineAt } = readXml(text);
  const visit = (element: XmlElement) => {
    const name = element.attributes['Include'];
    if (element.name === 'PackageReference' && name !== undefined) {
      found.push({ ecosystem: 'nuget', name, line: lineAt(element.start), optional: false });
    }
    for (const child of childrenOf(element)) visit(child);
  };
  if (root) visit(root);
  return /tests?\.\w+$/i.test(path) ? forDevelopment(found) : found;
};

/** The tree of a document, and the line (from 1) of any offset in it. */
export function readXml(text: string) {
  // the parser takes minutes for a million of line ends of Windows
  const plain = text.replaceAll(/\r\n?/g, '\n');
  return { root: parseXml(plain, { includeOffsets: true }).root, lineAt: lineNumbers(plain) };
}

export function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

/** The text in an element itself, without that of the elements in it. */
export function ownText(element: XmlElement | undefined): string {
  const texts = element?.children.flatMap((child) => (child instanceof XmlText ? [child.text] : []));
  return (texts ?? []).join('').trim();
}
