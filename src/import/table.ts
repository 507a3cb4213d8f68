import { isPlaceholderWord } from '../core/index.ts';
import { clean, folded } from './text.ts';

/** A register as it was read: all cells as text. Row 1 is the first row of the file. */
export interface Table {
  readonly rows: readonly (readonly string[])[];
}

/** A row with its number in the file. */
export interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The columns of a register, found by their names. */
export interface Columns {
  /** In the order of the register; the second of a name is called `Name (2)`, one without a name `Column 3`. */
  readonly names: readonly string[];
  /** The index of a column, letter case and white space aside. */
  readonly find: (name: string) => number | undefined;
}

export function columnsOf(header: readonly string[]): Columns {
  const indexes = new Map<string, number>();
  const numbers = new Map<string, number>();
  const names = header.map((cell, index) => {
    const base = isPlaceholderWord(clean(cell)) ? `Column ${index + 1}` : clean(cell);
    let name = base;
    let n = numbers.get(folded(base)) ?? 1;
    while (indexes.has(folded(name))) name = `${base} (${++n})`;
    numbers.set(folded(base), n);
    indexes.set(folded(name), index);
    return name;
  });
  return { names, find: (name) => indexes.get(folded(name)) };
}

/** The rows below the header that hold anything. */
export function rowsBelow({ rows }: Table, headerRow: number): readonly Row[] {
  return rows
    .slice(headerRow)
    .map((cells, i) => ({ number: headerRow + 1 + i, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}
