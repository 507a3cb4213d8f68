import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node as YamlNode, Pair as YamlPair } from 'yaml';
import type { Span } from './lines.ts';
import { resolvePlainScalar, toPlainText, type Node, type Pair } from './node.ts';

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
 * @param text the whole text @param shift offset of the parsed text within it
 * @throws {AliasError} where an alias cannot be followed
 */
export function buildTree(contents: YamlNode, text: string, shift: number): Node {
  const anchors = new Map<string, YamlNode>();
  const open = new Set<YamlNode>();
  let nodes = 0;

  /** @param at where an absent node stands @param alias span of the alias that led here */
  function build(node: MaybeNode, at: number, alias?: Span): Node {
    const span =
      alias ?? (node?.range ? { start: node.range[0] + shift, end: node.range[1] + shift } : { start: at, end: at });
    if (++nodes > MAX_NODES) throw new AliasError('Aliases multiply this document beyond measure', span, 'limit');
    if (isAlias(node)) return follow(node.source, span);
    const base = { ...span, alias: alias !== undefined };
    if (!node || isScalar(node)) {
      if (node?.anchor && !alias) anchors.set(node.anchor, node);
      const block = !alias && node?.type?.startsWith('BLOCK') === true;
      const value = node ? scalarValue(node.source ?? '', node.value, node.type, node.tag) : null;
      return {
        kind: 'scalar',
        value,
        ...base,
        end: block ? base.start + text.slice(base.start, base.end).trimEnd().length : base.end,
      };
    }
    return collection(node, base, alias);
  }

  function follow(name: string, span: Span): Node {
    const target = anchors.get(name);
    if (!target) throw new AliasError(`No anchor &${name} stands before this alias`, span, 'syntax');
    if (open.has(target)) throw new AliasError(`The alias *${name} contains itself`, span, 'syntax');
    return build(target, span.start, span);
  }

  function collection(node: YamlNode, base: Span & { readonly alias: boolean }, alias?: Span): Node {
    if ('anchor' in node && node.anchor && !alias) anchors.set(node.anchor, node);
    open.add(node);
    try {
      if (isMap(node)) {
        const pairs = node.items.map((item) => pair(item as YamlPair<MaybeNode, MaybeNode>, base.start, alias));
        const parts = pairs.flatMap((item) => [item.keySpan, item.value]);
        const flow = node.flow === true;
        return { kind: 'map', flow, pairs, ...(flow || alias ? base : enclose(base, parts)) };
      }
      const items = isSeq(node) ? node.items.map((item) => build(item as MaybeNode, base.end, alias)) : [];
      const flow = isSeq(node) && node.flow === true;
      return { kind: 'list', flow, items, ...(flow || alias ? base : enclose(base, items)) };
    } finally {
      open.delete(node);
    }
  }

  function pair(item: YamlPair<MaybeNode, MaybeNode>, at: number, alias?: Span): Pair {
    const key = build(item.key, at, alias);
    return {
      key: toPlainText(key),
      keySpan: { start: key.start, end: key.end },
      value: build(item.value, key.end, alias),
    };
  }

  return build(contents, shift);
}

function scalarValue(source: string, value: unknown, type: string | undefined, tag: string | undefined) {
  const plain = type === undefined || type === 'PLAIN';
  return plain && tag !== 'tag:yaml.org,2002:str' ? resolvePlainScalar(source) : String(value);
}

/** Block collections end where their last part ends; the parser lets them run on over the blank lines that follow. */
function enclose<T extends Span>(base: T, parts: readonly Span[]): T {
  const first = parts[0];
  if (!first) return base;
  const end = parts.reduce((last, part) => Math.max(last, part.end), 0);
  return { ...base, start: Math.min(base.start, first.start), end };
}
