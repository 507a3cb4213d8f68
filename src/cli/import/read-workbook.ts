import { strFromU8, unzipSync } from 'fflate';
import type { Sheets, Table } from '../../import/index.ts';
import { UsageError } from '../command-line/io.ts';
import { checkSize, LIMITS } from './limits.ts';

/** As many rows as an Excel sheet has. */
const MAX_ROWS = 1 << 20;

/** A sheet of a workbook, and the names of all of them. */
export interface WorkbookTable extends Table {
  readonly sheets: Sheets;
}

/**
 * Reads a sheet of an XLSX file: the one named, or else the first, or the one with the most rows of a table.
 * @throws {UsageError} where there is none, or it is over a limit
 */
export async function readWorkbook(
  bytes: Uint8Array,
  sheet: string | undefined,
  otherwise: 'first' | 'fullest',
): Promise<WorkbookTable> {
  const { default: readSheets } = await import('read-excel-file/universal');
  let all: Awaited<ReturnType<typeof readSheets>>;
  try {
    checkSheets(bytes);
    all = await readSheets(new Uint8Array(bytes).buffer);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`it cannot be read as XLSX: ${error instanceof Error ? error.message : String(error)}`);
  }
  const tables = all.map(({ sheet: name, data }) => ({ name, rows: data.map((row) => row.map(cellText)) }));
  const names = tables.map(({ name }) => name);
  const fullest = tables.toSorted((a, b) => rowsOfTable(b.rows) - rowsOfTable(a.rows))[0];
  const chosen =
    sheet === undefined ? (otherwise === 'first' ? tables[0] : fullest) : tables.find(({ name }) => name === sheet);
  if (!chosen) throw new UsageError(`it has no sheet "${sheet}"; its sheets are ${names.join(', ')}`);
  return { rows: chosen.rows, sheets: { names, chosen: chosen.name } };
}

/** Rows with more than a cell: the text of a cover sheet has one a row. */
function rowsOfTable(rows: Table['rows']): number {
  return rows.filter((row) => row.filter((cell) => cell !== '').length > 1).length;
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/** The reader makes every cell up to the last one, so a small file can ask for any amount of memory. */
function checkSheets(bytes: Uint8Array): void {
  let unpacked = 0;
  const sheets = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (/\.(?:xml|rels)$/.test(name)) unpacked += originalSize;
      if (unpacked > LIMITS.unpacked)
        throw new UsageError(`it holds more than ${LIMITS.unpacked >> 20} MB once unpacked`);
      return /^xl\/worksheets\/[^/]+\.xml$/.test(name);
    },
  });
  for (const sheet of Object.values(sheets)) checkSheet(strFromU8(sheet, true));
}

/** @param xml in which only ASCII matters */
function checkSheet(xml: string): void {
  let [rows, columns, cells, inRow] = [0, 0, 0, 0];
  // a cell that says nothing, which only has a format, ends with its tag
  for (const [, tag = '', attributes = '', end] of xml.matchAll(/<(?:\w+:)?(row|c)\b([^<>]*?)(\/?)>/g)) {
    const [, column = '', row = ''] = /(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d+)["']/.exec(attributes) ?? [];
    if (Number(row) > MAX_ROWS || column.length > 3)
      throw new UsageError(`the place ${column}${row} is outside every sheet`.slice(0, 100));
    if (tag === 'row') [rows, inRow] = [Math.max(rows + 1, Number(row)), 0];
    if (tag !== 'c') continue;
    inRow = columnOf(column) || inRow + 1;
    if (end === '/') continue;
    cells++;
    columns = Math.max(columns, inRow);
  }
  checkSize(Math.max(rows, 1), Math.max(columns, 1));
  if (cells > LIMITS.cells) throw new UsageError(`it has more than ${LIMITS.cells} cells`);
}

/** The number of a column: `A` is 1. */
function columnOf(name: string): number {
  return Array.from(name.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
