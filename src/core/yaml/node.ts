import type { Span } from './lines.ts';
import type { Path } from './path.ts';

/** What a plain YAML scalar stands for (core schema of YAML 1.2; dates stay text). */
export type Scalar = string | number | boolean | null;

interface NodeBase extends Span {
  /** True where the text stands elsewhere (`*alias`): the span is that of the alias, and nothing below may be edited. */
  readonly alias: boolean;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: Scalar;
}

export interface Pair {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly Node[];
}

/** A value of a YAML document with its place in the text. An absent value (`key:`) is a null of no width. */
export type Node = ScalarNode | MapNode | ListNode;

/** The pair of a key; the last one where a key stands twice, as most readers take it. */
export function findPair(node: Node | undefined, key: string): Pair | undefined {
  return node?.kind === 'map' ? node.pairs.findLast((pair) => pair.key === key) : undefined;
}

/** The value at a path, or undefined where there is none. */
export function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  return path.reduce<Node | undefined>(
    (node, segment) =>
      typeof segment === 'string'
        ? findPair(node, segment)?.value
        : node?.kind === 'list'
          ? node.items[segment]
          : undefined,
    root,
  );
}

/** The pair (key and value) at a path, or undefined where the path ends in a list item or leads nowhere. */
export function pairAt(root: Node | undefined, path: Path): Pair | undefined {
  const last = path.at(-1);
  return typeof last === 'string' ? findPair(nodeAt(root, path.slice(0, -1)), last) : undefined;
}

const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const CONSTANTS = new Map<string, Scalar>([
  ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as const),
  ...['true', 'True', 'TRUE'].map((text) => [text, true] as const),
  ...['false', 'False', 'FALSE'].map((text) => [text, false] as const),
  ...['.inf', '.Inf', '.INF', '+.inf'].map((text) => [text, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, Number.NEGATIVE_INFINITY] as const),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, Number.NaN] as const),
]);

/**
 * The value of a plain (unquoted) scalar by the core schema of YAML 1.2.2 §10.3.2.
 * Resolved here and not by the parser, whose schemas cost a third of the parse.
 */
export function resolvePlainScalar(source: string): Scalar {
  const first = source.charCodeAt(0);
  // most scalars are words: a look at the first letter spares them the lookups (letters of null, true, false; ~ . + - 0–9)
  if (first > 57 && !'nNtTfF~'.includes(source.charAt(0))) return source;
  const constant = CONSTANTS.get(source);
  if (constant !== undefined) return constant;
  if (INTEGER.test(source) || FLOAT.test(source)) return Number(source);
  if (/^0o[0-7]+$/.test(source) || /^0x[0-9a-fA-F]+$/.test(source)) return Number(source);
  return source;
}

/** The plain value of a node, for text that is data to its reader (never used to index objects). */
export function toPlainText(node: Node): string {
  return node.kind === 'scalar' ? String(node.value ?? '') : node.kind === 'list' ? 'a list' : 'a mapping';
}
