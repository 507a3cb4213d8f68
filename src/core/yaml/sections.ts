import { parseDocument, Schema } from 'yaml';
import { buildTree, shiftPair } from './build.ts';
import type { MapNode, Pair } from './node.ts';

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

/** A top-level `key: …` with all lines up to the next one, parsed for itself. */
export interface Section {
  readonly text: string;
  readonly offset: number;
  /** With its place in the whole text. */
  readonly pair: Pair;
}

/**
 * A text as its top-level sections, or undefined where they cannot be read apart from each other: anything but plain
 * `key: …` lines in the first column, anchors and tags, or a section with an error (the whole text then says which).
 *
 * Typing changes one section; all others are taken from `previous`, and parsing is nearly all that an assessment costs.
 */
export function parseSections(
  text: string,
  start: number,
  previous: readonly Section[],
): readonly Section[] | undefined {
  const offsets = sectionOffsets(text, start);
  if (!offsets) return undefined;
  const known = new Map(previous.map((section) => [section.text, section]));
  const sections: Section[] = [];
  for (const [i, offset] of offsets.entries()) {
    const own = text.slice(offset, offsets[i + 1]);
    const section = known.get(own);
    const pair = section ? movedTo(section, offset) : parseSection(own, offset);
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

function parseSection(text: string, offset: number): Pair | undefined {
  const { contents, errors } = parseYaml(text);
  if (!contents || errors.length > 0) return undefined;
  const tree = buildTree(contents, text);
  const [pair, ...more] = tree.kind === 'map' && !tree.flow ? tree.pairs : [];
  return pair && more.length === 0 ? shiftPair(pair, offset) : undefined;
}

/** A line that begins a section, goes on with one (indented, a list item, a comment, blank), or is none of these. */
const KEY = /^[A-Za-z_][\w-]*:(?=\s|$)/;
const CONTINUES = /^(?:[ #\r\n]|-\s|$)/;

function sectionOffsets(text: string, start: number): readonly number[] | undefined {
  const offsets: number[] = [];
  for (let at = start; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, end);
    if (KEY.test(line)) offsets.push(at);
    else if (!CONTINUES.test(line) || (offsets.length === 0 && !/^\s*(?:#|$)/.test(line))) return undefined;
    at = end;
  }
  if (offsets.length === 0 || text.includes('\t') || (text.includes('\r') && /\r(?!\n)/.test(text))) return undefined;
  return hasReferences(text) ? undefined : offsets;
}

/** Anchors, aliases and tags may tie sections together; a false alarm only costs the shortcut. */
function hasReferences(text: string): boolean {
  if (!text.includes('&') && !text.includes('*') && !text.includes('!')) return false;
  return /(?:^|[\s[{,])[&*!](?=[^\s])/.test(text);
}
