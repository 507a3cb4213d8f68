/** A line of the table. */
export interface Row {
  readonly what: string;
  /** What it is measured against; a plain size has none. */
  readonly peer?: string;
  /** A ratio to the peer, or a size in `unit`; {@link SKIPPED} where it could not be measured. */
  readonly measured: number;
  readonly unit?: 'kB' | 'MB' | 'ms' | 'files';
  /** The most or the least it may be; without one the row only informs. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

export const SKIPPED = Number.NaN;

export function isMet({ measured, atMost = Infinity, atLeast = -Infinity }: Row): boolean {
  return measured <= atMost && measured >= atLeast;
}

/** Rows as a Markdown table. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.what, row.peer ?? '', shown(row.measured, row), budget(row), verdict(row)]);
  return ['| what | beside | measured | budget | |', '| --- | --- | --- | --- | --- |', ...cells.map(toLine)].join(
    '\n',
  );
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function budget(row: Row): string {
  if (row.atMost !== undefined) return `≤ ${shown(row.atMost, row)}`;
  return row.atLeast !== undefined ? `≥ ${shown(row.atLeast, row)}` : '';
}

function verdict(row: Row): string {
  if (row.atMost === undefined && row.atLeast === undefined) return '';
  return isMet(row) ? 'met' : '**not met**';
}

function shown(value: number, { unit }: Row): string {
  if (Number.isNaN(value)) return 'skipped';
  return unit ? `${Math.round(value)} ${unit}` : `${value.toFixed(value >= 10 ? 1 : 2)} ×`;
}
