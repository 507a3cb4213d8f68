import type { Span } from './lines.ts';

/**
 * What a manifest or policy may hold at most. A real manifest has 60–300 lines and 3–12 kB; beyond these limits the
 * YAML parser takes quadratic time or worse, so a document over them is refused before it is parsed.
 */
export const LIMITS = {
  bytes: 64 * 1024,
  lines: 2000,
  nesting: 64,
  keysInMap: 500,
  references: 50,
} as const;

/** A limit a document goes over, and where. */
export interface LimitProblem extends Span {
  readonly limit: keyof typeof LIMITS;
}

interface Block {
  readonly indent: number;
  keys: number;
}

const INDICATOR_FOLLOWS = /[\s,[\]{}]/;

/**
 * One linear look at the text, without parsing: the first limit it goes over. It counts like a tokenizer that knows
 * quotes, block scalars, flow brackets and indentation, and may err only where the text is no valid YAML.
 */
export function findLimitProblem(text: string): LimitProblem | undefined {
  return isTooLarge(text) ? { limit: 'bytes', start: 0, end: Math.min(1, text.length) } : new Scanner(text).scan();
}

/** Whether a text is over the limit of bytes. */
export function isTooLarge(text: string): boolean {
  // a code unit takes three bytes at most, so short texts need not be counted
  return text.length > LIMITS.bytes || (text.length * 3 > LIMITS.bytes && byteLength(text) > LIMITS.bytes);
}

function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7ff) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** The state of one scan: the open block collections, flow brackets, and what was counted so far. */
class Scanner {
  private readonly blocks: Block[] = [];
  private readonly flow: number[] = [];
  private lines = 0;
  private references = 0;
  private quote = '';
  /** Indentation that the lines of a running block scalar are deeper than; -1 when there is none. */
  private scalarParent = -1;

  constructor(private readonly text: string) {}

  scan(): LimitProblem | undefined {
    for (let at = 0; at < this.text.length;) {
      const end = this.lineEnd(at);
      if (++this.lines > LIMITS.lines) return { limit: 'lines', start: at, end };
      const problem = this.line(at, end);
      if (problem) return problem;
      at = end + (this.text.startsWith('\r\n', end) ? 2 : 1);
    }
    return undefined;
  }

  private lineEnd(from: number): number {
    for (let end = from; end < this.text.length; end++) {
      const code = this.text.charCodeAt(end);
      if (code === 10 || code === 13) return end;
    }
    return this.text.length;
  }

  private line(start: number, end: number): LimitProblem | undefined {
    let at = start;
    while (at < end && (this.text[at] === ' ' || this.text[at] === '\t' || this.text[at] === '\uFEFF')) at++;
    const indent = at - start;
    if (this.quote === '' && this.scalarParent >= 0) {
      if (at === end || indent > this.scalarParent) return undefined;
      this.scalarParent = -1;
    }
    if (at === end || (this.quote === '' && this.text[at] === '#')) return undefined;
    if (this.quote === '' && this.flow.length === 0) {
      while (this.blocks.length > 0 && (this.blocks.at(-1)?.indent ?? 0) > indent) this.blocks.pop();
    }
    return this.tokens(start, at, end);
  }

  /** Reads the tokens of a line. `atNode` is true where a node may begin, which is where indicators are indicators. */
  private tokens(start: number, from: number, end: number): LimitProblem | undefined {
    let atNode = true;
    let quoteEnd = -1;
    for (let at = from; at < end; at++) {
      const char = this.text[at] ?? '';
      // most characters are letters and digits inside a word, which mean nothing here
      if (!atNode && this.quote === '' && isWordCode(this.text.charCodeAt(at))) continue;
      if (this.quote !== '') {
        const escape = this.quote === '"' ? char === '\\' : char === "'" && this.text[at + 1] === "'";
        if (escape) at++;
        else if (char === this.quote) {
          this.quote = '';
          quoteEnd = at + 1;
        }
        continue;
      }
      if (char === ' ' || char === '\t') {
        if (this.text[at + 1] === '#') return undefined;
        continue;
      }
      const next = at + 1 < end ? (this.text[at + 1] ?? '') : ' ';
      const inFlow = this.flow.length > 0;
      if (atNode && (char === '"' || char === "'")) {
        this.quote = char;
        atNode = false;
      } else if ((atNode || inFlow) && (char === '[' || char === '{')) {
        this.flow.push(0);
        atNode = true;
        if (this.depth() > LIMITS.nesting) return { limit: 'nesting', start: at, end: at + 1 };
      } else if (inFlow && (char === ']' || char === '}')) {
        this.flow.pop();
        atNode = false;
      } else if (inFlow && char === ',') {
        const entries = (this.flow.pop() ?? 0) + 1;
        this.flow.push(entries);
        atNode = true;
        if (entries >= LIMITS.keysInMap) return { limit: 'keysInMap', start: at, end: at + 1 };
      } else if (atNode && (char === '&' || char === '*' || char === '!') && !/\s/.test(next)) {
        if (++this.references > LIMITS.references) return { limit: 'references', start: at, end: at + 1 };
        while (at + 1 < end && !INDICATOR_FOLLOWS.test(this.text[at + 1] ?? ' ')) at++;
      } else if (atNode && !inFlow && (char === '-' || char === '?') && /\s/.test(next)) {
        const problem = this.open(at - start, at, false);
        if (problem) return problem;
      } else if (char === ':' && (/\s/.test(next) || (inFlow && (at === quoteEnd || INDICATOR_FOLLOWS.test(next))))) {
        if (!inFlow) {
          const problem = this.open(this.keyColumn(start, at), at, true);
          if (problem) return problem;
        }
        atNode = true;
      } else if (atNode && !inFlow && (char === '|' || char === '>')) {
        this.scalarParent = this.blocks.at(-1)?.indent ?? 0;
        return undefined;
      } else {
        atNode = false;
      }
    }
    return undefined;
  }

  /** A block collection begins or goes on at this column. */
  private open(column: number, at: number, isKey: boolean): LimitProblem | undefined {
    while (this.blocks.length > 0 && (this.blocks.at(-1)?.indent ?? 0) > column) this.blocks.pop();
    let block = this.blocks.at(-1);
    if (!block || block.indent < column) {
      block = { indent: column, keys: 0 };
      this.blocks.push(block);
    }
    if (isKey && ++block.keys > LIMITS.keysInMap) return { limit: 'keysInMap', start: at, end: at + 1 };
    return this.depth() > LIMITS.nesting ? { limit: 'nesting', start: at, end: at + 1 } : undefined;
  }

  /** The column where the key before the colon at `at` begins: after the indentation and any `- ` and `? `. */
  private keyColumn(start: number, at: number): number {
    let column = start;
    for (;;) {
      while (this.text[column] === ' ' || this.text[column] === '\t') column++;
      const char = this.text[column];
      if (column >= at || (char !== '-' && char !== '?') || this.text[column + 1] !== ' ') return column - start;
      column++;
    }
  }

  private depth(): number {
    return this.blocks.length + this.flow.length;
  }
}
