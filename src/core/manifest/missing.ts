import type { Node } from '../yaml/node.ts';
import { childOf, type FieldInfo } from './describe.ts';

const PLACEHOLDERS = new Set(['', 'tbd', 'todo', 'n/a', 'none', 'unknown', '?', '-', '…', '...']);

/** Whether a text only holds the place of an answer: blank, `TBD`, `TODO`, `n/a`, `none`, `unknown`, `?`, `-`, `…`. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  // no placeholder is longer than "unknown"
  return trimmed.length <= 7 && PLACEHOLDERS.has(trimmed.toLowerCase());
}

/**
 * Whether a value says nothing: absent, null, a placeholder, or a list or mapping that holds nothing else.
 * An empty list is no gap where the schema says that empty is an answer.
 */
export function isMissing(node: Node | undefined, info?: FieldInfo): boolean {
  if (!node) return true;
  if (node.kind === 'scalar')
    return node.value === null || (typeof node.value === 'string' && isPlaceholder(node.value));
  if (node.kind === 'map') return node.pairs.every(({ key, value }) => isMissing(value, info && childOf(info, key)));
  if (node.items.length === 0) return info?.meta.emptyIsAnswer !== true;
  const item = info && childOf(info, 0);
  return node.items.every((value) => isMissing(value, item));
}

/** The first placeholder that stands at or below a node, for messages; undefined where nothing is written at all. */
export function placeholderAt(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (node.kind === 'scalar') {
    return typeof node.value === 'string' && node.value.trim() !== '' ? node.value.trim() : undefined;
  }
  const children = node.kind === 'map' ? node.pairs.map(({ value }) => value) : node.items;
  return children.map(placeholderAt).find((found) => found !== undefined);
}
