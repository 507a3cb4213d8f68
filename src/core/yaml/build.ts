import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node as YamlNode, Pair as YamlPair, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from './lines.ts';
import {
  resolvePlainScalar,
  toPlainText,
  type ListNode,
  type MapNode,
  type Node,
  type Pair,
  type Scalar,
} from './node.ts';

/** Nodes a document may grow to through aliases; far above what a text within the limits holds without them. */
const MAX_NODES = 50_000;

/** A place where an alias cannot be followed: it names no anchor, contains itself, or multiplies without end. */
export class AliasError extends Error {
  constructor(
    message: string,
    readonly span: Span,
    readonly kind: 'syntax' | 'limit',
  ) {
    super(message);
  }
}

type MaybeNode = YamlNode | null | undefined;

/**
 * The parser's tree as our own: plain values with spans, aliases followed. The parser's `toJS` is never called: it
 * takes exponential time on nested explicit keys and throws on alias bombs.
 *
 * Nodes are written out field by field, not spread: this runs for every node of every document.
 *
 * @param text the text that was parsed
 * @throws {AliasError} where an alias cannot be followed
 */
export function buildTree(contents: YamlNode, text: string): Node {
  const anchors = new Map<string, YamlNode>();
  const open = new Set<YamlNode>();
  let nodes = 0;

  /** @param at where an absent node stands @param via span of the alias that led here */
  function build(node: MaybeNode, at: number, via: Span | undefined): Node {
    const start = via ? via.start : (node?.range?.[0] ?? at);
    const end = via ? via.end : (node?.range?.[1] ?? start);
    if (++nodes > MAX_NODES) {
      throw new AliasError(
        'The aliases make this document too large to read. Write the values out',
        { start, end },
        'limit',
      );
    }
    if (!node) return { kind: 'scalar', value: null, start, end, alias: via !== undefined };
    if (isScalar(node)) {
      if (node.anchor && !via) anchors.set(node.anchor, node);
      const value = scalarValue(node.source ?? '', node.value, node.type, node.tag);
      const block = !via && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
      const trimmed = block ? start + text.slice(start, end).trimEnd().length : end;
      return { kind: 'scalar', value, start, end: trimmed, alias: via !== undefined };
    }
    if (isAlias(node)) return follow(node.source, { start, end });
    if (!isMap(node) && !isSeq(node)) return { kind: 'scalar', value: null, start, end, alias: via !== undefined };
    if (node.anchor && !via) anchors.set(node.anchor, node);
    open.add(node);
    const built = isMap(node) ? buildMap(node, start, end, via) : buildList(node, start, end, via);
    open.delete(node);
    return built;
  }

  function follow(name: string, span: Span): Node {
    const target = anchors.get(name);
    if (!target)
      throw new AliasError(
        `No anchor &${name} comes before this alias. If it is a text, put it in quotes`,
        span,
        'syntax',
      );
    if (open.has(target))
      throw new AliasError(`The alias *${name} contains itself. Write its value instead`, span, 'syntax');
    return build(target, span.start, span);
  }

  function buildList(node: YAMLSeq, start: number, end: number, via: Span | undefined): ListNode {
    const flow = node.flow === true;
    const items = node.items.map((item) => build(item as MaybeNode, end, via));
    const exact = flow || via !== undefined || items.length === 0;
    return {
      kind: 'list',
      flow,
      items,
      start,
      end: exact ? end : Math.max(start, items.at(-1)?.end ?? start),
      alias: via !== undefined,
    };
  }

  function buildMap(node: YAMLMap, start: number, end: number, via: Span | undefined): MapNode {
    const flow = node.flow === true;
    const pairs = node.items.map((item) => buildPair(item as YamlPair<MaybeNode, MaybeNode>, start, via));
    const last = pairs.at(-1);
    const exact = flow || via !== undefined || !last;
    return {
      kind: 'map',
      flow,
      pairs,
      start,
      // block collections end where their last part ends; the parser lets them run on over the blank lines that follow
      end: exact ? end : Math.max(last.keySpan.end, last.value.end),
      alias: via !== undefined,
    };
  }

  function buildPair(item: YamlPair<MaybeNode, MaybeNode>, at: number, via: Span | undefined): Pair {
    const key = build(item.key, at, via);
    const value = build(item.value, key.end, via);
    return { key: toPlainText(key), keySpan: { start: key.start, end: key.end }, value };
  }

  return build(contents, 0, undefined);
}

function scalarValue(source: string, value: unknown, type: string | undefined, tag: string | undefined): Scalar {
  const plain = type === undefined || type === 'PLAIN';
  return plain && tag !== 'tag:yaml.org,2002:str' ? resolvePlainScalar(source) : String(value);
}

/** The tree as it stands `by` characters further on in a text. */
export function shiftTree(node: Node, by: number): Node {
  const start = node.start + by;
  const end = node.end + by;
  const { alias } = node;
  if (node.kind === 'scalar') return { kind: 'scalar', value: node.value, start, end, alias };
  if (node.kind === 'list') {
    return { kind: 'list', flow: node.flow, items: node.items.map((item) => shiftTree(item, by)), start, end, alias };
  }
  return { kind: 'map', flow: node.flow, pairs: node.pairs.map((pair) => shiftPair(pair, by)), start, end, alias };
}

/** The pair as it stands `by` characters further on in a text. */
function shiftPair({ key, keySpan, value }: Pair, by: number): Pair {
  return { key, keySpan: { start: keySpan.start + by, end: keySpan.end + by }, value: shiftTree(value, by) };
}
