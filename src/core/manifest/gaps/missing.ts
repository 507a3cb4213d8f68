import type { Node } from '../../yaml/node.ts';
import { childOf, type FieldInfo } from '../describe.ts';
import { fillerKind, isPlaceholder, type Filler } from './filler.ts';

/**
 * Whether a value says nothing: absent, null, filler, or a list or mapping that holds nothing else.
 * An empty list is no gap where the schema says that empty is an answer.
 */
export function isMissing(node: Node | undefined, info?: FieldInfo): boolean {
  if (!node) return true;
  if (node.kind === 'scalar') return node.value === null || isFiller(node.value, info);
  if (node.kind === 'map') {
    const keys = info?.meta.keyField;
    const pairs = keys ? node.pairs.filter(({ key }) => keys.includes(key)) : node.pairs;
    return pairs.every(({ key, value }) => isMissing(value, info && childOf(info, key)));
  }
  if (node.items.length === 0) return info?.meta.emptyIsAnswer !== true;
  const item = info && childOf(info, 0);
  return node.items.every((value) => isMissing(value, item));
}

/** Whether nothing is written, in a file whose words are taken as they are: a column may be called `n/a`. */
export function isBlank(node: Node): boolean {
  if (node.kind === 'scalar')
    return node.value === null || (typeof node.value === 'string' && node.value.trim() === '');
  return (node.kind === 'map' ? node.pairs : node.items).length === 0;
}

function isFiller(value: unknown, info: FieldInfo | undefined): boolean {
  if (info) return fillerKind(value, info.meta) !== undefined;
  return typeof value === 'string' && isPlaceholder(value);
}

/** The first filler written at or below a node, for messages; undefined where nothing is written at all. */
export function fillerAt(node: Node | undefined, info: FieldInfo | undefined): Filler | undefined {
  if (!node) return undefined;
  if (node.kind === 'scalar') {
    if (node.value === null || (typeof node.value === 'string' && node.value.trim() === '')) return undefined;
    const kind = info ? fillerKind(node.value, info.meta) : 'placeholder';
    return kind && { kind, text: String(node.value).trim() };
  }
  const children: readonly (readonly [Node, FieldInfo | undefined])[] =
    node.kind === 'map'
      ? node.pairs.map(({ key, value }) => [value, info && childOf(info, key)])
      : node.items.map((item) => [item, info && childOf(info, 0)]);
  return children.map(([child, field]) => fillerAt(child, field)).find((found) => found !== undefined);
}
