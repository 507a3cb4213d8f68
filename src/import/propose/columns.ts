import { isPlaceholderWord } from '../../core/index.ts';
import { columnsOf, rowsBelow, type Table } from '../table.ts';
import { clean, folded, withoutAccents } from '../text.ts';

/** A column of a register as a proposal sees it. */
export interface Column {
  readonly name: string;
  /** The words of its name: `18_date_initiated` → `date initiated`. */
  readonly words: string;
  /** What its cells say, without those that say nothing. */
  readonly values: readonly string[];
  /** Its different values, the most frequent first. */
  readonly distinct: readonly string[];
  readonly isComplete: boolean;
}

/** Enough to see what a column holds; a value that is rarer than this decides nothing. */
const SAMPLE = 5000;

const NOTHING =
  /^(?:n ?[./]? ?a\.?|not (?:applicable|reported|available|provided)|to be determined|nil|null|-+|k ?[./]? ?a\.?|keine angabe|nicht zutreffend|entf[aä]llt|n ?[./] ?c\.?|sans objet|non (?:renseign[eé]|applicable)|n[eé]ant)$/;

/** Words for *nothing* that a register uses, beside those that always count. */
export function wordsForNothing(cells: readonly string[]): readonly string[] {
  const found = new Map<string, string>();
  for (const cell of cells) {
    if (NOTHING.test(folded(cell)) && !isPlaceholderWord(cell)) found.set(folded(cell), clean(cell));
  }
  return [...found.values()].toSorted();
}

export function describeColumns(table: Table, headerRow: number): readonly Column[] {
  const rows = rowsBelow(table, headerRow).slice(0, SAMPLE);
  return columnsOf(table.rows[headerRow - 1] ?? []).names.map((name, i) => {
    const cells = rows.map(({ cells: row }) => clean(row[i] ?? ''));
    const values = cells.filter((cell) => !isPlaceholderWord(cell) && !NOTHING.test(folded(cell)));
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const distinct = [...counts].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
    return { name, words: wordsOf(name), values, distinct, isComplete: values.length === rows.length };
  });
}

/** The first row that has about as many cells as the widest: titles above a table have fewer. */
export function findHeaderRow({ rows }: Table): number {
  const filled = rows.slice(0, 20).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const index = filled.findIndex((count) => count > 0 && count >= Math.max(...filled) * 0.7);
  return Math.max(index, 0) + 1;
}

function wordsOf(name: string): string {
  return withoutAccents(name)
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
