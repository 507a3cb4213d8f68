import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Mapping, Table } from '../../import/index.ts';
import { readProblem } from '../files/find-manifests.ts';
import { UsageError } from '../command-line/io.ts';
import type { Encoding } from './decode.ts';
import { LIMITS } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

const HEAD = 4096;

/** Reads a CSV or XLSX file. @throws {UsageError} where it is none, holds no table, or is over a limit */
export async function readTable(
  file: string,
  mapping: Pick<Mapping, 'delimiter' | 'sheet'> & { readonly encoding?: Encoding | undefined },
): Promise<Table> {
  const head = readHead(file);
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  return isZip ? readWorkbook(readFileSync(file), mapping.sheet) : readCsv(file, head, mapping);
}

function readHead(file: string): Uint8Array {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new UsageError(stats.isDirectory() ? 'it is a folder' : 'it is not a file');
    if (stats.size > LIMITS.bytes) throw new UsageError(`it is larger than ${LIMITS.bytes >> 20} MB`);
    const opened = openSync(file, 'r');
    try {
      const head = Buffer.alloc(HEAD);
      return head.subarray(0, readSync(opened, head));
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(readProblem(error));
  }
}
