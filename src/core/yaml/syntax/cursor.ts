import { endOfLine, nextLine } from '../lines.ts';

/** The first offset from `at` that is not a space or a tab, `end` at most. */
export function skipBlanks(text: string, at: number, end: number): number {
  let offset = at;
  while (offset < end && (text[offset] === ' ' || text[offset] === '\t')) offset++;
  return offset;
}

/** The offset from which only blanks follow up to `end`, `start` at least. */
export function trimBlanks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text[last - 1] === ' ' || text[last - 1] === '\t')) last--;
  return last;
}

/** Whether a comment begins at an offset. */
export function startsComment(text: string, at: number): boolean {
  return text[at] === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''));
}

/** Where the content of a line ends: before its comment and the blanks before that. */
export function endOfContent(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !startsComment(text, at)) at++;
  return trimBlanks(text, from, at);
}

/** The offset of the quote that closes the one at `open`, before `end`; -1 where none does. */
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

/** Whether the colon at an offset separates a key from its value. */
export function isSeparator(text: string, at: number): boolean {
  return text[at] === ':' && (at + 1 >= text.length || /\s/.test(text[at + 1] ?? ''));
}

/** The end of the last line with content, from the line of an offset on, before one that is indented by `column` or less. */
export function endOfBlock(text: string, from: number, column: number): number {
  let last = endOfLine(text, from);
  for (let start = nextLine(text, from); start < text.length; start = nextLine(text, start)) {
    const end = endOfLine(text, start);
    const first = skipBlanks(text, start, end);
    if (first === end) continue;
    if (first - start <= column) break;
    last = end;
  }
  return last;
}
