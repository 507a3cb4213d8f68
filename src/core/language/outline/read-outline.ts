import { findLimitProblem } from '../../yaml/limits.ts';
import { endOfLine, type Span } from '../../yaml/lines.ts';
import type { Entry, Outline } from './entry.ts';
import { MAX_ENTRIES, readFlow, type Draft, type Sink } from './flow.ts';
import { closingQuote, skipBlanks, startsComment } from '../../yaml/syntax/cursor.ts';
import { nextLine, trimEnd } from './text.ts';

/**
 * What a YAML text holds as far as it shows without parsing, so that there is an answer while someone types and the
 * text is no valid YAML. A text over the limits has an empty outline, and one with more entries than any
 * manifest an outline of the first ones.
 */
export function readOutline(text: string): Outline {
  const sink: Sink = { entries: [], comments: [] };
  if (findLimitProblem(text)) return { text, ...sink };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length && sink.entries.length < MAX_ENTRIES;) {
    const end = endOfLine(text, readLine(text, at, sink));
    at = nextLine(text, end);
  }
  return { text, ...sink };
}

/** The entry of a block collection in which something at this column stands, looking upwards from an offset. */
export function parentAt(
  entries: readonly Draft[],
  column: number,
  kind: Entry['kind'],
  before = Number.POSITIVE_INFINITY,
): Draft | undefined {
  // the items of a list may stand in the column of its key
  const holds = (entry: Draft) =>
    entry.column < column || (kind === 'item' && entry.kind === 'key' && entry.column === column);
  return entries.findLast(
    (entry) => !entry.flow && entry.kind !== 'word' && entry.token.start < before && holds(entry),
  );
}

/** @returns the offset up to which the text is read: in this line or in a later one */
function readLine(text: string, start: number, sink: Sink): number {
  const end = endOfLine(text, start);
  let at = skipBlanks(text, start, end);
  if (at === end || /^(?:---|\.\.\.|%)/.test(text.slice(start, start + 3))) return end;
  let item: Draft | undefined;
  while ((text[at] === '-' || text[at] === '?') && (at + 1 === end || /[ \t]/.test(text[at + 1] ?? ''))) {
    const after = skipBlanks(text, at + 1, end);
    if (text[at] === '-') item = open(sink, 'item', at - start, { start: at, end: at + 1 });
    at = after;
  }
  const key = keyAt(text, at, end);
  if (key) {
    const entry = open(sink, 'key', at - start, key.token, text.slice(key.token.start, key.token.end));
    return readValue(text, entry, key.colon + 1, end, sink);
  }
  if (item) return readValue(text, item, item.token.end, end, sink);
  if (startsComment(text, at)) {
    sink.comments.push({ start: at, end });
    return end;
  }
  if (/[[{]/.test(text[at] ?? '')) {
    const owner = parentAt(sink.entries, at - start, 'word');
    return readFlow(text, at, owner, owner?.column ?? -1, sink);
  }
  const word = open(sink, 'word', at - start, trimEnd(text, at, endOfContent(text, at, end, sink)));
  word.reach = word.token;
  return end;
}

function open(sink: Sink, kind: Entry['kind'], column: number, token: Span, key?: string): Draft {
  const parent = parentAt(sink.entries, column, kind);
  const siblings =
    kind === 'item' ? sink.entries.filter((entry) => entry.parent === parent && entry.kind === 'item') : [];
  const empty = { start: token.end, end: token.end };
  const segment = kind === 'item' ? siblings.length : key;
  const entry: Draft = { kind, parent, segment, token, value: empty, style: 'none', reach: empty, column, flow: false };
  sink.entries.push(entry);
  return entry;
}

function readValue(text: string, entry: Draft, from: number, end: number, sink: Sink): number {
  let at = skipBlanks(text, from, end);
  while (text[at] === '&' || text[at] === '!') {
    while (at < end && !/\s/.test(text[at] ?? '')) at++;
    at = skipBlanks(text, at, end);
  }
  const char = at < end ? text[at] : undefined;
  if (char === '[' || char === '{') {
    entry.style = 'flow';
    entry.value = { start: at, end: at };
    return readFlow(text, at, entry, entry.column, sink);
  }
  if (char === '|' || char === '>') {
    const last = endOfDeeperLines(text, end, entry.column);
    return setValue(entry, 'block', { start: Math.min(end + 1, last), end: last }, { start: from, end: last });
  }
  if (char === '"' || char === "'") {
    const closed = closingQuote(text, at, endOfDeeperLines(text, end, entry.column));
    const last = closed < 0 ? end : closed;
    return setValue(entry, 'quoted', { start: at + 1, end: last }, { start: from, end: last });
  }
  const content = endOfContent(text, at, end, sink);
  const value = trimEnd(text, at, content);
  const isEmpty = value.end === value.start;
  setValue(entry, isEmpty ? 'none' : 'plain', isEmpty ? { start: from, end: from } : value, {
    start: from,
    end: content,
  });
  return end;
}

function setValue(entry: Draft, style: Entry['style'], value: Span, reach: Span): number {
  entry.style = style;
  entry.value = value;
  entry.reach = reach;
  return reach.end;
}

/** The key that begins at an offset, and its colon; undefined where the line holds no key. */
function keyAt(text: string, at: number, end: number): { token: Span; colon: number } | undefined {
  const first = text[at] ?? '';
  if (first === '"' || first === "'") {
    const close = closingQuote(text, at, end);
    const colon = close < 0 ? -1 : skipBlanks(text, close + 1, end);
    return isColon(text, colon) ? { token: { start: at + 1, end: close }, colon } : undefined;
  }
  if (/[[{#&*!|>%@`]/.test(first)) return undefined;
  for (let colon = at; colon < end && !startsComment(text, colon); colon++) {
    if (isColon(text, colon)) return colon > at ? { token: trimEnd(text, at, colon), colon } : undefined;
  }
  return undefined;
}

function isColon(text: string, at: number): boolean {
  return text[at] === ':' && (at + 1 >= text.length || /\s/.test(text[at + 1] ?? ''));
}

/** Where the comment of a line begins, or the line ends; the comment is put down. */
function endOfContent(text: string, at: number, end: number, sink: Sink): number {
  for (let offset = at; offset < end; offset++) {
    if (!startsComment(text, offset)) continue;
    sink.comments.push({ start: offset, end });
    return offset;
  }
  return end;
}

/** The end of the last line, from the line end given on, before one that is indented no deeper than a column. */
function endOfDeeperLines(text: string, lineEnd: number, column: number): number {
  let last = lineEnd;
  for (let end = lineEnd; end < text.length;) {
    const start = nextLine(text, end);
    end = endOfLine(text, start);
    const first = skipBlanks(text, start, end);
    if (first === end) continue;
    if (first - start <= column) break;
    last = end;
  }
  return last;
}
