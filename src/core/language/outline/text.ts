import type { Span } from '../../yaml/lines.ts';

/** The start of the line after the line end at an offset. */
export function nextLine(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

/** The first offset from `at` that is neither a space nor a tab, `end` at most. */
export function skipSpaces(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && (text[offset] === ' ' || text[offset] === '\t')) offset++;
  return offset;
}

/** Whether a comment begins at an offset. */
export function isComment(text: string, at: number): boolean {
  return text[at] === '#' && (at === 0 || /[\s\uFEFF]/.test(text[at - 1] ?? ''));
}

/** A span without the white space at its end. */
export function trimEnd(text: string, start: number, end: number): Span {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return { start, end: last };
}

/** The offset of the quote that closes the one at `open`, at most `end`; -1 where none does. */
export function closingQuote(text: string, open: number, end: number): number {
  const quote = text[open];
  for (let at = open + 1; at < end; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return -1;
}
