import { UsageError } from '../command-line/io.ts';

/**
 * What a register may hold: far more than the registers of governments do, and little enough that none takes more than
 * some hundred megabytes of memory.
 */
export const LIMITS = {
  /** Of a file, in bytes. */
  bytes: 100 << 20,
  /** Of all parts of a workbook that are read, in bytes. */
  unpacked: 100 << 20,
  /** Rows times columns, empty cells included. */
  cells: 2_000_000,
  /** As many as an Excel sheet has. */
  columns: 16_384,
  /** Of one row of a CSV file, in characters. */
  row: 1 << 20,
} as const;

/** Throws a {@link UsageError} where a table would have more cells than may be. */
export function checkSize(rows: number, columns: number): void {
  if (columns > LIMITS.columns) throw new UsageError(`it has more than ${LIMITS.columns} columns`);
  if (rows * columns > LIMITS.cells)
    throw new UsageError(
      `it has more than ${LIMITS.cells} cells (${rows} rows of ${columns} columns): leave out what is not imported`,
    );
}
