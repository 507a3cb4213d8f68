import { parseDocument } from '../../yaml/document.ts';
import { setKey, type Conventions } from '../../yaml/edit.ts';
import { findPair, nodeAt, type Node } from '../../yaml/node.ts';
import { applyTextEdits } from '../../yaml/text-edit.ts';

/** A catalog file is in the order of its owners, and nothing in it is there to be filled in. */
const conventions: Conventions = {
  keyOrder: () => undefined,
  isEmpty: (node) => (node.kind === 'scalar' ? node.value === null : isEmptyCollection(node)),
  isQuestion: () => false,
};

function isEmptyCollection(node: Node): boolean {
  return node.kind === 'map' ? node.pairs.length === 0 : node.kind === 'list' && node.items.length === 0;
}

/** The text of a catalog file in which annotations are set, or a sentence that says why they cannot be. */
export type Annotated = { readonly text: string } | { readonly problem: string };

/**
 * Sets annotations of the one component in a catalog file (Backstage), and takes away those that are undefined. Everything
 * else stays as it is written: other documents, comments, order, quotes.
 */
export function annotateCatalog(text: string, annotations: Readonly<Record<string, string | undefined>>): Annotated {
  const parts = partsOf(text);
  const components = parts.filter((part) => kindOf(part) === 'Component');
  if (components.length !== 1) {
    return { problem: components.length === 0 ? 'It has no Component' : 'It has several Components' };
  }
  const at = parts.findIndex((part) => kindOf(part) === 'Component');
  const annotated = annotate(parts[at] ?? '', annotations);
  if (annotated === undefined) return { problem: 'Its annotations cannot be set: it is not plain YAML there' };
  return { text: [...parts.slice(0, at), annotated, ...parts.slice(at + 1)].join('') };
}

/** The documents of a file and the lines that divide them, in turn. */
function partsOf(text: string): readonly string[] {
  return text.split(/^(---[^\n]*\n?)/m);
}

function kindOf(part: string): unknown {
  const kind = findPair(parseDocument(part).root, 'kind')?.value;
  return kind?.kind === 'scalar' ? kind.value : undefined;
}

/** Undefined where the text does not say afterwards what it should: behind an alias, or in a broken document. */
function annotate(part: string, annotations: Readonly<Record<string, string | undefined>>): string | undefined {
  let text = part;
  for (const [key, value] of Object.entries(annotations)) {
    const path = ['metadata', 'annotations', key];
    text = applyTextEdits(text, setKey(parseDocument(text), path, value, conventions));
    const node = nodeAt(parseDocument(text).root, path);
    const is = node?.kind === 'scalar' ? node.value : undefined;
    if (is !== value) return undefined;
  }
  return text;
}
