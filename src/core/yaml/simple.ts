import type { ListNode, MapNode, Node, Pair } from './node.ts';
import { CODE, isLineEnd, isText, readBlockScalar, readInline, skipSpaces } from './simple-scalar.ts';

/**
 * Reads the YAML that nearly all manifests are written in, many times as fast as the parser: block mappings and lists,
 * plain, quoted and block scalars, flow collections on one line, comments. Whatever else stands in a text, or is in any
 * doubt, it leaves to the parser, so that what it does read, it reads as the parser would.
 *
 * @param text without tabs, lone CRs, anchors, aliases and tags
 * @param start of a line
 * @param end of a line, or of the text
 * @returns the mapping between; undefined where the parser has to look at it
 */
export function readSimple(text: string, start: number, end: number): MapNode | undefined {
  const reader = new Reader(text, start, end);
  const root = reader.column === 0 ? reader.map() : undefined;
  return reader.column === END ? root : undefined;
}

/** The column after the last line. */
const END = -1;

/** Far below the limits of a document, which are checked where this reader gives up. */
const MAX_DEPTH = 20;
const MAX_KEYS = 400;

/** A key on the line of its colon. */
const KEY = /[A-Za-z_][\w-]{0,99}(?=:(?:[ \r\n]|$))/y;

/**
 * Stands where a node begins, at a column of its line, and moves on line by line. Methods that read give undefined where
 * the parser has to look.
 */
class Reader {
  column = END;
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
  ) {
    this.toLine(start);
  }

  /** The mapping that begins here. */
  map(): MapNode | undefined {
    const { at: start, column } = this;
    const pairs: Pair[] = [];
    if (++this.depth > MAX_DEPTH) return undefined;
    do {
      const pair = this.pair(column);
      if (!pair || pairs.push(pair) > MAX_KEYS) return undefined;
    } while (this.column === column);
    this.depth--;
    const end = pairs.at(-1)?.value.end ?? start;
    return this.column < column ? { kind: 'map', flow: false, pairs, start, end, alias: false } : undefined;
  }

  private pair(column: number): Pair | undefined {
    const { at: start } = this;
    if (!this.isKey()) return undefined;
    const end = KEY.lastIndex;
    const key = this.text.slice(start, end);
    if (!isText(key)) return undefined;
    const value = this.afterColon(end + 1, column);
    return value && { key, keySpan: { start, end }, value };
  }

  private list(): ListNode | undefined {
    const { at: start, column } = this;
    const items: Node[] = [];
    if (++this.depth > MAX_DEPTH) return undefined;
    do {
      const item = this.afterDash(column);
      if (!item) return undefined;
      items.push(item);
    } while (this.column === column && this.isDash());
    this.depth--;
    const end = items.at(-1)?.end ?? start;
    return this.column <= column ? { kind: 'list', flow: false, items, start, end, alias: false } : undefined;
  }

  private afterColon(from: number, column: number): Node | undefined {
    const at = skipSpaces(this.text, from);
    if (!this.isRestEmpty(from, at)) return this.scalar(at, column);
    this.nextLine(at);
    if (this.column > column) return this.block(column);
    // a list may begin right below its key
    return this.column === column && this.isDash() ? this.list() : absent(at);
  }

  private afterDash(column: number): Node | undefined {
    const from = this.at + 1;
    const at = skipSpaces(this.text, from);
    if (this.isRestEmpty(from, at)) {
      this.nextLine(at);
      return this.column > column ? this.block(column) : absent(at);
    }
    this.column += at - this.at;
    this.at = at;
    return this.block(column);
  }

  /** The node that begins here. @param parent column of the collection that it belongs to */
  private block(parent: number): Node | undefined {
    if (this.isDash()) return this.list();
    return this.isKey() ? this.map() : this.scalar(this.at, parent);
  }

  /** A node that begins at `at` and, unless it is a block scalar, ends on that line. */
  private scalar(at: number, parent: number): Node | undefined {
    const code = this.text.charCodeAt(at);
    let node: Node | undefined;
    if (code === CODE.pipe || code === CODE.greater) {
      const read = readBlockScalar(this.text, at, this.end, parent);
      if (!read) return undefined;
      node = read.node;
      this.toLine(read.next);
    } else {
      node = readInline(this.text, at);
      if (!node) return undefined;
      const after = skipSpaces(this.text, node.end);
      if (!this.isRestEmpty(node.end, after)) return undefined;
      this.nextLine(after);
    }
    // a line that is deeper than the collection goes on with the scalar
    return this.column <= parent ? node : undefined;
  }

  private isKey(): boolean {
    KEY.lastIndex = this.at;
    return KEY.test(this.text);
  }

  private isDash(): boolean {
    const { text, at } = this;
    const after = text.charCodeAt(at + 1);
    return text.charCodeAt(at) === CODE.dash && (after === CODE.space || isLineEnd(after));
  }

  /** Whether from `at`, the first that is no space after `from`, only a comment stands on the line. */
  private isRestEmpty(from: number, at: number): boolean {
    const code = this.text.charCodeAt(at);
    return isLineEnd(code) || (code === CODE.hash && at > from);
  }

  /** Goes to the line after the one of `from`. */
  private nextLine(from: number): void {
    const newline = this.text.indexOf('\n', from);
    this.toLine(newline < 0 ? this.end : newline + 1);
  }

  /** Goes to the first line from `start` on in which something stands. */
  private toLine(start: number): void {
    let line = start;
    while (line < this.end) {
      const at = skipSpaces(this.text, line);
      const code = this.text.charCodeAt(at);
      if (code !== CODE.hash && !isLineEnd(code)) {
        this.at = at;
        this.column = at - line;
        return;
      }
      const newline = this.text.indexOf('\n', at);
      line = newline < 0 ? this.end : newline + 1;
    }
    this.column = END;
  }
}

/** Nothing where a value may stand: after the blanks that follow its indicator. */
function absent(at: number): Node {
  return { kind: 'scalar', value: null, start: at, end: at, alias: false };
}
