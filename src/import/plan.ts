import type { CalendarDate } from '../core/index.ts';
import { newManifest } from './manifest.ts';
import type { Mapping } from './mapping/mapping.ts';
import { mergeManifest } from './merge-row.ts';
import type { RegisterBlock } from './register.ts';
import type { Columns, Row } from './table.ts';
import { fingerprint, slug } from './text.ts';
import { takeRow, type Note, type TakenRow } from './mapping/take.ts';

/** An existing manifest that was imported from a register. */
export interface Existing {
  /** The folder it is in, below the one that is imported into. */
  readonly folder: string;
  readonly text: string;
  readonly block: RegisterBlock;
}

/** A manifest to write. */
export interface Draft {
  readonly folder: string;
  readonly text: string;
  readonly status: 'new' | 'updated';
}

/** What an import is going to do. */
export interface Plan {
  readonly drafts: readonly Draft[];
  readonly notes: readonly Note[];
  /** Imported earlier from this register, whose row is gone; nothing happens to them. */
  readonly gone: readonly Existing[];
  readonly counts: Readonly<
    Record<'rows' | 'new' | 'updated' | 'unchanged' | 'skipped' | 'rejected' | 'moved', number>
  >;
  /** The keys of all rows that have a manifest now, here or elsewhere. */
  readonly keys: readonly string[];
}

export interface Register {
  readonly source: string;
  /** The keys of rows that became a manifest in an earlier import. */
  readonly made?: ReadonlySet<string>;
  /** The column by which manifests are put into folders, one for each repository. */
  readonly split?: string | undefined;
  readonly columns: Columns;
  readonly rows: readonly Row[];
  /** What was lost on the way to these rows, and what became no row. */
  readonly notes: readonly Note[];
}

/**
 * What becomes of each row of a register.
 *
 * @param existing all manifests in the folder that came from a register
 * @param occupied the folders that are there, whatever is in them
 */
export function planImport(
  { source, columns, rows, notes: ofReading, made: before = new Set(), split }: Register,
  mapping: Mapping,
  existing: readonly Existing[],
  occupied: ReadonlySet<string>,
  today: CalendarDate,
): Plan {
  const results = rows.map((row) => takeRow(row, columns, mapping, today));
  const notes: Note[] = [...ofReading, ...results.flatMap((result) => (result.kind === 'skipped' ? [] : result.notes))];
  const all = results.flatMap((result) => (result.kind === 'taken' ? [result.taken] : []));
  const taken = withUniqueKeys(all);
  notes.push(...duplicates(all));

  const own = existing.filter(({ block }) => block.source === source);
  const byKey = new Map(own.toReversed().map((manifest) => [manifest.block.key, manifest]));
  const names = uniqueNames(
    taken.filter(({ key }) => !byKey.has(key) && !before.has(key)),
    new Set(own.map(({ folder }) => nameIn(folder))),
  );

  const drafts: Draft[] = [];
  const madeKeys: string[] = [];
  let [unchanged, moved] = [0, 0];
  const cellsOf = new Map(rows.map(({ number, cells }) => [number, cells]));
  const reject = (row: number, value: string, message: string) =>
    notes.push({ kind: 'rejected', row, column: '', value, message });
  for (const row of taken) {
    const manifest = byKey.get(row.key);
    if (manifest) {
      const merged = mergeManifest(manifest.text, row);
      notes.push(...merged.notes);
      if (merged.text === manifest.text) unchanged++;
      else drafts.push({ folder: manifest.folder, text: merged.text, status: 'updated' });
      continue;
    }
    if (before.has(row.key)) {
      notes.push({
        kind: 'moved',
        row: row.row,
        column: '',
        value: row.name,
        message: 'its manifest was made by an earlier import and is not here any more, so it is not made again',
      });
      moved++;
      continue;
    }
    const name = names.get(row);
    if (name === undefined) {
      reject(row.row, row.name, 'no unique name could be made of it');
      continue;
    }
    const repository =
      split === undefined ? undefined : repositoryFolder(cellsOf.get(row.row)?.[columns.find(split) ?? -1] ?? '');
    if (repository === '') {
      reject(row.row, row.name, `${split} names no repository`);
      continue;
    }
    const folder = repository === undefined ? name : `${repository}/${name}`;
    if (occupied.has(folder)) {
      reject(row.row, row.name, `the folder ${folder} already exists and this register did not create it`);
      continue;
    }
    const made = newManifest(name, source, row);
    if ('problem' in made) reject(row.row, row.name, made.problem);
    else {
      drafts.push({ folder, text: made.text, status: 'new' });
      madeKeys.push(row.key);
    }
  }

  const keys = new Set(taken.map(({ key }) => key));
  const read = new Set(rows.map(({ number }) => number));
  const unread = ofReading.filter(({ row }) => !read.has(row));
  const count = (status: Draft['status']) => drafts.filter((draft) => draft.status === status).length;
  return {
    drafts,
    keys: [...new Set([...before, ...own.map(({ block }) => block.key), ...madeKeys])],
    notes: notes.toSorted((a, b) => a.row - b.row),
    gone: own.filter(({ block }) => !keys.has(block.key)),
    counts: {
      rows: rows.length + unread.length,
      new: count('new'),
      updated: count('updated'),
      unchanged,
      skipped:
        results.filter(({ kind }) => kind === 'skipped').length +
        unread.filter(({ kind }) => kind !== 'rejected').length,
      moved,
      rejected: new Set(notes.filter(({ kind }) => kind === 'rejected').map(({ row }) => row)).size,
    },
  };
}

/** The last part of a folder: the name of its initiative. */
function nameIn(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** The folder of a repository that a cell names: `acme-shop` of `https://github.com/acme/shop.git`. */
function repositoryFolder(cell: string): string {
  return slug(
    cell
      .trim()
      .replace(/^\w+:\/\/[^/]+\//, '')
      .replace(/\.git$/, ''),
  );
}

function duplicates(rows: readonly TakenRow[]): readonly Note[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ key, row, name }) => {
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    const message = `row ${other} has the key "${key}" too; the two are told apart by their order`;
    return other === undefined ? [] : [{ kind: 'duplicate' as const, row, column: '', value: name, message }];
  });
}

/** Rows with the same key are told apart by their order among themselves: the second is `key #2`. */
function withUniqueKeys(rows: readonly TakenRow[]): readonly TakenRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = (seen.get(row.key) ?? 0) + 1;
    seen.set(row.key, count);
    return count === 1 ? row : { ...row, key: `${row.key} #${count}` };
  });
}

/**
 * A name for every row: the slug of its text; with the slug of its suffix where several rows would have the same; with
 * a fingerprint of its key where that is the same too. None depends on the order of the rows.
 *
 * @param taken names that are in use
 */
function uniqueNames(rows: readonly TakenRow[], taken: ReadonlySet<string>): ReadonlyMap<TakenRow, string> {
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
