import { isPlaceholderWord, type CalendarDate } from '../../core/index.ts';
import type { CellOf } from './conditions.ts';
import { convert } from '../convert.ts';
import { compactLists, type Entry } from '../lists.ts';
import type { FieldRule, Mapping, Value } from './mapping.ts';
import type { Columns, Row } from '../table.ts';
import { clean } from '../text.ts';

/** A value of a row that was not taken over as it is, and why. */
export interface Note {
  /**
   * `rejected`: the row became no manifest. `kept`: the manifest says something else, and that stayed. `defaulted`: a word was
   * not known. `duplicate`: another row has the key. `moved`: its manifest was made before and is elsewhere now.
   */
  readonly kind: 'rejected' | 'left-out' | 'shortened' | 'kept' | 'removed' | 'defaulted' | 'duplicate' | 'moved';
  readonly row: number;
  /** The column, or the field where it is about no single column. */
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

/** A row, read as an initiative. */
export interface TakenRow {
  readonly row: number;
  readonly key: string;
  /** What the name is made of, and what is added where that is not unique. */
  readonly name: string;
  readonly suffix: string;
  /** By path, with the indexes of lists without gaps. */
  readonly values: ReadonlyMap<string, Value>;
}

export type RowResult =
  | { readonly kind: 'taken'; readonly taken: TakenRow; readonly notes: readonly Note[] }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'rejected'; readonly notes: readonly Note[] };

/** Reads a row by a mapping. */
export function takeRow({ number, cells }: Row, columns: Columns, mapping: Mapping, today: CalendarDate): RowResult {
  const notes: Note[] = [];
  const note = (kind: Note['kind'], column: string, value: string, message: string) =>
    notes.push({ kind, row: number, column, value, message });
  const raw = (column: string) => clean(cells[columns.find(column) ?? -1] ?? '');
  const says = (column: string, missing: FieldRule['missing'] = () => false) => {
    const text = raw(column);
    return isPlaceholderWord(text) || mapping.missing(text) || missing(text) ? undefined : text;
  };
  const cell: CellOf = (column) => says(column);

  if (mapping.skip.some(({ holds }) => holds(cell))) return { kind: 'skipped' };
  const extra = cells.slice(columns.names.length).find((value) => value.trim() !== '');
  if (extra !== undefined) {
    const message = `the row has ${cells.length} cells where the header has ${columns.names.length}`;
    note('rejected', `Column ${columns.names.length + 1}`, extra, message);
    return { kind: 'rejected', notes };
  }

  const entries = mapping.fields.flatMap((rule): readonly Entry[] => {
    if (rule.when && !rule.when.holds(cell)) return [];
    if (rule.from.kind === 'value') return [{ path: rule.path, value: rule.from.value, isConstant: true }];
    const { text, column, mapped } = source(rule, raw, says);
    const value = mapped ?? (text === undefined ? rule.default : read(rule, text, column));
    return value === undefined ? [] : [{ path: rule.path, value, isConstant: false }];
  });

  /** The text of a cell by table, list and type; what cannot be taken is noted. */
  function read(rule: FieldRule, text: string, column: string): Value | undefined {
    const isList = rule.field?.kind === 'list';
    const field = isList ? rule.field?.item : rule.field;
    const pieces = rule.split === undefined ? [text] : text.split(rule.split).map(clean);
    const values = pieces.flatMap((piece) => {
      const mapped = rule.values?.(piece);
      const result = mapped === undefined ? convert(piece, field, rule, { mapping, today }) : { value: mapped };
      if (result === undefined) return [];
      if ('problem' in result) {
        if (rule.default === undefined) note('left-out', column, piece, `${rule.path} is left out: ${result.problem}`);
        else if (rule.values)
          note('defaulted', column, piece, `${rule.path} is ${rule.default}, as no value of the mapping fits`);
        return [];
      }
      if (result.note !== undefined) note('shortened', column, piece, `${rule.path} is ${result.note}`);
      return [result.value];
    });
    if (values.length === 0) return rule.default;
    return isList ? [...new Set(values)] : values[0];
  }

  const values = compactLists(entries);
  for (const needed of ['title', 'lifecycle.stage']) {
    if (values.has(needed)) continue;
    const column = columnsOfRule(mapping.fields.find(({ path }) => path === needed));
    note('rejected', column, raw(column), `there is no ${needed}, which every manifest needs`);
    return { kind: 'rejected', notes };
  }
  const name = mapping.name.map(({ fill }) => fill(cell)).find((text) => text !== undefined);
  const taken: TakenRow = {
    row: number,
    key: mapping.key.map(raw).join(' / '),
    name: name ?? String(values.get('title')),
    suffix: mapping.suffix.map((column) => says(column) ?? '').join(' '),
    values,
  };
  return { kind: 'taken', taken, notes };
}

interface Found {
  readonly text: string | undefined;
  readonly column: string;
  /** What the table of values says of the cell, even of one that says nothing otherwise. */
  readonly mapped?: Value | undefined;
}

/** The first column, or complete template, that says something. */
function source(
  { from, missing, values, split, field }: FieldRule,
  raw: (column: string) => string,
  says: (column: string, missing: FieldRule['missing']) => string | undefined,
): Found {
  if (from.kind === 'templates') {
    const filled = from.templates.map((template) => template.fill((column) => says(column, missing)));
    const text = filled.find((one) => one !== undefined);
    return { text: text === undefined ? undefined : clean(text), column: from.templates[0]?.columns[0] ?? '' };
  }
  if (from.kind === 'value') return { text: undefined, column: '' };
  for (const column of from.columns) {
    const mapped = split === undefined && raw(column) !== '' ? values?.(raw(column)) : undefined;
    if (mapped !== undefined) return { text: undefined, column, mapped: field?.kind === 'list' ? [mapped] : mapped };
    const text = says(column, missing);
    if (text !== undefined) return { text, column };
  }
  return { text: undefined, column: from.columns[0] ?? '' };
}

function columnsOfRule(rule: FieldRule | undefined): string {
  if (rule?.from.kind === 'columns') return rule.from.columns[0] ?? '';
  return rule?.from.kind === 'templates' ? (rule.from.templates[0]?.columns[0] ?? '') : '';
}
