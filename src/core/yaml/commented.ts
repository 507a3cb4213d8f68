import { column, lineStart, nextLine } from './lines.ts';
import type { Node, Pair } from './node.ts';

/** A key in a comment, such as `# owner: "TODO"  # who answers for it`, with the lines of its value below it. */
export interface CommentedKey {
  /** Offset of the hash. */
  readonly start: number;
  /** Offset of the end of its last line. */
  readonly end: number;
  /** The comment beside the key, with the blanks before it; empty where there is none. */
  readonly note: string;
  /** The key with its value, as it reads without the hashes. */
  readonly uncommented: string;
}

/**
 * A key in a comment where it would be in a mapping in block style, or below a key without a value.
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
    const [, indent = '', written, value = '', note = ''] = KEY.exec(line) ?? [];
    if (written !== key || !isIndented(indent.length)) continue;
    const below = linesBelow(text, at, indent);
    if (value === '' && below.length === 0) continue;
    const hash = at + indent.length;
    const first = line.slice(indent.length + 2).trimEnd();
    const eol = line.slice(line.trimEnd().length);
    const end = below.at(-1)?.end ?? at + line.trimEnd().length;
    const uncommented = [first, ...below.map(({ content }) => indent + content)].join(eol || '\n');
    return { start: hash, end, note, uncommented };
  }
  return undefined;
}

const KEY = /^( *)# ([^\s:][^:]*):(?: (?!\s*#)(.+?))?(\s+#.*?)?\s*$/;

/** The lines of a value in block style, in comments below its key. */
function linesBelow(text: string, keyLine: number, indent: string): readonly { content: string; end: number }[] {
  const found = [];
  for (let at = nextLine(text, keyLine); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, nextLine(text, at)).trimEnd();
    // two columns further in, as values are written
    if (!line.startsWith(`${indent}#   `)) break;
    found.push({ content: line.slice(indent.length + 2), end: at + line.length });
  }
  return found;
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
