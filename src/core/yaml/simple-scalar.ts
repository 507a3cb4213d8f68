import { resolvePlainScalar, type ListNode, type MapNode, type Node, type Pair, type Scalar } from './node.ts';

/** Characters that mean something, as UTF-16 code units. */
export const CODE = {
  newline: 10,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  quote: 39,
  comma: 44,
  dash: 45,
  colon: 58,
  greater: 62,
  openList: 91,
  backslash: 92,
  closeList: 93,
  openMap: 123,
  pipe: 124,
  closeMap: 125,
} as const;

/** Whether a code unit, NaN past the end of a text, ends a line. */
export function isLineEnd(code: number): boolean {
  return code === CODE.newline || code === CODE.carriageReturn || Number.isNaN(code);
}

/** What a plain scalar may begin with; YAML allows a little more. */
const PLAIN = /[^\s?:,[\]{}#&*!|>'"%@`-]|-[A-Za-z0-9.]/y;

/** A key in a flow mapping, and the space after its colon. */
const FLOW_KEY = /[A-Za-z_][\w-]{0,99}(?=: )/y;

/** More are counted by the limits of a document. */
const MAX_ENTRIES = 400;
const MAX_FLOW_DEPTH = 20;

/** The scalar or flow collection at `at` of a text, on one line; undefined where the parser has to look at it. */
export function readInline(text: string, at: number, depth = 0): Node | undefined {
  switch (text.charCodeAt(at)) {
    case CODE.doubleQuote:
      return readQuoted(text, at, CODE.doubleQuote);
    case CODE.quote:
      return readQuoted(text, at, CODE.quote);
    case CODE.openList:
      return depth < MAX_FLOW_DEPTH ? readFlowList(text, at, depth + 1) : undefined;
    case CODE.openMap:
      return depth < MAX_FLOW_DEPTH ? readFlowMap(text, at, depth + 1) : undefined;
    default:
      return readPlain(text, at, depth > 0);
  }
}

function scalar(value: Scalar, start: number, end: number): Node {
  return { kind: 'scalar', value, start, end, alias: false };
}

function readPlain(text: string, start: number, inFlow: boolean): Node | undefined {
  PLAIN.lastIndex = start;
  if (!PLAIN.test(text)) return undefined;
  let end = start;
  for (let at = start; ; at++) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) break;
    if (code === CODE.space) continue;
    if (code < CODE.space) return undefined;
    if (code === CODE.colon) {
      const next = text.charCodeAt(at + 1);
      if (next === CODE.space || isLineEnd(next) || (inFlow && isFlowIndicator(next))) return undefined;
    }
    if (code === CODE.hash && text.charCodeAt(at - 1) === CODE.space) break;
    if (inFlow && isFlowIndicator(code)) break;
    end = at + 1;
  }
  return scalar(resolvePlainScalar(text.slice(start, end)), start, end);
}

function isFlowIndicator(code: number): boolean {
  return (
    code === CODE.comma ||
    code === CODE.openList ||
    code === CODE.closeList ||
    code === CODE.openMap ||
    code === CODE.closeMap
  );
}

function readQuoted(text: string, start: number, quote: number): Node | undefined {
  let isDoubled = false;
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= CODE.space) || (code === CODE.backslash && quote === CODE.doubleQuote)) return undefined;
    if (code !== quote) continue;
    if (quote === CODE.quote && text.charCodeAt(at + 1) === quote) {
      isDoubled = true;
      at++;
      continue;
    }
    const inner = text.slice(start + 1, at);
    return scalar(isDoubled ? inner.replaceAll("''", "'") : inner, start, at + 1);
  }
}

function readFlowList(text: string, start: number, depth: number): ListNode | undefined {
  const items: Node[] = [];
  const end = readEntries(text, start, CODE.closeList, (at) => {
    const item = readInline(text, at, depth);
    if (item) items.push(item);
    return item?.end;
  });
  return end === undefined ? undefined : { kind: 'list', flow: true, items, start, end, alias: false };
}

function readFlowMap(text: string, start: number, depth: number): MapNode | undefined {
  const pairs: Pair[] = [];
  const end = readEntries(text, start, CODE.closeMap, (at) => {
    FLOW_KEY.lastIndex = at;
    if (!FLOW_KEY.test(text)) return undefined;
    const keySpan = { start: at, end: FLOW_KEY.lastIndex };
    const key = text.slice(keySpan.start, keySpan.end);
    const value = isText(key) ? readInline(text, skipSpaces(text, keySpan.end + 1), depth) : undefined;
    if (value) pairs.push({ key, keySpan, value });
    return value?.end;
  });
  return end === undefined ? undefined : { kind: 'map', flow: true, pairs, start, end, alias: false };
}

/**
 * Reads what stands between brackets.
 *
 * @param read reads an entry and gives its end
 * @returns the end of the closing bracket
 */
function readEntries(text: string, start: number, close: number, read: (at: number) => number | undefined) {
  let at = skipSpaces(text, start + 1);
  for (let count = 0; count < MAX_ENTRIES; count++) {
    if (text.charCodeAt(at) === close) return at + 1;
    const end = read(at);
    if (end === undefined) return undefined;
    at = skipSpaces(text, end);
    if (text.charCodeAt(at) === CODE.comma) at = skipSpaces(text, at + 1);
    else if (text.charCodeAt(at) !== close) return undefined;
  }
  return undefined;
}

/** The header of a block scalar: kept line ends and an indentation of its own are rare. */
const HEADER = /[|>](-?) *\r?\n/y;

/**
 * The block scalar at `at`, and where the line after it starts.
 *
 * @param end of the text to read
 * @param parent column of the collection that it belongs to
 */
export function readBlockScalar(text: string, at: number, end: number, parent: number) {
  HEADER.lastIndex = at;
  const header = HEADER.exec(text);
  if (!header) return undefined;
  const isFolded = text.charCodeAt(at) === CODE.greater;
  const lines: string[] = [];
  let [indent, count, last, line] = [0, 0, at, HEADER.lastIndex];
  while (line < end) {
    const newline = text.indexOf('\n', line);
    const next = newline < 0 ? end : newline + 1;
    const stop = newline < 0 ? end : text.charCodeAt(newline - 1) === CODE.carriageReturn ? newline - 1 : newline;
    const first = Math.min(skipSpaces(text, line), stop);
    const column = first - line;
    if (first === stop) {
      if (column > indent || count === 0) return undefined;
      lines.push('');
    } else {
      if (column <= parent) break;
      if (count === 0) indent = column;
      // less is an error, and more is not folded
      if (column < indent || (isFolded && column > indent)) return undefined;
      count = lines.push(text.slice(line + indent, stop));
      last = stop;
    }
    line = next;
  }
  if (count === 0) return undefined;
  const content = lines.slice(0, count);
  const value = (isFolded ? fold(content) : content.join('\n')) + (header[1] === '-' ? '' : '\n');
  // the place of a block scalar ends with its last letter
  return { node: scalar(value, at, at + text.slice(at, last).trimEnd().length), next: line };
}

/** Lines as one; blank lines, which are empty here, as line ends. */
function fold(lines: readonly string[]): string {
  return lines.reduce((text, line, i) => {
    if (line === '') return `${text}\n`;
    return lines[i - 1] === '' ? text + line : `${text} ${line}`;
  });
}

/** The offset of the first character from `from` on that is no space. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === CODE.space) at++;
  return at;
}

/** Whether a key is what is written; a few words stand for something else: null, true. */
export function isText(key: string): boolean {
  return resolvePlainScalar(key) === key;
}
