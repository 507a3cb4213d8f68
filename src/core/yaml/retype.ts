import { shiftPair, shiftTree } from './build.ts';
import { endOfLine } from './lines.ts';
import { resolvePlainScalar, type Node, type Pair, type ScalarNode } from './node.ts';

/** Begins like no kind of node but a plain scalar, and stays on its line. */
const BEGINS_PLAIN = /^[\p{L}\p{N}]\P{Cc}*$/u;

/** Ends a plain scalar, or does not belong to it at its end. */
const ENDS_PLAIN = /[:\s]$|:\s|\s#/;

/** A pair, and the text it was read from, which stands at an offset of the text that its places count in. */
interface WrittenPair {
  readonly pair: Pair;
  readonly text: string;
  readonly offset: number;
}

/**
 * The pair as it reads after an edit, without a parse, where the edit changes one plain scalar into another, as typing
 * mostly does; undefined where it may do anything else.
 *
 * @param edited the text of the pair after the edit
 */
export function retypedPair({ pair, text, offset }: WrittenPair, edited: string): Pair | undefined {
  const start = commonStart(text, edited);
  const end = text.length - commonEnd(text, edited, start);
  const scalar = scalarBefore(pair.value, offset + start);
  if (!scalar) return undefined;
  const [from, to] = [scalar.start - offset, scalar.end - offset];
  // what is typed behind a scalar makes all that is left of its line part of it, or something else than a scalar
  const until = end <= to ? to : endOfLine(text, to);
  if (end > until) return undefined;
  const by = edited.length - text.length;
  let last = until + by;
  while (edited[last - 1] === ' ') last--;
  const source = edited.slice(from, last);
  return isPlain(text.slice(from, to)) && isPlain(source) ? replaceIn(pair, scalar, source, by) : undefined;
}

function isPlain(source: string): boolean {
  return BEGINS_PLAIN.test(source) && !ENDS_PLAIN.test(source);
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

/** @param start where the texts begin to differ */
function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let same = 0;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return same;
}

/** The last scalar that begins before an offset or there, outside flow collections, where commas mean something. */
function scalarBefore(node: Node, offset: number): ScalarNode | undefined {
  if (node.start > offset) return undefined;
  if (node.kind === 'scalar') return node;
  if (node.flow) return undefined;
  const child =
    node.kind === 'list'
      ? node.items.findLast((item) => item.start <= offset)
      : node.pairs.findLast(({ value }) => value.start <= offset)?.value;
  return child && scalarBefore(child, offset);
}

/** The pair with another source for one of its scalars; what stands before that is the same, what stands after is moved. */
function replaceIn(pair: Pair, scalar: ScalarNode, source: string, by: number): Pair {
  const movedEnd = (end: number) => (end === scalar.end ? scalar.start + source.length : end + by);
  const inPair = (one: Pair): Pair => {
    if (one.keySpan.start > scalar.start) return shiftPair(one, by);
    const value = inNode(one.value);
    return value === one.value ? one : { key: one.key, keySpan: one.keySpan, value };
  };
  const inNode = (node: Node): Node => {
    if (node.end <= scalar.start) return node;
    if (node.start > scalar.start) return shiftTree(node, by);
    const { start, alias } = node;
    const end = movedEnd(node.end);
    if (node.kind === 'scalar') return { kind: 'scalar', value: resolvePlainScalar(source), start, end, alias };
    return node.kind === 'list'
      ? { kind: 'list', flow: node.flow, items: node.items.map(inNode), start, end, alias }
      : { kind: 'map', flow: node.flow, pairs: node.pairs.map(inPair), start, end, alias };
  };
  return inPair(pair);
}
