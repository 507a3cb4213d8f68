import { isPlaceholderWord } from '../../manifest/gaps/filler.ts';
import { endOfLine, lineStart, type Span } from '../../yaml/lines.ts';
import type { Path } from '../../yaml/path.ts';
import { childrenOf, pathOf, type Entry, type Outline } from './entry.ts';
import { parentAt } from './read-outline.ts';

/** Where a cursor stands, and what can be written there. */
export interface Place {
  /** The mapping, list or scalar in which it would be written. */
  readonly path: Path;
  /**
   * - `line`: where a key or a dash begins
   * - `key`: on a key that has its colon
   * - `colon`, `dash`: on the value after one
   */
  readonly at: 'line' | 'key' | 'colon' | 'dash';
  /** Within brackets. */
  readonly flow: boolean;
  /** The word that is there already, whole; no width where there is none. */
  readonly word: Span;
  /** The quote the word stands in; empty where there is none. */
  readonly quote: string;
  /** Whether a space must come before what is written. */
  readonly needsSpace: boolean;
  /** Columns, beyond the indentation of this line, at which further lines of what is written here stand. */
  readonly indent: number;
  /** Keys that stand in the mapping already, beside the one at the cursor. */
  readonly taken: readonly string[];
}

/** The place of a cursor; undefined where nothing can be written: in a comment, in text over several lines. */
export function placeAt(outline: Outline, offset: number): Place | undefined {
  const { text, comments, entries } = outline;
  if (comments.some(({ start, end }) => start < offset && offset <= end)) return undefined;
  const placeholder = entries.find((entry) => isQuotedPlaceholder(text, entry, offset));
  const entry = placeholder ?? entryReached(outline, offset);
  if (entry) return onEntry(outline, entry, offset);

  const start = lineStart(text, offset);
  const column = offset - start;
  const after = text.slice(offset, endOfLine(text, offset)).trim();
  const isBlank = text.slice(start, offset).trim() === '' && (after === '' || after.startsWith('#'));
  const parent = parentAt(entries, column, 'word', offset);
  if (!isBlank || isInFlow(outline, offset) || !takesLines(parent)) return undefined;
  const siblings = childrenOf(outline, parent);
  // where its neighbours stand in another column, a line here would break the file
  if (siblings.some((sibling) => !sibling.flow && sibling.column !== column)) return undefined;
  return {
    path: pathOf(parent),
    at: 'line',
    flow: false,
    word: { start: offset, end: offset },
    quote: '',
    needsSpace: false,
    indent: 0,
    taken: keysOf(siblings),
  };
}

/** The deepest entry whose key or value a cursor is on. */
export function entryReached({ entries }: Outline, offset: number): Entry | undefined {
  const holds = ({ start, end }: Span) => start <= offset && offset <= end;
  return entries
    .filter(({ kind, token, reach }) => holds(reach) || (kind !== 'item' && holds(token)))
    .reduce<Entry | undefined>((best, entry) => (!best || widthOf(entry) <= widthOf(best) ? entry : best), undefined);
}

function onEntry(outline: Outline, entry: Entry, offset: number): Place | undefined {
  const { text } = outline;
  const { kind, token, value, style, flow } = entry;
  const startOfLine = lineStart(text, offset);
  const lead = /^[ \t]*/.exec(text.slice(startOfLine, offset))?.[0].length ?? 0;
  const base = {
    flow,
    quote: '',
    needsSpace: false,
    taken: keysOf(childrenOf(outline, entry.parent).filter((other) => other !== entry)),
  };
  const onToken = token.start <= offset && offset <= token.end;
  if (kind !== 'item' && (onToken || kind === 'word')) {
    if (kind === 'word' && !flow && !takesLines(entry.parent)) return undefined;
    const word = onToken ? token : { start: offset, end: offset };
    const at = kind === 'key' ? 'key' : 'line';
    return { ...base, path: pathOf(entry.parent), at, word, indent: word.start - startOfLine - lead };
  }
  if (isQuotedPlaceholder(text, entry, offset)) {
    const word = { start: value.start - 1, end: value.end + 1 };
    return {
      ...base,
      path: pathOf(entry),
      at: kind === 'key' ? 'colon' : 'dash',
      word,
      indent: entry.column - lead + 2,
    };
  }
  const onValue = value.start <= offset && offset <= value.end;
  const isFree = style === 'none' && !childrenOf(outline, entry).some((child) => child.flow);
  if (!(isFree || ((style === 'plain' || style === 'quoted') && onValue))) return undefined;
  // several lines cannot be replaced by one
  if (/[\r\n]/.test(text.slice(value.start, value.end))) return undefined;
  const word = isFree ? { start: offset, end: offset } : value;
  const needsSpace = isFree && /[:-]/.test(text[offset - 1] ?? '');
  return {
    ...base,
    needsSpace,
    path: pathOf(entry),
    at: kind === 'key' ? 'colon' : 'dash',
    word,
    quote: style === 'quoted' ? (text[value.start - 1] ?? '') : '',
    indent: kind === 'key' ? entry.column - lead + 2 : word.start - startOfLine - lead + Number(needsSpace),
    taken: keysOf(childrenOf(outline, entry)),
  };
}

/** Whether a cursor is on a placeholder in quotes: what is chosen takes the place of the quotes too. */
function isQuotedPlaceholder(text: string, { style, value: { start, end } }: Entry, offset: number): boolean {
  if (style !== 'quoted' || offset < start - 1 || offset > end + 1 || text[start - 1] !== text[end]) return false;
  return end > start && isPlaceholderWord(text.slice(start, end));
}

/** Whether lines below an entry can belong to it: it has no value on its own line. */
function takesLines(entry: Entry | undefined): boolean {
  return entry === undefined || entry.style === 'none';
}

function isInFlow({ entries }: Outline, offset: number): boolean {
  return entries.some(({ flow, reach }) => flow && reach.start <= offset && offset <= reach.end);
}

function keysOf(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap(({ segment }) => (typeof segment === 'string' ? [segment] : []));
}

function widthOf({ reach, token }: Entry): number {
  return Math.max(reach.end, token.end) - Math.min(reach.start, token.start);
}
