import { parseDocument, Schema } from 'yaml';
import { buildTree, shiftPair } from './build.ts';
import { findLimitProblem, isTooLarge, LIMITS } from './limits.ts';
import type { MapNode, Pair } from './node.ts';
import { readSimple } from './simple.ts';

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
  readonly text: string;
  readonly offset: number;
  /** With its place in the whole text. */
  readonly pair: Pair;
}

/**
 * A text as its top-level sections, or undefined where they cannot be read apart from each other: anything but plain
 * `key: …` lines in the first column, anchors and tags, or a section with an error (the whole text then says which) or
 * over a limit.
 *
 * Typing changes one section; all others are taken from `previous`.
 *
 * @param starts of the lines
 */
export function readSections(
  text: string,
  starts: readonly number[],
  previous: readonly Section[],
): readonly Section[] | undefined {
  // what stands in one section cannot go over the other limits in another
  if (starts.length > LIMITS.lines || isTooLarge(text)) return undefined;
  const offsets = sectionOffsets(text, starts);
  if (!offsets || offsets.length > LIMITS.keysInMap) return undefined;
  const known = new Map(previous.map((section) => [section.text, section]));
  const sections: Section[] = [];
  for (const [i, offset] of offsets.entries()) {
    const end = offsets[i + 1] ?? text.length;
    const own = text.slice(offset, end);
    const section = known.get(own);
    const pair = section ? movedTo(section, offset) : (onlyPair(readSimple(text, offset, end)) ?? parse(own, offset));
    if (!pair) return undefined;
    sections.push({ text: own, offset, pair });
  }
  return sections;
}

/** The sections put together. */
export function joinSections(sections: readonly Section[]): MapNode | undefined {
  const pairs = sections.map(({ pair }) => pair);
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last) return undefined;
  const end = Math.max(last.keySpan.end, last.value.end);
  return { kind: 'map', flow: false, pairs, start: first.keySpan.start, end, alias: false };
}

function movedTo({ pair, offset: before }: Section, offset: number): Pair {
  return before === offset ? pair : shiftPair(pair, offset - before);
}

function parse(text: string, offset: number): Pair | undefined {
  if (findLimitProblem(text)) return undefined;
  const { contents, errors } = parseYaml(text);
  if (!contents || errors.length > 0) return undefined;
  const tree = buildTree(contents, text);
  const pair = onlyPair(tree.kind === 'map' && !tree.flow ? tree : undefined);
  return pair && shiftPair(pair, offset);
}

function onlyPair(map: MapNode | undefined): Pair | undefined {
  return map?.pairs.length === 1 ? map.pairs[0] : undefined;
}

/** A line that begins a section, one that may go on with it, and one in which nothing stands. */
const KEY = /[A-Za-z_][\w-]*:(?=\s|$)/y;
const CONTINUES = /[ #\r\n]|-\s|$/y;
const EMPTY = / *(?:[#\r\n]|$)/y;

function sectionOffsets(text: string, starts: readonly number[]): readonly number[] | undefined {
  if (text.includes('\t') || (text.includes('\r') && /\r(?!\n)/.test(text)) || hasReferences(text)) return undefined;
  const offsets: number[] = [];
  for (const start of starts) {
    if (matchesAt(KEY, text, start)) offsets.push(start);
    else if (!matchesAt(offsets.length > 0 ? CONTINUES : EMPTY, text, start)) return undefined;
  }
  return offsets.length > 0 ? offsets : undefined;
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
