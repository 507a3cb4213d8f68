import type { Span } from './lines.ts';
import { findPair, nodeAt, pairAt, type Node } from './node.ts';
import type { Path, Segment } from './path.ts';

/**
 * Where a finding about `path` stands, best first: the value (or key) itself; a key whose value is absent; the key of
 * the nearest section that is there; for a list item its first entry; for an absent section `fallback`, else the first key.
 */
export function locate(root: Node | undefined, path: Path, at: 'key' | 'value', fallback?: Path): Span {
  for (let length = path.length; length > 0; length--) {
    const span = spanAt(root, path.slice(0, length), length === path.length ? at : 'key');
    if (span) return span;
  }
  const asking = fallback && nodeAt(root, fallback);
  if (asking) return asking;
  return (root?.kind === 'map' && root.pairs[0]?.keySpan) || { start: root?.start ?? 0, end: root?.start ?? 0 };
}

function spanAt(root: Node | undefined, path: Path, at: 'key' | 'value'): Span | undefined {
  const node = nodeAt(root, path);
  if (!node) return undefined;
  const pair = pairAt(root, path);
  if (pair && (at === 'key' || node.kind !== 'scalar' || node.start === node.end)) return pair.keySpan;
  if (node.kind !== 'map') return node;
  const first = node.pairs[0];
  if (!first) return node;
  return { start: first.keySpan.start, end: first.value.kind === 'scalar' ? first.value.end : first.keySpan.end };
}

/** What lies at an offset: the path, and whether the offset is on its key or its value. */
export interface PathAtOffset {
  readonly path: Path;
  readonly at: 'key' | 'value';
}

/** The deepest path whose key or value holds the offset (both ends included, as a cursor stands between characters). */
export function pathAt(root: Node | undefined, offset: number): PathAtOffset | undefined {
  return root && holds(root, offset) ? descend(root, offset, []) : undefined;
}

function descend(node: Node, offset: number, path: readonly Segment[]): PathAtOffset {
  if (node.kind === 'map' && !node.alias) {
    for (const { key, keySpan, value } of node.pairs) {
      // of equal keys only the last can be named by a path
      if (findPair(node, key)?.keySpan !== keySpan) continue;
      if (holds(keySpan, offset)) return { path: [...path, key], at: 'key' };
      if (value.end > value.start && holds(value, offset)) return descend(value, offset, [...path, key]);
    }
  }
  if (node.kind === 'list' && !node.alias) {
    const index = node.items.findIndex((item) => item.end > item.start && holds(item, offset));
    const item = node.items[index];
    if (item) return descend(item, offset, [...path, index]);
  }
  return { path, at: 'value' };
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
