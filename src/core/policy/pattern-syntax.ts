/** Why a pattern cannot be used: the end of a sentence that begins with the pattern. */
export class PatternError extends Error {}

/** A pattern as a tree. */
export type Part =
  | { readonly kind: 'one'; readonly test: (char: string) => boolean }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly min: number; readonly max: number };

const ATOM = /\\(?:[pPu]\{[^}]*\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|./uy;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/uy;

/**
 * Reads the regular part of JavaScript's regular expressions (with the `u` flag).
 *
 * @throws {PatternError} where it is no regular expression, or one that looks around or back
 */
export function parsePattern(source: string): Part {
  toRegExp(source);
  let at = 0;

  /** The text of a sticky expression where the reader stands, which then moves on. */
  function take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = at;
    const match = expression.exec(source);
    if (match) at = expression.lastIndex;
    return match ?? undefined;
  }

  function choice(): Part {
    const parts = [sequence()];
    while (source[at] === '|') {
      at++;
      parts.push(sequence());
    }
    return single(parts) ?? { kind: 'choice', parts };
  }

  function sequence(): Part {
    const parts: Part[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()));
    return single(parts) ?? { kind: 'sequence', parts };
  }

  function atom(): Part {
    if (source[at] === '(') {
      if (source[at + 1] === '?' && source[at + 2] !== ':') {
        throw new PatternError('look-around and named groups are not supported');
      }
      at += source[at + 1] === '?' ? 3 : 1;
      const group = choice();
      at++;
      return group;
    }
    const [text = ''] = take(ATOM) ?? [];
    if (text === '^') return { kind: 'start' };
    if (text === '$') return { kind: 'end' };
    if (/^\\[1-9bBk]/.test(text)) throw new PatternError('back references and word boundaries are not supported');
    if (!/^[\\[.]/.test(text)) return { kind: 'one', test: (char) => char === text };
    const expression = new RegExp(`^(?:${text})$`, 'u');
    return { kind: 'one', test: remembered((char) => expression.test(char)) };
  }

  function repeated(part: Part): Part {
    const match = take(QUANTIFIER);
    if (!match) return part;
    const [, sign, from, comma, to] = match;
    if (sign) return { kind: 'repeat', part, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    const min = Number(from);
    return { kind: 'repeat', part, min, max: comma ? (to ? Number(to) : Infinity) : min };
  }

  return choice();
}

/** The platform's reading of a pattern, which says best what is wrong with one. It is never run. */
function toRegExp(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    const [, reason = 'it cannot be read'] = /: ([^:]*)$/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new PatternError(reason.charAt(0).toLowerCase() + reason.slice(1));
  }
}

/** Keeps the last answer: all states of a repeated class ask for the same character one after the other. */
function remembered(test: (char: string) => boolean): (char: string) => boolean {
  let [lastChar, lastAnswer] = ['', false];
  return (char) => {
    if (char !== lastChar) [lastChar, lastAnswer] = [char, test(char)];
    return lastAnswer;
  };
}

function single(parts: readonly Part[]): Part | undefined {
  return parts.length === 1 ? parts[0] : undefined;
}
