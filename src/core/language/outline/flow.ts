import { LIMITS } from '../../yaml/limits.ts';
import { endOfLine, type Span } from '../../yaml/lines.ts';
import type { Entry } from './entry.ts';
import { closingQuote, skipBlanks, startsComment } from '../../yaml/syntax/cursor.ts';
import { nextLine, trimEnd } from './text.ts';

/** An entry while it is being read. */
export type Draft = { -readonly [K in keyof Entry]: Entry[K] };

/** Where what is found is put. */
export interface Sink {
  readonly entries: Draft[];
  readonly comments: Span[];
}

/** A manifest of 2,000 lines has no more; entries are looked for among those before them, which takes quadratic time. */
export const MAX_ENTRIES = 4000;

const OPENING = /[[{]/;
const CLOSING = /[\]}]/;
const AFTER_COLON = /[\s,[\]{}]/;

/**
 * Reads a value in brackets, closed or not: it ends at its bracket, at one that closes something around it, or before
 * a line that is indented no deeper than the entry it belongs to.
 *
 * @returns the offset after it
 */
export function readFlow(text: string, open: number, owner: Draft | undefined, column: number, sink: Sink): number {
  let line = { start: open, end: endOfLine(text, open) };
  return list(open, owner, 1);

  /** A list can be one long line with thousands of items, so its end is looked for once. */
  function lineEnd(at: number): number {
    if (at < line.start || at > line.end) line = { start: at, end: endOfLine(text, at) };
    return line.end;
  }

  function list(start: number, parent: Draft | undefined, depth: number): number {
    const isMap = text[start] === '{';
    let at = start + 1;
    for (let index = 0; ; index++) {
      const from = at;
      const slot = draft(isMap ? 'word' : 'item', parent, isMap ? undefined : index, at);
      sink.entries.push(slot);
      at = isMap ? mapSlot(slot, at, depth) : value(slot, at, depth);
      slot.reach = { start: slot.reach.start, end: at };
      const char = text[at] ?? '';
      if (CLOSING.test(char)) return isMap === (char === '}') ? at + 1 : at;
      if ((char !== ',' && isEnd(at)) || sink.entries.length >= MAX_ENTRIES) return at;
      if (char === ',' || at === from) at++;
    }
  }

  function mapSlot(slot: Draft, from: number, depth: number): number {
    const at = skip(from);
    const { span, next } = scalar(at, true);
    slot.token = span.end > span.start ? span : { start: at, end: at };
    const colon = skipBlanks(text, next, text.length);
    if (text[colon] !== ':' || span.end === span.start) return rest(skip(next));
    slot.kind = 'key';
    slot.segment = text.slice(span.start, span.end);
    return value(slot, colon + 1, depth);
  }

  function value(slot: Draft, from: number, depth: number): number {
    let at = skip(from);
    while (/[&!]/.test(text[at] ?? '')) at = skip(afterWord(at));
    if (OPENING.test(text[at] ?? '') && depth < LIMITS.nesting) {
      slot.style = 'flow';
      slot.value = { start: at, end: at };
      return rest(skip(list(at, slot, depth + 1)));
    }
    const { span, next, quoted } = scalar(at, false);
    slot.value = span.end > span.start || quoted ? span : { start: from, end: from };
    slot.style = quoted ? 'quoted' : span.end > span.start ? 'plain' : 'none';
    return rest(skip(next));
  }

  /** Passes over what should not be there, up to a comma, a bracket that closes, or the next line. */
  function rest(from: number): number {
    let at = from;
    while (!isEnd(at) && text[at] !== ',' && !CLOSING.test(text[at] ?? '') && !startsLine(at)) at = skip(at + 1);
    return at;
  }

  function scalar(at: number, isKey: boolean): { span: Span; next: number; quoted: boolean } {
    const end = lineEnd(at);
    if (text[at] === '"' || text[at] === "'") {
      const close = closingQuote(text, at, end);
      const last = close < 0 ? end : close;
      return { span: { start: at + 1, end: last }, next: close < 0 ? end : close + 1, quoted: true };
    }
    let next = at;
    while (next < end && !/[,[\]{}]/.test(text[next] ?? '') && !startsComment(text, next)) {
      if (text[next] === ':' && AFTER_COLON.test(text[next + 1] ?? ' ') && (isKey || next > at)) break;
      next++;
    }
    return { span: trimEnd(text, at, next), next, quoted: false };
  }

  function afterWord(at: number): number {
    let end = at;
    while (end < text.length && !AFTER_COLON.test(text[end] ?? '')) end++;
    return end;
  }

  /** Over white space, comments and line ends, as long as the brackets may still be open there. */
  function skip(from: number): number {
    let at = from;
    for (;;) {
      const end = lineEnd(at);
      at = skipBlanks(text, at, end);
      if (startsComment(text, at)) {
        if (!sink.comments.some(({ start }) => start === at)) sink.comments.push({ start: at, end });
        at = end;
      }
      if (at < end || isEnd(at)) return at;
      at = nextLine(text, end);
    }
  }

  /** The end of the text, or of a line after which the brackets cannot be open any more. */
  function isEnd(at: number): boolean {
    if (at >= text.length) return true;
    if (text[at] !== '\n' && text[at] !== '\r') return false;
    let start = nextLine(text, at);
    let first = skipBlanks(text, start, text.length);
    while (text[first] === '\n' || text[first] === '\r') {
      start = nextLine(text, first);
      first = skipBlanks(text, start, text.length);
    }
    const closes = CLOSING.test(text[first] ?? '') || text[first] === '#';
    return first - start <= column && !closes;
  }

  function startsLine(at: number): boolean {
    let start = at;
    while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    return start > 0 && (text[start - 1] === '\n' || text[start - 1] === '\r');
  }

  function draft(kind: Entry['kind'], parent: Draft | undefined, segment: Entry['segment'], at: number): Draft {
    const empty = { start: at, end: at };
    return { kind, parent, segment, token: empty, value: empty, style: 'none', reach: empty, column, flow: true };
  }
}
