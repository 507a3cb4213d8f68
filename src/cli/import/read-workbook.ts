import type { Table } from '../../import/index.ts';
import { UsageError } from '../command-line/io.ts';

/** What the parts of a workbook may hold in all once unpacked: a zip file can grow a thousandfold. */
const MAX_UNPACKED = 500 * 1024 * 1024;

/** Reads a sheet of an XLSX file, the first unless named. @throws {UsageError} where there is none */
export async function readWorkbook(bytes: Uint8Array, sheet: string | undefined): Promise<Table> {
  if (unpackedSize(bytes) > MAX_UNPACKED) throw new UsageError('it holds more than 500 MB once unpacked');
  const { readSheet } = await import('read-excel-file/universal');
  try {
    const rows = await readSheet(new Uint8Array(bytes).buffer, ...(sheet === undefined ? [] : [sheet]));
    return { rows: rows.map((row) => row.map(cellText)) };
  } catch (error) {
    throw new UsageError(`it cannot be read as XLSX: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/** The sum of the sizes that a zip file declares for its parts, found by the signature of directory entries. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 46 <= bytes.length; at++) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x02014b50) continue;
    sum += view.getUint32(at + 24, true);
    at += 45;
  }
  return sum;
}
