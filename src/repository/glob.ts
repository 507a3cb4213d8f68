import { PATH_PATTERN_LIMITS } from '../core/index.ts';
import { EvidenceError } from './evidence.ts';

const { characters: MAX_PATTERN, parts: MAX_PARTS } = PATH_PATTERN_LIMITS;

/** How a path (from the root) meets a pattern: itself, through a folder above it, or not at all. */
export type Match = 'itself' | 'above' | undefined;

/**
 * A pattern of `.gitignore` (`src/*.ts`, `docs`). Packages for such patterns make regular expressions of
 * them, which take exponential time on some; this one follows all ways to match at once, so it is linear in the path.
 *
 * @throws {EvidenceError} where the pattern is too long to be used
 */
export function compileGlob(pattern: string): (path: string) => Match {
  if (pattern.length > MAX_PATTERN) throw new EvidenceError(`a pattern of over ${MAX_PATTERN} characters is not used`);
  const parts = pattern.split('/');
  const isFolder = parts.at(-1) === '';
  if (isFolder) parts.pop();
  // a pattern without a slash in it matches at any depth
  if (parts.length > 1) parts.splice(0, parts[0] === '' ? 1 : 0);
  else parts.unshift('**');
  if (parts.length > MAX_PARTS) throw new EvidenceError(`a pattern of over ${MAX_PARTS} parts is not used`);
  const steps = parts.map((part) => (part === '**' ? part : compileName(part)));
  const end = steps.length;

  /** Adds a state, and those after it that need no name. */
  const enter = (states: Set<number>, state: number) => {
    states.add(state);
    // the last `**` needs at least one name
    for (let at = state; steps[at] === '**' && at + 1 < end; at++) states.add(at + 1);
  };

  return (path) => {
    const names = path.split('/');
    let states = new Set<number>();
    enter(states, 0);
    for (const [i, name] of names.entries()) {
      const next = new Set<number>();
      for (const state of states) {
        const step = steps[state];
        if (step === '**') {
          enter(next, state);
          if (state + 1 === end) next.add(end);
        } else if (step?.(name)) enter(next, state + 1);
      }
      if (next.has(end)) {
        const isItself = i === names.length - 1;
        if (!isItself) return 'above';
        return isFolder ? undefined : 'itself';
      }
      states = next;
    }
    return undefined;
  };
}

type Sign = '*' | ((char: string) => boolean);

const SIGN = /\\[^]|\[(?:\\[^]|[^\]\\])+\]|[^]/gu;

/** A pattern of one name: `*`, `?` and `[…]`. */
function compileName(pattern: string): (name: string) => boolean {
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  const signs = [...pattern.matchAll(SIGN)].map(([text]): Sign => {
    if (text === '*') return '*';
    if (text === '?') return () => true;
    if (text.length > 1 && text.startsWith('[')) return charClass(text.slice(1, -1));
    const char = text.startsWith('\\') ? text.slice(1) : text;
    return (other) => other === char;
  });
  return (name) => matchesName(signs, Array.from(name));
}

/** Goes back to the last `*` only, which is enough and takes at most signs × characters. */
function matchesName(signs: readonly Sign[], chars: readonly string[]): boolean {
  let [sign, char, star, resume] = [0, 0, -1, 0];
  while (char < chars.length) {
    const wanted = signs[sign];
    if (wanted === '*') [star, resume, sign] = [sign, char, sign + 1];
    else if (wanted?.(chars[char] ?? '')) [sign, char] = [sign + 1, char + 1];
    else if (star >= 0) [sign, char, resume] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return signs.slice(sign).every((rest) => rest === '*');
}

function charClass(body: string): (char: string) => boolean {
  const isNegated = /^[!^]/.test(body);
  const chars = Array.from(isNegated ? body.slice(1) : body);
  const ranges: (readonly [string, string])[] = [];
  for (let i = 0; i < chars.length; i++) {
    const from = chars[i] ?? '';
    const to = chars[i + 1] === '-' ? chars[i + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) i += 2;
  }
  return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== isNegated;
}
