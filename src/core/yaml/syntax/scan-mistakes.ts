import { endOfLine, lineStart, nextLine, type Span } from '../lines.ts';
import {
  closingQuote,
  endOfBlock,
  endOfContent,
  isSeparator,
  skipBlanks,
  startsComment,
  trimBlanks,
} from './cursor.ts';
import { scanFlow } from './scan-flow.ts';
import { isAlias, needsQuotes, quoteInside, unclosedQuote, type Mistake } from './mistake.ts';

/**
 * What in a text looks like prose that YAML reads as something else: a colon in a text, a quote or bracket that is not
 * closed, `@team`. A look at the lines, without parsing: whether it is a mistake, the parser says.
 *
 * @param most how many to look for
 */
export function findMistakes(text: string, most: number): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length && mistakes.length < most;) {
    at = nextLine(text, scanLine(text, at, mistakes));
  }
  return mistakes.slice(0, most);
}

/** @returns the offset up to which the text was looked at */
function scanLine(text: string, start: number, mistakes: Mistake[]): number {
  const end = endOfLine(text, start);
  let at = skipBlanks(text, start, end);
  if (at === end || text[at] === '#' || /^(?:---|\.\.\.)/.test(text.slice(start, start + 3))) return end;
  const indent = text.slice(start, at);
  if (indent.includes('\t')) mistakes.push(tabs(start, indent));
  let column = at - start;
  let isItem = false;
  while ((text[at] === '-' || text[at] === '?') && /\s/.test(text[at + 1] ?? '\n')) {
    isItem = true;
    column = at - start;
    at = skipBlanks(text, at + 1, end);
  }
  const colon = keyEnd(text, at, end);
  if (colon !== undefined) return scanValue(text, skipBlanks(text, colon + 1, end), end, at - start, mistakes);
  if (isItem) return scanValue(text, at, end, column, mistakes);
  const isQuote = text[at] === '"' || text[at] === "'";
  if (isQuote && closingQuote(text, at, text.length) < 0)
    mistakes.push(unclosedQuote(at, endOfKey(text, at, end), text[at] ?? ''));
  const [, key] = /^([A-Za-z][\w-]*):(?=[^\s/:])/.exec(text.slice(at, end)) ?? [];
  if (key !== undefined) mistakes.push(missingSpace(at, at + key.length + 1));
  return end;
}

