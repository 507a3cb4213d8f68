import { column, lineStart, nextLine } from './lines.ts';
import type { Node, Pair } from './node.ts';

/** A key that stands in a comment on a line of its own, such as `# owner: TODO  # who answers for it`. */
export interface CommentedKey {
  /** Offset of the hash. */
  readonly start: number;
  /** Offset of the end of the value. */
  readonly end: number;
  /** What stands behind the key, without the comment beside it. */
  readonly value: string;
}

/**
 * A key that stands in a comment where it would stand in a mapping in block style, or below a key without a value.
 *
 * @param pair of which `node` is the value; undefined for the root
 */
export function commentedKey(text: string, pair: Pair | undefined, node: Node, key: string): CommentedKey | undefined {
  if (node.kind === 'map' && !node.flow) {
    const [first] = node.pairs;
    if (!first) return undefined;
    const indent = column(text, first.keySpan.start);
    const starts = node.pairs.map(({ keySpan, value }) => nextLine(text, Math.max(keySpan.end, value.end)));
    return [commentsAbove(text, lineStart(text, first.keySpan.start)), ...starts]
      .map((start) => findBelow(text, start, key, (at) => at === indent))
      .find((found) => found !== undefined);
  }
  if (!pair || node.end > node.start) return undefined;
  const indent = column(text, pair.keySpan.start);
  return findBelow(text, nextLine(text, pair.keySpan.end), key, (at) => at > indent);
}

/** Among the blank lines and comments that begin at the start of a line. */
function findBelow(
  text: string,
  start: number,
  key: string,
  isIndented: (column: number) => boolean,
): CommentedKey | undefined {
  for (let at = start; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, nextLine(text, at));
    if (!isComment(line)) return undefined;
    const [, indent = '', written, value = ''] = /^( *)# ([^:]+): (.+?)(?=\s+#|\s*$)/.exec(line) ?? [];
    const hash = at + indent.length;
    if (written === key && isIndented(indent.length))
      return { start: hash, end: hash + `# ${key}: ${value}`.length, value };
  }
  return undefined;
}

/** Where the blank lines and comments above the start of a line begin. */
function commentsAbove(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    if (!isComment(text.slice(above, start))) break;
    start = above;
  }
  return start;
}

function isComment(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}
