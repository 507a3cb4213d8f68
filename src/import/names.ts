import type { TakenRow } from './mapping/take.ts';
import { fingerprint, slug } from './text.ts';

/**
 * A name for every row: the slug of its text; with the slug of its suffix where several rows would have the same; with
 * a fingerprint of its key where that is the same too. None depends on the order of the rows.
 *
 * @param taken names that are in use
 */
export function uniqueNames(rows: readonly TakenRow[], taken: ReadonlySet<string>): ReadonlyMap<TakenRow, string> {
  const attempts: readonly ((row: TakenRow) => string)[] = [
    ({ name, key }) => slug(name) || `initiative-${fingerprint(key)}`,
    ({ name, suffix, key }) => join(slug(name) || `initiative-${fingerprint(key)}`, slug(suffix)),
    ({ name, key }) => join(slug(name) || 'initiative', fingerprint(key)),
  ];
  const names = new Map<TakenRow, string>();
  const used = new Set(taken);
  let open = rows;
  for (const attempt of attempts) {
    const wanted = new Map<string, TakenRow[]>();
    for (const row of open) wanted.set(attempt(row), [...(wanted.get(attempt(row)) ?? []), row]);
    const next: TakenRow[] = [];
    for (const [name, group] of wanted) {
      const [only] = group;
      if (only && group.length === 1 && !used.has(name)) names.set(only, name);
      else next.push(...group);
    }
    for (const name of names.values()) used.add(name);
    open = next;
  }
  return names;
}

function join(base: string, suffix: string): string {
  return suffix === '' ? base : `${base}-${suffix}`;
}
