import type { SourceDocument } from '../../yaml/document.ts';
import { endOfLine } from '../../yaml/lines.ts';
import { nodeAt, pairAt, type MapNode, type Node, type Pair, type ScalarNode } from '../../yaml/node.ts';
import { formatPath, type Path } from '../../yaml/path.ts';
import { childOf, type FieldInfo } from '../describe.ts';
import { isPlaceholder } from '../gaps/filler.ts';
import { quote, type Meant } from './meant-value.ts';
import type { ShapeReport } from './shape-report.ts';

type Text = Pick<SourceDocument, 'text' | 'root'>;

/**
 * A text that a comma cuts inside `{ }`, so that its rest is read as a key: `{ name: Wrong amount, posted twice }`.
 * `part` where it is a later piece of a text that was reported already.
 */
export function cutByComma({ text, root }: Text, path: Path): Meant | 'part' | undefined {
  const map = nodeAt(root, path.slice(0, -1));
  const pair = pairAt(root, path);
  if (!pair || map?.kind !== 'map' || !map.flow || map.alias || hasColon(text, pair)) return undefined;
  const index = map.pairs.indexOf(pair);
  const before = map.pairs[index - 1];
  if (!before) return undefined;
  if (!hasColon(text, before)) return cutBefore(text, map, index) ? 'part' : undefined;
  if (before.value.kind !== 'scalar') return undefined;
  const next = map.pairs.findIndex((other, i) => i > index && hasColon(text, other));
  const last = map.pairs[(next < 0 ? map.pairs.length : next) - 1] ?? pair;
  const span = { start: before.value.start, end: last.keySpan.end };
  const source = text.slice(span.start, span.end).replace(/^(["'])(.*?)\1/, '$2');
  if (/[\r\n]/.test(source)) return undefined;
  return {
    text: `A comma ends a text inside { }, so "${pair.key}" is read as a key. Put the text in quotes`,
    edits: [quote(formatPath(path.slice(0, -1)), span, source)],
  };
}

function cutBefore(text: string, { pairs }: MapNode, index: number): boolean {
  return pairs.slice(0, index).some((pair) => hasColon(text, pair));
}

function hasColon(text: string, { keySpan }: Pair): boolean {
  return /^["']?\s*:/.test(text.slice(keySpan.end, keySpan.end + 200));
}

/** The texts that a `#` turns into a comment, in whole or in part: `contact: #channel`, `problem: Ticket #42 is lost`. */
export function cutByHash({ text, root }: Text, fields: FieldInfo): readonly ShapeReport[] {
  if (!root || !/[ \t]#[^\s#]/.test(text)) return [];
  const reports: ShapeReport[] = [];
  const visit = (node: Node, field: FieldInfo | undefined, path: Path, key: Pair['keySpan'] | undefined): void => {
    if (!field || node.alias) return;
    if (node.kind === 'map') {
      for (const pair of node.pairs) visit(pair.value, childOf(field, pair.key), [...path, pair.key], pair.keySpan);
    } else if (node.kind === 'list') {
      for (const [i, item] of node.items.entries()) visit(item, childOf(field, i), [...path, i], undefined);
    } else {
      const report = hashAfter(text, node, field, path, key);
      if (report) reports.push(report);
    }
  };
  visit(root, fields, [], undefined);
  return reports;
}

function hashAfter(
  text: string,
  node: ScalarNode,
  field: FieldInfo,
  path: Path,
  key: Pair['keySpan'] | undefined,
): ShapeReport | undefined {
  const isEmpty = node.start === node.end;
  const from = isEmpty ? (key?.end ?? node.end) : node.end;
  const line = text.slice(from, endOfLine(text, from));
  const [, lead = '', comment] = /^(["']?\s*:?[ \t]*)(#[^\s#].*?)[ \t]*$/.exec(line) ?? [];
  if (comment === undefined || isPlaceholder(comment.slice(1))) return undefined;
  // behind a value most comments are just that
  if (!isEmpty && (/["']/.test(text[node.start] ?? '') || !/^#(?:\d|[\w-]+$)/.test(comment))) return undefined;
  const start = isEmpty ? from + lead.length : node.start;
  const span = { start, end: from + lead.length + comment.length };
  const source = text.slice(span.start, span.end);
  if (!field.accepts(source)) return undefined;
  const left = isEmpty ? 'is empty' : `says only "${String(node.value)}"`;
  const dotted = formatPath(path);
  return {
    path,
    span,
    text: `Everything after # is a comment, so ${dotted} ${left}. Put the text in quotes`,
    edits: [quote(dotted, span, source)],
  };
}
