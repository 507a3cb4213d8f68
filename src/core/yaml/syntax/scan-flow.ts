import { endOfLine, lineStart, nextLine } from '../lines.ts';
import { closingQuote, endOfContent, skipBlanks, startsComment, trimBlanks } from './cursor.ts';
import { isAlias, needsQuotes, quoteInside, unclosedQuote, type Mistake } from './mistake.ts';

const CLOSES: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** A bracket that is open. */
interface Open {
  readonly at: number;
  readonly bracket: string;
  /** Whether a value is due: in a mapping after the colon, in a list always. */
  isValue: boolean;
}

/**
 * Looks through brackets for mistakes.
 *
 * @param open offset of the first bracket
 * @param column of the key or dash they belong to: a line that is indented by no more than that ends them
 * @returns the offset behind them
 */
export function scanFlow(text: string, open: number, column: number, found: Mistake[]): number {
  const stack: Open[] = [];
  let last = open;
  for (let at = open; at < text.length;) {
    const char = text[at] ?? '';
    const top = stack.at(-1);
    if (char === '\n' || char === '\r') {
      const next = firstOfNextLine(text, at);
      if (next === undefined || isBeyond(text, next, column)) break;
      at = next;
    } else if (char === ' ' || char === '\t') at++;
    else if (startsComment(text, at) && (/\s/.test(text[at + 1] ?? ' ') || !top?.isValue)) at = endOfLine(text, at);
    else if (char === '[' || char === '{') {
      stack.push({ at, bracket: char, isValue: char === '[' });
      last = ++at;
    } else if (char === ']' || char === '}') {
      while (stack.length > 1 && CLOSES[stack.at(-1)?.bracket ?? ''] !== char) {
        const inner = stack.pop();
        if (inner) found.push(unclosed(text, [inner], last));
      }
      stack.pop();
      last = ++at;
      if (stack.length === 0) return at;
    } else if (char === ',') {
      if (top) top.isValue = top.bracket === '[';
      last = ++at;
    } else if (char === ':' && top && !top.isValue) {
      top.isValue = true;
      last = ++at;
    } else if (top) last = at = Math.max(at + 1, scanScalar(text, at, top, found));
  }
  if (stack.length > 0) found.push(unclosed(text, stack, last));
  return last;
}

/** @returns the offset behind the scalar that begins at an offset */
function scanScalar(text: string, at: number, { bracket, isValue }: Open, found: Mistake[]): number {
  const line = endOfLine(text, at);
  const isMap = bracket === '{';
  const extent = { start: at, end: endOfText(text, at, line, isMap) };
  const char = text[at] ?? '';
  if (char === '"' || char === "'") {
    const close = closingQuote(text, at, line);
    if (close < 0) {
      // in a list each comma is rather the end of an item
      const end = endOfText(text, at + 1, line, isMap);
      found.push(unclosedQuote(at, end, char));
      return end;
    }
    const after = skipBlanks(text, close + 1, line);
    if (after === line || /[,\]}:]/.test(text[after] ?? '') || startsComment(text, after)) return close + 1;
    const end = endOfText(text, close + 1, line, isMap);
    found.push(quoteInside(text, at, end));
    return end;
  }
  const source = text.slice(extent.start, extent.end);
  const complain = (why: string, span = extent): number => {
    found.push(needsQuotes(text, span, why));
    return span.end;
  };
  const complainOfHash = (): number => {
    // where no bracket closes, the comment is all that is left of the line
    const isCut = startsComment(text, skipBlanks(text, extent.end, line));
    const end = isCut ? trimBlanks(text, at, line) : extent.end;
    return complain('Everything after # is a comment', { start: at, end });
  };
  if (char === '#') return complainOfHash();
  if (/[@`%|>]/.test(char) || (char === '*' && !isAlias(text, source)))
    return complain(`This text begins with ${char}`);
  if (!isValue) return endOfPlain(text, at, line);
  const end = endOfPlain(text, at, line);
  const after = skipBlanks(text, end, line);
  if (startsComment(text, after) && /\S/.test(text[after + 1] ?? '')) return complainOfHash();
  if (isMap && text[after] === ':') return complain('This text contains a colon');
  if (end > at && /[[{]/.test(text[after] ?? '')) return complain(`This text contains ${text[after] ?? ''}`);
  return Math.max(end, at + 1);
}

/** Where a plain scalar ends for YAML. */
function endOfPlain(text: string, from: number, line: number): number {
  let at = from;
  while (at < line && !/[,[\]{}]/.test(text[at] ?? '') && !startsComment(text, at)) {
    if (text[at] === ':' && /[\s,[\]{}]|^$/.test(text[at + 1] ?? '')) break;
    at++;
  }
  return trimBlanks(text, from, at);
}

/**
 * Where a text ends for the one who wrote it: before the bracket that closes what it is in, or before the next
 * entry, which in a mapping has a key. A comma alone may belong to the text.
 */
function endOfText(text: string, from: number, line: number, isMap: boolean): number {
  let depth = 0;
  for (let at = from; at < line; at++) {
    const char = text[at] ?? '';
    if (/[[{]/.test(char)) depth++;
    else if (/[\]}]/.test(char) && depth-- === 0) return trimBlanks(text, from, at);
    else if (char === ',' && depth === 0 && (!isMap || /^,\s*(?:[\w-]+:(?:\s|$)|$)/.test(text.slice(at, line)))) {
      return trimBlanks(text, from, at);
    }
  }
  return endOfContent(text, from, line);
}

function unclosed(text: string, open: readonly Open[], at: number): Mistake {
  const [first] = open;
  const start = first?.at ?? 0;
  const what = first?.bracket === '[' ? 'list' : 'mapping';
  const line = text.slice(0, start).split(/\r\n|\r|\n/).length;
  const closing = open.toReversed().map(({ bracket }) => CLOSES[bracket] ?? '');
  const newText = closing.map((bracket) => (bracket === '}' ? ' }' : bracket)).join('');
  return {
    start,
    end: start + 1,
    message: `The ${what} opened with ${first?.bracket ?? ''} on line ${line} is not closed`,
    fix: { title: `Close the ${what} with ${closing.join('')}`, edits: [{ start: at, end: at, newText }] },
  };
}

function firstOfNextLine(text: string, at: number): number | undefined {
  for (let start = nextLine(text, at); start < text.length; start = nextLine(text, start)) {
    const end = endOfLine(text, start);
    const first = skipBlanks(text, start, end);
    if (first < end && text[first] !== '#') return first;
  }
  return undefined;
}

/** Whether a line cannot belong to brackets any more. */
function isBeyond(text: string, first: number, column: number): boolean {
  return first - lineStart(text, first) <= column && !/[\]}]/.test(text[first] ?? '');
}
