import { createReadStream, type ReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { FileRefusal } from '../../repository/node/guard.ts';
import { findNamed, MAX_REPORT } from './read-text.ts';

/** Far more than one initiative takes in a report. */
const LONGEST_LINE = 2 << 20;

/** Far more initiatives than there are anywhere. */
const MAX_LINES = 1e6;

/** Takes a line and its number, from 1 on; undefined is a line that is too long. Throws to end the reading. */
export type TakeLine = (text: string | undefined, line: number) => void;

/**
 * Reads the lines of a report, also of one that is packed by gzip, and keeps one of them at a time: a small file may be
 * unpacked to more than fits into memory. Blank lines are only counted.
 *
 * @param file absolute
 * @param folder where the report was found, see {@link findNamed}; undefined where the user named the file
 * @returns the whole text where it is JSON of several lines, whose first is only a brace; undefined where it was taken line by line
 * @throws {FileRefusal} where it is larger than {@link MAX_REPORT}, unpacked, see also {@link findNamed}
 */
export async function readReportLines(
  file: string,
  folder: string | undefined,
  take: TakeLine,
): Promise<string | undefined> {
  const found = findNamed(file, folder);
  if (!found) throw Object.assign(new Error('There is no such file'), { code: 'ENOENT' });
  let [line, rest, isTooLong] = [0, '', false];
  let whole: string[] | undefined;
  const takeRest = () => {
    line++;
    if (line > MAX_LINES) throw new FileRefusal(`It has more than ${MAX_LINES / 1e6} million lines`);
    if (isTooLong) take(undefined, line);
    else if (line === 1 && rest.trim() === '{') whole = [rest];
    else if (rest.trim() !== '') take(rest, line);
    [rest, isTooLong] = ['', false];
  };
  const takeText = (text: string) => {
    for (let at = 0; at < text.length;) {
      if (whole) return void whole.push(text.slice(at));
      const end = text.indexOf('\n', at);
      if (!isTooLong) rest += text.slice(at, end < 0 ? undefined : end);
      if (rest.length > LONGEST_LINE) [rest, isTooLong] = ['', true];
      if (end < 0) return;
      takeRest();
      at = end + 1;
    }
  };
  const packed = createReadStream(found.real);
  try {
    const decoder = new TextDecoder();
    let size = 0;
    for await (const chunk of /\.gz$/i.test(file) ? unpacked(packed) : (packed as AsyncIterable<Buffer>)) {
      size += chunk.length;
      if (size > MAX_REPORT) throw new FileRefusal(`It is larger than ${MAX_REPORT >> 20} MB`);
      takeText(decoder.decode(chunk, { stream: true }));
    }
    takeText(decoder.decode());
    if (!whole) takeRest();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw new FileRefusal('It is not a gzip file, or it is damaged', { cause: error });
    throw error;
  } finally {
    packed.destroy();
  }
  return whole?.join('');
}

function unpacked(packed: ReadStream): AsyncIterable<Buffer> {
  const unpacking = createGunzip();
  packed.on('error', (error) => unpacking.destroy(error));
  return packed.pipe(unpacking);
}
