/** A place in a text. `line` and `character` count from 0, `character` and `offset` in UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly character: number;
  readonly offset: number;
}

/** A stretch of text, `end` exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text as offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const BOM = 0xfeff;

/**
 * Offsets of the line starts of a text. A line ends at LF, CR LF or a lone CR, as in VS Code.
 * A byte order mark takes no column: the first line starts after it.
 */
export function lineStarts(text: string): readonly number[] {
  const starts = [text.charCodeAt(0) === BOM ? 1 : 0];
  // most texts have no CR, and none of their characters need be looked at one by one
  if (text.includes('\r')) {
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  } else {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return starts;
}

/** The position of an offset, found by bisection; offsets outside the text are moved to its ends. */
export function positionAt(starts: readonly number[], length: number, offset: number): Position {
  const inside = Math.min(Math.max(offset, starts[0] ?? 0), length);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= inside) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: inside - (starts[low] ?? 0), offset: inside };
}

/** The offset at which the line of an offset ends, before its line break. */
export function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n\uFEFF]/.test(text[start - 1] ?? '')) start--;
  return start;
}

/** The start of the line after the one of an offset. */
export function nextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

/** The column of an offset in its line; a `- ` before it counts like spaces. */
export function column(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}
