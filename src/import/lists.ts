import { formatPath, parsePath, type Path } from '../core/index.ts';
import type { Value } from './mapping/mapping.ts';

/** A value to be written into a manifest. */
export interface Entry {
  readonly path: string;
  readonly value: Value;
  readonly isConstant: boolean;
}

/**
 * Entries by path, with the items of lists moved up into the places of those that say nothing. An item that holds only
 * constants says nothing.
 */
export function compactLists(entries: readonly Entry[]): ReadonlyMap<string, Value> {
  const parsed = entries.map((entry) => ({ ...entry, segments: parsePath(entry.path) }));
  const alive = new Set(parsed.filter((entry) => !entry.isConstant).flatMap(({ segments }) => itemsOf(segments)));
  const kept = parsed.filter(({ segments }) => itemsOf(segments).every((item) => alive.has(item)));
  const order = new Map<string, number[]>();
  for (const { segments } of kept) {
    for (const [depth, segment] of segments.entries()) {
      if (typeof segment !== 'number') continue;
      const list = formatPath(segments.slice(0, depth));
      const indexes = order.get(list) ?? [];
      if (!indexes.includes(segment))
        order.set(
          list,
          [...indexes, segment].toSorted((a, b) => a - b),
        );
    }
  }
  return new Map(
    kept.map(({ segments, value }): [string, Value] => {
      const moved = segments.map((segment, depth) => {
        if (typeof segment !== 'number') return segment;
        return order.get(formatPath(segments.slice(0, depth)))?.indexOf(segment) ?? segment;
      });
      return [formatPath(moved), value];
    }),
  );
}

/** The list items a path leads through: `outcomes.metrics[0].name` → `outcomes.metrics[0]`. */
function itemsOf(segments: Path): readonly string[] {
  return segments.flatMap((segment, depth) =>
    typeof segment === 'number' ? [formatPath(segments.slice(0, depth + 1))] : [],
  );
}
