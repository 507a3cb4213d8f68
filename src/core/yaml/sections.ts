import { parseDocument, Schema } from 'yaml';
import { buildTree, shiftTree } from './build.ts';
import { findDuplicateKeys } from './duplicates.ts';
import { findLimitProblem, isTooLarge, LIMITS } from './limits.ts';
import { lineStarts, type Span } from './lines.ts';
import type { MapNode, Node, Pair } from './node.ts';

const PARSE_OPTIONS = {
  // scalars are resolved by the tree builder, which is a third faster; one schema serves all documents
  schema: new Schema({ schema: 'failsafe', resolveKnownTags: false }),
  // quadratic in the parser; duplicates are found in one pass of our own
  uniqueKeys: false,
  prettyErrors: false,
  // below 'error' the parser does not report further documents
  logLevel: 'error',
} as const;

/** Parses a whole text or a section. */
export function parseYaml(text: string) {
  const { stackTraceLimit } = Error;
  // the parser makes an error object of each complaint; ten thousands of stack traces would cost a second
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, PARSE_OPTIONS);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A top-level `key: …` with all lines up to the next one, read for itself. */
export interface Section {
  readonly start: number;
  readonly end: number;
  /** With its places in the text in which it was read. */
  readonly pair: Pair;
  /** How many characters further on it stands now. */
  readonly movedBy: number;
  readonly hasDuplicateKeys: boolean;
  /** Kept for as long as the section stands unchanged. */
  readonly notes: Notes;
}

/** What readers found out and want to find again, each under a symbol of its own. */
export type Notes = Record<symbol, unknown>;

/** A text that was read, and its sections; there are none where it had to be read as a whole. */
export interface SectionedText {
  readonly text: string;
  readonly sections: readonly Section[];
}

/**
 * A text as its top-level sections, or undefined where they cannot be read apart from each other: anything but plain
 * `key: …` lines in the first column, anchors and tags, or a section with an error (the whole text then says which) or
 * over a limit.
 *
 * Only sections that changed since the previous reading are parsed: typing changes one of them.
 *
 * @param starts of the lines
 * @param previous an earlier reading of nearly the same text
 */
export function readSections(
  text: string,
  starts: readonly number[],
  previous: SectionedText | undefined,
): readonly Section[] | undefined {
  if (starts.length > LIMITS.lines || isTooLarge(text)) return undefined;
  const starting = sectionStarts(text, starts);
  // all other limits hold for a text if they hold for each of its sections
  if (!starting || starting.length > LIMITS.keysInMap) return undefined;
  const texts = starting.map((start, i) => text.slice(start, starting[i + 1]));
  const unchanged = texts.map((section, i) => previous && findUnchanged(previous, section, i, texts.length));
  const parsed = parseTogether(texts.filter((_, i) => !unchanged[i]))?.values();
  return (
    parsed &&
    texts.flatMap((_, i) => {
      const section = unchanged[i] ?? parsed.next().value;
      return section ? [movedTo(section, starting[i] ?? 0)] : [];
    })
  );
}

/** Parses sections joined into one text, which is faster than one by one; undefined where one has an error. */
function parseTogether(texts: readonly string[]): readonly Section[] | undefined {
  const text = texts.join('');
  const pairs = text === '' ? [] : parse(text);
  if (pairs?.length !== texts.length) return undefined;
  let end = 0;
  return pairs.map((pair, i) => {
    const start = end;
    end += texts[i]?.length ?? 0;
    return toSection(pair, start, end);
  });
}

function toSection(pair: Pair, start: number, end: number): Section {
  return { start, end, pair, movedBy: 0, hasDuplicateKeys: findDuplicateKeys(pair.value).length > 0, notes: {} };
}

/** @param i the number of the section among `count` */
function findUnchanged(
  { text: before, sections }: SectionedText,
  text: string,
  i: number,
  count: number,
): Section | undefined {
  // a section before the change keeps its number from the start, one after it its number from the end
  const candidates = [sections[i], sections[i + sections.length - count]];
  return candidates.find((section) => section && before.slice(section.start, section.end) === text);
}

function movedTo(section: Section, start: number): Section {
  const by = start - section.start;
  return by === 0 ? section : { ...section, start, end: section.end + by, movedBy: section.movedBy + by };
}

/**
 * The part of a text that is the top-level section of a key, the last where it stands twice; the whole text where
 * sections cannot be told apart. Nothing is parsed.
 */
export function sectionText(text: string, key: string): string {
  const starting = sectionStarts(text, lineStarts(text));
  const i = starting?.findLastIndex((start) => text.startsWith(`${key}:`, start));
  return i === undefined ? text : i < 0 ? '' : text.slice(starting?.[i], starting?.[i + 1]);
}

/** The sections put together; there is one at least. */
export function joinSections(sections: readonly Section[]): MapNode {
  const pairs = sections.map(({ pair, movedBy }) => (movedBy === 0 ? pair : new MovedPair(pair, movedBy)));
  const last = sections.at(-1);
  const end = last ? last.movedBy + Math.max(last.pair.keySpan.end, last.pair.value.end) : 0;
  return { kind: 'map', flow: false, pairs, start: pairs[0]?.keySpan.start ?? 0, end, alias: false };
}

/** A pair that stands further on than where it was read; no one asks for most places, so its tree is moved on demand. */
class MovedPair implements Pair {
  readonly key: string;
  readonly keySpan: Span;
  private moved: Node | undefined;

  constructor(
    private readonly pair: Pair,
    private readonly by: number,
  ) {
    const { start, end } = pair.keySpan;
    this.key = pair.key;
    this.keySpan = { start: start + by, end: end + by };
  }

  get value(): Node {
    return (this.moved ??= shiftTree(this.pair.value, this.by));
  }
}

/** Whether a key stands twice in a mapping, that of the sections included. */
export function haveDuplicateKeys(sections: readonly Section[]): boolean {
  const keys = new Set(sections.map(({ pair }) => pair.key));
  return keys.size < sections.length || sections.some(({ hasDuplicateKeys }) => hasDuplicateKeys);
}

function parse(text: string): readonly Pair[] | undefined {
  if (findLimitProblem(text)) return undefined;
  const { contents, errors } = parseYaml(text);
  if (!contents || errors.length > 0) return undefined;
  const tree = buildTree(contents, text);
  return tree.kind === 'map' && !tree.flow ? tree.pairs : undefined;
}

const SPACE = 32;

/** A line that begins a section, one that may go on with it, and one in which nothing stands. */
const KEY = /[A-Za-z_][\w-]*:(?=\s|$)/y;
const CONTINUES = /[ #\r\n]|-\s|$/y;
const EMPTY = / *(?:[#\r\n]|$)/y;

function sectionStarts(text: string, starts: readonly number[]): readonly number[] | undefined {
  if (text.includes('\t') || (text.includes('\r') && /\r(?!\n)/.test(text)) || hasReferences(text)) return undefined;
  const found: number[] = [];
  for (const start of starts) {
    // most lines are indented
    if (found.length > 0 && text.charCodeAt(start) === SPACE) continue;
    if (matchesAt(KEY, text, start)) found.push(start);
    else if (!matchesAt(found.length > 0 ? CONTINUES : EMPTY, text, start)) return undefined;
  }
  return found.length > 0 ? found : undefined;
}

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** Anchors, aliases and tags may tie sections together; a false alarm only costs the shortcut. */
function hasReferences(text: string): boolean {
  if (!text.includes('&') && !text.includes('*') && !text.includes('!')) return false;
  return /(?:^|[\s[{,])[&*!](?=[^\s])/.test(text);
}
