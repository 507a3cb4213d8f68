import * as z from 'zod/mini';
import { functionName, humanize, NOT_GIVEN, NOT_SAID, scoreText, shareText } from '../format.ts';
import { position, stage, verdict, type Row } from './initiatives-schema.ts';

/** The table of all initiatives: its columns, how it is filtered and sorted. Pure, and all of it is quick for thousands. */

/** The columns that can be chosen. The initiative itself always has one. */
export const columnId = z.enum([
  'position',
  'verdict',
  'stage',
  'daysInStage',
  'score',
  'verified',
  'blocking',
  'owner',
  'businessFunction',
  'sourcing',
  'decisionDueOn',
  'file',
]);
export const sortId = z.enum(['title', ...columnId.options]);
export type ColumnId = z.infer<typeof sortId>;

interface Column {
  readonly name: string;
  /** What a row is sorted by; null sorts last, in both directions. */
  readonly key: (row: Row) => string | number | null;
  /** What the cell says; empty where there is nothing to say. */
  readonly say: (row: Row) => string;
  readonly isNumber?: true;
}

const word = (text: string | null) => (text === null ? NOT_SAID : humanize(text));
const rank = (order: readonly string[], value: string | null) => (value === null ? null : order.indexOf(value));
const textColumn = (name: string, of: (row: Row) => string | null): Column => ({
  name,
  key: (row) => of(row)?.toLowerCase() ?? null,
  say: (row) => of(row) ?? NOT_SAID,
});
const numberColumn = (name: string, of: (row: Row) => number | null, say: (value: number) => string): Column => ({
  name,
  key: of,
  say: (row) => {
    const value = of(row);
    return value === null ? NOT_SAID : say(value);
  },
  isNumber: true,
});

export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  title: textColumn('Initiative', ({ title }) => title),
  position: { name: 'Position', key: (row) => rank(position.options, row.position), say: (row) => word(row.position) },
  verdict: { name: 'Gate', key: (row) => rank(verdict.options, row.verdict), say: (row) => word(row.verdict) },
  stage: { name: 'Stage', key: (row) => rank(stage.options, row.stage), say: (row) => word(row.stage) },
  daysInStage: numberColumn('Days in stage', ({ daysInStage }) => daysInStage, String),
  score: numberColumn('Score', ({ score }) => score, scoreText),
  verified: numberColumn('Verified', ({ verified }) => verified, shareText),
  blocking: numberColumn('Blocking', ({ blocking }) => blocking, String),
  owner: textColumn('Owner', ({ owner }) => owner),
  businessFunction: {
    ...textColumn('Function', ({ businessFunction }) => businessFunction),
    say: ({ businessFunction }) => (businessFunction === null ? NOT_SAID : functionName(businessFunction)),
  },
  sourcing: { ...textColumn('Sourcing', ({ sourcing }) => sourcing), say: (row) => word(row.sourcing) },
  decisionDueOn: textColumn('Decision due', ({ decisionDueOn }) => decisionDueOn),
  file: textColumn('Manifest', ({ file }) => file),
};

/** Shown until someone chooses others. */
export const DEFAULT_COLUMNS: readonly z.infer<typeof columnId>[] = [
  'position',
  'verdict',
  'stage',
  'daysInStage',
  'score',
  'owner',
  'businessFunction',
];

/** The fields with a filter of their own. */
export const FILTER_FIELDS = ['position', 'verdict', 'stage', 'businessFunction', 'owner'] as const;
type FilterField = (typeof FILTER_FIELDS)[number];

/** By field the value wanted, {@link NOT_SAID} for none; empty: all. */
export type Filter = Readonly<Record<FilterField | 'text', string>>;

export const NO_FILTER: Filter = { text: '', position: '', verdict: '', stage: '', businessFunction: '', owner: '' };

const valueOf = (row: Row, field: FilterField) => row[field] ?? NOT_SAID;

/** The rows that have every value wanted and, somewhere in what names them, every word of the text. */
export function filterRows(rows: readonly Row[], filter: Filter): readonly Row[] {
  const wanted = FILTER_FIELDS.filter((field) => filter[field] !== '');
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!wanted.every((field) => valueOf(row, field) === filter[field])) return false;
    if (words.length === 0) return true;
    const text = `${row.title}\n${row.file}\n${row.owner ?? ''}\n${row.businessFunction ?? ''}`.toLowerCase();
    return words.every((part) => text.includes(part));
  });
}

export interface Sort {
  readonly by: ColumnId;
  readonly descending: boolean;
}

/** Sorts by a column; rows that are equal there stay in the order they have, the most urgent first. */
export function sortRows(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  if (!sort) return rows;
  const { key } = COLUMNS[sort.by];
  const sign = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: key(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return a.key < b.key ? -sign : a.key > b.key ? sign : 0;
  });
  return keyed.map(({ row }) => row);
}

/** The next order when the heading of a column is pressed: upwards, downwards, the most urgent first again. */
export function nextSort(sort: Sort | null, by: ColumnId): Sort | null {
  if (sort?.by !== by) return { by, descending: false };
  return sort.descending ? null : { by, descending: true };
}

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** What the table can be grouped by. */
export const grouping = z.enum(['position', 'owner', 'businessFunction']);
export type Grouping = z.infer<typeof grouping>;

/** What heads the rows of a group. */
export interface GroupHeading {
  readonly label: string;
  readonly count: number;
  readonly blocked: number;
}

/** The rows in their order, in groups under a heading each; without a grouping the rows alone. */
export function groupRows(rows: readonly Row[], by: Grouping | null): readonly (Row | GroupHeading)[] {
  if (by === null) return rows;
  const members = new Map(filterOptions(rows, by).map((option) => [option.value, { ...option, rows: [] as Row[] }]));
  for (const row of rows) members.get(valueOf(row, by))?.rows.push(row);
  return [...members.values()].flatMap(({ label, count, rows: group }) => [
    { label, count, blocked: group.filter((row) => row.verdict === 'blocked').length },
    ...group,
  ]);
}

const ORDERS: Readonly<Partial<Record<FilterField, readonly string[]>>> = {
  position: position.options,
  verdict: verdict.options,
  stage: stage.options,
};

/** The values that a field has in these rows, in their order, the missing one last. */
export function filterOptions(rows: readonly Row[], field: FilterField): readonly FilterOption[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(valueOf(row, field), (counts.get(valueOf(row, field)) ?? 0) + 1);
  const order = ORDERS[field];
  const place = (value: string) => (value === NOT_SAID ? Infinity : (order?.indexOf(value) ?? 0));
  return [...counts]
    .map(([value, count]) => ({ value, count, label: labelOf(field, value) }))
    .toSorted((a, b) => place(a.value) - place(b.value) || a.label.localeCompare(b.label));
}

function labelOf(field: FilterField, value: string): string {
  if (value === NOT_SAID) return field === 'verdict' ? 'No gate' : NOT_GIVEN;
  if (field === 'owner') return value;
  return field === 'businessFunction' ? functionName(value) : humanize(value);
}
