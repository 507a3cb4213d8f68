import type { Span } from './lines.ts';
import type { Node } from './node.ts';

/** A key that stands in its mapping before already, and where it stood first. */
export interface DuplicateKey {
  readonly key: string;
  readonly keySpan: Span;
  readonly first: Span;
}

/** The keys that stand more than once in one mapping, at a node or below it, in the order of the text. */
export function findDuplicateKeys(node: Node, found: DuplicateKey[] = []): readonly DuplicateKey[] {
  if (node.alias || node.kind === 'scalar') return found;
  if (node.kind === 'list') {
    for (const item of node.items) findDuplicateKeys(item, found);
    return found;
  }
  const seen = new Map<string, Span>();
  for (const { key, keySpan, value } of node.pairs) {
    const first = seen.get(key);
    if (first) found.push({ key, keySpan, first });
    else seen.set(key, keySpan);
    findDuplicateKeys(value, found);
  }
  return found;
}
