import { commentedKey } from './commented.ts';
import type { SourceDocument } from './document.ts';
import { column, endOfLine, lineStart, nextLine } from './lines.ts';
import { nodeAt, pairAt, type ListNode, type MapNode, type Node, type Pair } from './node.ts';
import { parsePath, type Path, type Segment } from './path.ts';
import type { TextEdit } from './text-edit.ts';
import { renderAfterKey, renderBlock, renderFlow, renderScalar } from './render.ts';

/** A change to a document, in terms of dotted paths. */
export type Edit =
  /** Writes a value where none is, with the sections above it; an index at the length of a list appends to it. */
  | { readonly op: 'insert'; readonly path: string; readonly value: unknown }
  /** Writes another scalar, or list of scalars, in place of the one there. */
  | { readonly op: 'replace'; readonly path: string; readonly value: unknown }
  /** Takes a key with its value away, and the mappings that would be empty without it. */
  | { readonly op: 'remove'; readonly path: string }
  /** Gives a key another name. */
  | { readonly op: 'rename'; readonly path: string; readonly key: string }
  /** Puts the items of a list in another order: `order[i]` is the old index of the new item `i`. */
  | { readonly op: 'reorder'; readonly path: string; readonly order: readonly number[] }
  /** Repairs the text itself, also where there is no tree. `title` says what it does. */
  | { readonly op: 'repair'; readonly path: string; readonly title: string; readonly edits: readonly TextEdit[] };

/** What an edit must know of the kind of document it changes. */
export interface Conventions {
  /** The keys of the mapping at a path, in the order in which they should stand; undefined where any order will do. */
  readonly keyOrder: (path: Path) => readonly string[] | undefined;
  /** Whether what stands at a path says nothing, so that an insertion may take its place. */
  readonly isEmpty: (node: Node, path: Path) => boolean;
  /** Whether the value of a key in a comment only asks for one: the key takes the place of the comment then. */
  readonly isQuestion: (value: string) => boolean;
}

/**
 * The smallest text edits that make a change: comments, indentation, quotes and line ends stay as they are.
 * Empty where the change is made already or cannot be made (text reached through an alias, a broken document).
 */
export function toTextEdits(document: SourceDocument, edit: Edit, conventions: Conventions): readonly TextEdit[] {
  if (edit.op === 'repair') return edit.edits;
  const { root, text } = document;
  const path = parsePath(edit.path);
  const node = nodeAt(root, path);
  if (node?.alias || !root) return [];
  switch (edit.op) {
    case 'insert':
      return insert(document, root, path, edit.value, conventions);
    case 'replace': {
      if (node?.kind === 'list' && Array.isArray(edit.value)) return [replaceList(document, node, edit.value)];
      if (node?.kind !== 'scalar') return [];
      return [{ start: node.start, end: node.end, newText: inQuotesOf(text[node.start], edit.value) }];
    }
    case 'remove':
      return remove(text, root, path);
    case 'rename': {
      const pair = pairAt(root, path);
      if (!pair) return [];
      const { start, end } = pair.keySpan;
      return [{ start, end, newText: inQuotesOf(text[start], edit.key) }];
    }
    case 'reorder': {
      if (node?.kind !== 'list') return [];
      const spans = node.items.map((item) => ({
        start: item.start,
        end: node.flow ? item.end : endOfLine(text, item.end),
      }));
      return spans.flatMap((span, i) => {
        const source = spans[edit.order[i] ?? i];
        return source && source !== span ? [{ ...span, newText: text.slice(source.start, source.end) }] : [];
      });
    }
  }
}

/**
 * The text edits that give a key the value, or take it away where that is undefined. The keys of the path may hold dots.
 * Empty where it is so already, or cannot be made.
 */
export function setKey(
  document: SourceDocument,
  path: Path,
  value: string | undefined,
  conventions: Conventions,
): readonly TextEdit[] {
  const { root, text } = document;
  const node = nodeAt(root, path);
  if (!root || node?.alias) return [];
  if (value === undefined) return remove(text, root, path);
  if (!node || conventions.isEmpty(node, path)) return insert(document, root, path, value, conventions);
  if (node.kind !== 'scalar' || node.value === value) return [];
  return [{ start: node.start, end: node.end, newText: inQuotesOf(text[node.start], value) }];
}

