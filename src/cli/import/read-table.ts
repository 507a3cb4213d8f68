import { readFileSync, statSync } from 'node:fs';
import Papa from 'papaparse';
import type { Mapping, Table } from '../../import/index.ts';
import { readProblem } from '../files/find-manifests.ts';
import { UsageError } from '../command-line/io.ts';
import { decodeText, type Encoding } from './decode.ts';
import { readWorkbook } from './read-workbook.ts';

/** A register of a hundred thousand initiatives has some 100 MB. */
const MAX_BYTES = 200 * 1024 * 1024;

/** Reads a CSV or XLSX file. @throws {UsageError} where it is none, or holds no table */
export async function readTable(
  file: string,
  mapping: Pick<Mapping, 'delimiter' | 'sheet'> & { readonly encoding?: Encoding | undefined },
): Promise<Table> {
  const bytes = readBytes(file);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? readWorkbook(bytes, mapping.sheet) : readCsv(decodeText(bytes, mapping.encoding), mapping.delimiter);
}

function readBytes(file: string): Uint8Array {
  try {
    if (statSync(file).size > MAX_BYTES) throw new UsageError('it is larger than 200 MB');
    return readFileSync(file);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(readProblem(error));
  }
}

function readCsv(text: string, delimiter: string | undefined): Table {
  const config = delimiter === undefined ? { delimitersToGuess: [',', ';', '\t', '|'] } : { delimiter };
  const { data, errors } = Papa.parse<readonly string[]>(text, config);
  const quote = errors.find(({ type }) => type === 'Quotes');
  if (quote) {
    const what =
      quote.code === 'MissingQuotes'
        ? 'begins a quoted cell that does not end'
        : 'has a quote in the middle of a quoted cell';
    throw new UsageError(`row ${(quote.row ?? 0) + 1} ${what}, so that the cells after it cannot be told apart`);
  }
  return { rows: data };
}
