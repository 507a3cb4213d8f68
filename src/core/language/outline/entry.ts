import type { Span } from '../../yaml/lines.ts';
import type { Path, Segment } from '../../yaml/path.ts';

/** A key, a list item, or a word that may become a key, as found by looking at the text alone. */
export interface Entry {
  readonly kind: 'key' | 'item' | 'word';
  /** The key or item it stands in; undefined at the root. */
  readonly parent: Entry | undefined;
  /** The key or the index; undefined for a word. */
  readonly segment: Segment | undefined;
  /** The key or word, without quotes; the dash of an item. */
  readonly token: Span;
  /** Its scalar without quotes; no width where there is none or where a mapping or list follows. */
  readonly value: Span;
  /** How its value is written on its own line: a scalar, brackets, or nothing. */
  readonly style: 'plain' | 'quoted' | 'block' | 'flow' | 'none';
  /** Where a cursor belongs to it, unless it belongs to something in it. */
  readonly reach: Span;
  /** Column in its line; within brackets that of the line's first character. */
  readonly column: number;
  /** Whether it stands within brackets. */
  readonly flow: boolean;
}

/** What a text holds, in its order, as far as lines, indentation and brackets show it. */
export interface Outline {
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly comments: readonly Span[];
}

/** Where an entry stands in the document; a word stands where its parent does. */
export function pathOf(entry: Entry | undefined): Path {
  if (!entry) return [];
  const above = pathOf(entry.parent);
  return entry.segment === undefined ? above : [...above, entry.segment];
}

/** The keys and items that stand directly in an entry, or at the root. */
export function childrenOf({ entries }: Outline, parent: Entry | undefined): readonly Entry[] {
  return entries.filter((entry) => entry.parent === parent && entry.kind !== 'word');
}

/** The entry at a path; the last one where a key stands twice. */
export function entryAt(outline: Outline, path: Path): Entry | undefined {
  let found: Entry | undefined;
  for (const segment of path) {
    found = childrenOf(outline, found).findLast((child) => child.segment === segment);
    if (!found) return undefined;
  }
  return found;
}

/** The scalar of an entry as it is written; undefined where there is none. */
export function scalarOf({ text }: Outline, entry: Entry | undefined): string | undefined {
  return entry && entry.value.end > entry.value.start ? text.slice(entry.value.start, entry.value.end) : undefined;
}