/** The offset of the colon after the key that begins at an offset; undefined where the line holds no key. */
function keyEnd(text: string, at: number, end: number): number | undefined {
  const first = text[at] ?? '';
  if (first === '"' || first === "'") {
    const close = closingQuote(text, at, end);
    const colon = close < 0 ? end : skipBlanks(text, close + 1, end);
    return isSeparator(text, colon) ? colon : undefined;
  }
  if (/[[{#&*!|>%@`,\]}]/.test(first)) return undefined;
  for (let colon = at; colon < end && !startsComment(text, colon); colon++) {
    if (isSeparator(text, colon) && colon > at) return colon;
  }
  return undefined;
}

/** @param column of the key or dash that the value belongs to */
function scanValue(text: string, from: number, end: number, column: number, mistakes: Mistake[]): number {
  let at = from;
  while ((text[at] === '&' || text[at] === '!') && at < end) {
    while (at < end && !/\s/.test(text[at] ?? '')) at++;
    at = skipBlanks(text, at, end);
  }
  const char = at < end ? (text[at] ?? '') : '';
  if (char === '' || startsComment(text, at)) return end;
  if (char === '[' || char === '{') return scanBrackets(text, at, column, mistakes);
  if (char === '"' || char === "'") return scanQuoted(text, at, column, mistakes);
  const rest = { start: at, end: endOfContent(text, at, end) };
  if (/^[|>][-+\d]*\s*(?:#|$)/.test(text.slice(at, end))) return endOfBlock(text, at, column);
  if (
    /[|>@`%,\]}]/.test(char) ||
    /^\?\s/.test(text.slice(at, end)) ||
    (char === '*' && !isAlias(text, text.slice(at, rest.end)))
  ) {
    mistakes.push(needsQuotes(text, rest, `This text begins with ${char}`));
  } else if (containsColon(text, rest.start, rest.end)) {
    mistakes.push(needsQuotes(text, rest, 'This text contains a colon'));
  } else return scanContinuation(text, rest, column, mistakes);
  return end;
}

/** The lines below a plain text, which YAML reads as its continuation: there must be no key among them. */
function scanContinuation(text: string, first: Span, column: number, mistakes: Mistake[]): number {
  const block = endOfBlock(text, first.start, column);
  for (let start = nextLine(text, first.start); start < block; start = nextLine(text, start)) {
    const end = endOfLine(text, start);
    const line = { start: skipBlanks(text, start, end), end: endOfContent(text, start, end) };
    if (!containsColon(text, line.start, line.end)) continue;
    if (/^[A-Za-z][\w-]*:(?:\s|$)/.test(text.slice(line.start, end))) {
      mistakes.push(tooDeep(text, line, block, column));
      return start - 1;
    }
    const whole = { start: first.start, end: block };
    mistakes.push({ ...needsQuotes(text, whole, 'This text contains a colon'), ...line });
    return block;
  }
  return endOfLine(text, first.start);
}

/** A key that is indented below one that has a value. @param block end of the lines that are indented with it */
function tooDeep(text: string, line: Span, block: number, column: number): Mistake {
  const by = line.start - lineStart(text, line.start) - column;
  const edits = [];
  for (let start = lineStart(text, line.start); start < block; start = nextLine(text, start)) {
    const blanks = skipBlanks(text, start, endOfLine(text, start)) - start;
    edits.push({ start, end: start + Math.min(by, blanks), newText: '' });
  }
  return {
    ...line,
    message: 'This line is indented below a key that has a value already. Line it up with that key',
    fix: { title: 'Line it up with the key above', edits },
  };
}

/** Where a key ends that begins with a quote: before its colon, else where its line ends. */
function endOfKey(text: string, from: number, end: number): number {
  const content = endOfContent(text, from, end);
  for (let at = from; at < content; at++) if (isSeparator(text, at)) return at;
  return content;
}

function scanQuoted(text: string, open: number, column: number, mistakes: Mistake[]): number {
  const quote = text[open] ?? '';
  const end = endOfLine(text, open);
  const close = closingQuote(text, open, endOfBlock(text, open, column));
  if (close < 0) {
    const at = endOfContent(text, open + 1, end);
    mistakes.push(unclosedQuote(open, at, quote));
    return end;
  }
  const after = skipBlanks(text, close + 1, endOfLine(text, close));
  const rest = { start: open, end: endOfContent(text, close + 1, endOfLine(text, close)) };
  if (close < end && after < end && !startsComment(text, after)) mistakes.push(quoteInside(text, rest.start, rest.end));
  return close;
}

function scanBrackets(text: string, open: number, column: number, mistakes: Mistake[]): number {
  const end = scanFlow(text, open, column, mistakes);
  const line = endOfLine(text, end);
  const after = skipBlanks(text, end, line);
  if (after === line || startsComment(text, after) || end > endOfLine(text, open)) return line;
  const rest = { start: open, end: endOfContent(text, after, line) };
  const extra = text.slice(after, rest.end);
  if (/^[\]}]+$/.test(extra)) {
    const span = { start: after, end: rest.end };
    mistakes.push({
      ...span,
      message: `Nothing is open that this ${extra} could close. Remove it`,
      fix: { title: `Remove ${extra}`, edits: [{ start: trimBlanks(text, end, after), end: rest.end, newText: '' }] },
    });
  } else mistakes.push(needsQuotes(text, rest, `This text begins with ${text[open] ?? ''}`));
  return line;
}

function tabs(start: number, indent: string): Mistake {
  return {
    start,
    end: start + indent.length,
    message: 'This line is indented with a tab. Indent with spaces',
    fix: {
      title: 'Indent with spaces',
      edits: [{ start, end: start + indent.length, newText: indent.replaceAll('\t', '  ') }],
    },
  };
}

/** @param end behind the colon */
function missingSpace(start: number, end: number): Mistake {
  return {
    start,
    end,
    message: 'A space is missing after the colon',
    fix: { title: 'Add a space after the colon', edits: [{ start: end, end, newText: ' ' }] },
  };
}

function containsColon(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isSeparator(text, at)) return true;
  return false;
}