/** The line end a text uses, LF where it has none. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function insert(
  document: SourceDocument,
  root: MapNode,
  path: Path,
  value: unknown,
  { keyOrder, isEmpty, isQuestion }: Conventions,
): readonly TextEdit[] {
  let depth = path.length;
  while (depth > 0 && !nodeAt(root, path.slice(0, depth))) depth--;
  const at = path.slice(0, depth);
  const node = nodeAt(root, at);
  const [next, ...below] = path.slice(depth);
  if (!node || node.alias) return [];
  const question = typeof next === 'string' ? commentedKey(document.text, pairAt(root, at), node, next) : undefined;
  if (question && isQuestion(question.uncommented)) {
    const { start, end, note, uncommented } = question;
    const style = { indent: column(document.text, start), eol: lineEndOf(document.text) };
    const answer = renderAfterKey(wrap(below, value), style);
    const isOnKeyLine = !answer.startsWith(style.eol);
    const written = `${next}:${isOnKeyLine ? answer + note : note + answer}`;
    // the comment may ask for more than what was about to be asked
    return [{ start, end, newText: isQuestion(answer) ? uncommented : written }];
  }
  if (node.kind === 'map' && node.pairs.length > 0) {
    return typeof next === 'string' ? insertPair(document, node, next, wrap(below, value), keyOrder(at)) : [];
  }
  if (node.kind === 'list' && node.items.length > 0) {
    return typeof next === 'number' ? appendItem(document, node, wrap(below, value)) : [];
  }
  // what stands here is empty: it gives way, unless it is the very placeholder that would be written
  const isOpen = isEmpty(node, at) || (node.kind === 'list' && typeof next === 'number');
  if (!isOpen || (next === undefined && node.kind === 'scalar' && node.value === value)) return [];
  return fill(document, root, at, node, wrap(next === undefined ? [] : [next, ...below], value));
}

function replaceList({ text }: SourceDocument, list: ListNode, value: readonly unknown[]): TextEdit {
  const { start, end } = list;
  if (list.flow || value.length === 0) return { start, end, newText: renderFlow(value) };
  return { start, end, newText: renderBlock(value, { indent: column(text, start), eol: lineEndOf(text) }) };
}

/** Takes whole lines where the pair is alone on them; comments above it stay. */
function remove(text: string, root: MapNode, path: Path): readonly TextEdit[] {
  const pair = pairAt(root, path);
  const parent = nodeAt(root, path.slice(0, -1));
  if (!pair || parent?.kind !== 'map' || parent.alias || pair.value.alias) return [];
  const above = path.slice(0, -1);
  if (parent.pairs.length === 1) return typeof above.at(-1) === 'string' ? remove(text, root, above) : [];
  const { start } = pair.keySpan;
  const end = Math.max(pair.value.end, pair.keySpan.end);
  if (parent.flow) {
    const index = parent.pairs.indexOf(pair);
    const [before, after] = [parent.pairs[index - 1], parent.pairs[index + 1]];
    if (after) return [{ start, end: after.keySpan.start, newText: '' }];
    return before ? [{ start: Math.max(before.value.end, before.keySpan.end), end, newText: '' }] : [];
  }
  const next = parent.pairs[parent.pairs.indexOf(pair) + 1];
  // the first key of a list item stands behind its dash
  if (text.slice(lineStart(text, start), start).trim() !== '') {
    return next ? [{ start, end: next.keySpan.start, newText: '' }] : [];
  }
  const from = lineStart(text, start);
  return [{ start: from, end: nextLine(text, end), newText: '' }];
}

function wrap(segments: readonly Segment[], value: unknown): unknown {
  return segments.reduceRight<unknown>(
    (inner, segment) => (typeof segment === 'number' ? [inner] : { [segment]: inner }),
    value,
  );
}

function insertPair(
  { text }: SourceDocument,
  map: MapNode,
  key: string,
  value: unknown,
  order: readonly string[] = [],
): readonly TextEdit[] {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const before = order.includes(key) ? map.pairs.findLast((pair) => rank(pair.key) < rank(key)) : map.pairs.at(-1);
  const first = map.pairs[0];
  if (!first) return [];
  if (map.flow) {
    const entry = `${key}: ${renderFlow(value)}`;
    if (!before) return [at(first.keySpan.start, `${entry}, `)];
    return [at(Math.max(before.value.end, before.keySpan.end), `, ${entry}`)];
  }
  const eol = lineEndOf(text);
  const indent = column(text, first.keySpan.start);
  const entry = `${key}:${renderAfterKey(value, { indent, eol })}`;
  if (!before) return [at(first.keySpan.start, `${entry}${eol}${' '.repeat(indent)}`)];
  return [at(endOfLine(text, Math.max(before.value.end, before.keySpan.end)), `${eol}${' '.repeat(indent)}${entry}`)];
}

function appendItem({ text }: SourceDocument, list: ListNode, value: unknown): readonly TextEdit[] {
  const last = list.items.at(-1);
  if (!last) return [];
  if (list.flow) return [at(last.end, `, ${renderFlow(value)}`)];
  const eol = lineEndOf(text);
  const indent = column(text, text.lastIndexOf('-', last.start - 1));
  const item = last.kind === 'map' && last.flow ? renderFlow(value) : renderBlock(value, { indent: indent + 2, eol });
  return [at(endOfLine(text, last.end), `${eol}${' '.repeat(indent)}- ${item}`)];
}

/** Writes a value after a key that has none, or over an empty value. */
function fill(document: SourceDocument, root: MapNode, path: Path, node: Node, value: unknown): readonly TextEdit[] {
  const { text } = document;
  const parent = nodeAt(root, path.slice(0, -1));
  const pair: Pair | undefined = pairAt(root, path);
  if (!pair) return [{ start: node.start, end: node.end, newText: renderFlow(value) }];
  const flow = parent !== undefined && parent.kind !== 'scalar' && parent.flow;
  const colon = text.indexOf(':', pair.keySpan.end);
  // an explicit key without a value (`? key`) has no colon of its own to write after
  if (colon < 0 || text.slice(pair.keySpan.end, colon).trim() !== '') return [];
  const style = { indent: column(text, pair.keySpan.start), eol: lineEndOf(text), flow };
  const start = colon + 1;
  const end = node.end > node.start ? node.end : start;
  const newText = renderAfterKey(value, style);
  const line = endOfLine(text, end);
  // what goes on lines below the key goes below a comment beside it
  const comment = newText.startsWith(style.eol) && text.slice(end, line).trim() !== '';
  if (!comment) return [{ start, end, newText }];
  return [...(end > start ? [{ start, end, newText: '' }] : []), at(line, newText)];
}

function at(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText };
}

function inQuotesOf(quote: string | undefined, value: unknown): string {
  if (typeof value !== 'string' || (quote !== '"' && quote !== "'")) return renderScalar(value, true);
  return quote === '"' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
