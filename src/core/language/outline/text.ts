import type { Span } from '../../yaml/lines.ts';

/** The start of the line after the line end at an offset. */
export function nextLine(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

/** A span without the white space at its end. */
export function trimEnd(text: string, start: number, end: number): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return { start, end: last };
}
