import type { Mapping, Sheets, Table } from '../../import/index.ts';
import { readProblem } from '../files/find-manifests.ts';
import { findNamed, readNamed } from '../files/read-text.ts';
import { UsageError } from '../command-line/io.ts';
import type { Encoding } from './decode.ts';
import { LIMITS } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

const HEAD = 4096;

/**
 * Reads a CSV or XLSX file.
 *
 * @param otherwise the sheet of a workbook where the mapping names none
 * @throws {UsageError} where it is neither, holds no table, or is over a limit
 */
export async function readTable(
  file: string,
  mapping: Pick<Mapping, 'delimiter' | 'sheet'> & { readonly encoding?: Encoding | undefined },
  otherwise: 'first' | 'fullest' = 'first',
): Promise<Table & { readonly sheets?: Sheets }> {
  const head = readHead(file);
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  return isZip
    ? readWorkbook(readNamed(file, LIMITS.bytes).bytes, mapping.sheet, otherwise)
    : readCsv(file, head, mapping);
}

function readHead(file: string): Uint8Array {
  try {
    const found = findNamed(file);
    if (!found) throw Object.assign(new Error('There is no such file'), { code: 'ENOENT' });
    if (found.stats.size > LIMITS.bytes) throw new UsageError(`it is larger than ${LIMITS.bytes >> 20} MB`);
    return readNamed(file, HEAD).bytes;
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(readProblem(error));
  }
}
