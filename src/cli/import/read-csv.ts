import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import Papa, { type Parser, type ParseResult } from 'papaparse';
import type { Table } from '../../import/index.ts';
import { UsageError } from '../command-line/io.ts';
import { createDecoder, detectEncoding, refuseForeign, type Encoding } from './decode.ts';
import { checkSize, LIMITS } from './limits.ts';

/**
 * Reads a CSV file part by part, so that one over a limit is refused before it is in memory.
 * @param head its first bytes
 * @throws {UsageError} where it is no CSV, or over a limit
 */
export async function readCsv(
  file: string,
  head: Uint8Array,
  { delimiter, encoding }: { readonly delimiter?: string | undefined; readonly encoding?: Encoding | undefined },
): Promise<Table> {
  refuseForeign(head);
  const known = encoding ?? (await detectEncoding(head, () => isUtf8(file)));
  const rows: (readonly string[])[] = [];
  let columns = 0;
  let waiting = 0;
  const take = ({ data, errors }: ParseResult<readonly string[]>) => {
    const quote = errors.find(({ type }) => type === 'Quotes');
    if (quote) throw quoteProblem(quote.code, rows.length + (quote.row ?? 0));
    for (const row of data) {
      columns = Math.max(columns, row.length);
      rows.push(row);
    }
    checkSize(rows.length, columns);
    // an unfinished row is read again from its start with each part that arrives
    if (data.length > 0) waiting = 0;
    else if (waiting > LIMITS.row)
      throw new UsageError(
        `row ${rows.length + 1} has more than ${LIMITS.row} characters: is a quote not closed there?`,
      );
  };
  const text = Readable.from(textOf(file, known, (length) => (waiting += length)));
  await new Promise<void>((resolve, reject) => {
    const fail = (error: unknown, parser?: Parser) => {
      // first, since aborting completes the parse
      reject(error instanceof Error ? error : new Error(String(error)));
      parser?.abort();
      text.destroy();
    };
    text.on('error', fail);
    Papa.parse<readonly string[]>(text as unknown as NodeJS.ReadableStream, {
      ...(delimiter === undefined ? { delimitersToGuess: [',', ';', '\t', '|'] } : { delimiter }),
      chunk: (results, parser) => {
        try {
          take(results);
        } catch (error) {
          fail(error, parser);
        }
      },
      complete: () => resolve(),
      error: (error) => fail(error),
    });
  });
  return { rows };
}

async function* textOf(file: string, encoding: Encoding, onPart: (length: number) => void): AsyncIterable<string> {
  const { decode, end } = createDecoder(encoding);
  for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>) {
    const part = decode(bytes);
    if (part.includes('\0')) throw new UsageError('it is not a text file: save the register as CSV (UTF-8) or XLSX');
    onPart(part.length);
    yield part;
  }
  const rest = end();
  if (rest !== '') yield rest;
}

async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>)
      decoder.decode(bytes, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function quoteProblem(code: string, row: number): UsageError {
  const what =
    code === 'MissingQuotes' ? 'begins a quoted cell that does not end' : 'has a quote in the middle of a quoted cell';
  return new UsageError(`row ${row + 1} ${what}, so that the cells after it cannot be told apart`);
}
