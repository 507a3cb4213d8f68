import { parsePattern, PatternError, type Part } from './pattern-syntax.ts';

/**
 * What a pattern may measure, and a text it is held against: together they bound the time of a match. `texts` is how
 * much one rule holds against its pattern in one manifest.
 */
export const PATTERN_LIMITS = { source: 200, states: 100, text: 500, texts: 1000 } as const;

/** Whether a text has a match anywhere in it; texts longer than the limit have none. */
export type Matcher = (text: string) => boolean;

type State =
  | { readonly kind: 'one'; readonly test: (char: string) => boolean; readonly next: number }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  | { readonly kind: 'start' | 'end'; readonly next: number }
  | { readonly kind: 'match' };

/**
 * A regular expression that always answers in time proportional to the length of the text. A policy may come from
 * anywhere, and backtracking takes exponential time on patterns such as `(a+)+$`; here all ways to match are followed
 * at once. Back references, look-around and word boundaries are refused, as they cannot be followed so.
 *
 * @throws {PatternError} where the pattern is invalid, or asks for too much
 */
export function compilePattern(source: string): Matcher {
  if (source.length > PATTERN_LIMITS.source) {
    throw new PatternError(`it is longer than ${PATTERN_LIMITS.source} characters`);
  }
  const states: State[] = [{ kind: 'match' }];
  let built = 0;
  const add = (state: State): number => states.push(state) - 1;

  /** @returns the state from which `part` and then `next` is matched */
  function build(part: Part, next: number): number {
    if (++built > PATTERN_LIMITS.states) throw new PatternError('it repeats or holds too much');
    switch (part.kind) {
      case 'one':
        return add({ kind: 'one', test: part.test, next });
      case 'start':
      case 'end':
        return add({ kind: part.kind, next });
      case 'sequence':
        return part.parts.reduceRight((after, inner) => build(inner, after), next);
      case 'choice':
        return add({ kind: 'fork', next: part.parts.map((inner) => build(inner, next)) });
      case 'repeat':
        return repeat(part, next);
    }
  }

  function repeat({ part, min, max }: Part & { kind: 'repeat' }, next: number): number {
    let start = next;
    if (max === Infinity) {
      const loop: number[] = [next];
      start = add({ kind: 'fork', next: loop });
      loop.push(build(part, start));
    } else {
      for (let count = min; count < max; count++) start = add({ kind: 'fork', next: [build(part, start), next] });
    }
    for (let count = 0; count < min; count++) start = build(part, start);
    return start;
  }

  const first = build(parsePattern(source), 0);
  return (text) => text.length <= PATTERN_LIMITS.text && run(states, first, Array.from(text));
}

/** Follows all ways to match at once, one character after the other. */
function run(states: readonly State[], first: number, chars: readonly string[]): boolean {
  const seenAt = new Int32Array(states.length).fill(-1);
  let reached: number[] = [];

  /** Goes on to the states that read a character. @returns whether the end of the pattern is reached on the way */
  const enter = (entry: number, at: number): boolean => {
    const pending = [entry];
    let matched = false;
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const state = states[index];
      if (!state || seenAt[index] === at) continue;
      seenAt[index] = at;
      if (state.kind === 'match') matched = true;
      else if (state.kind === 'one') reached.push(index);
      else if (state.kind === 'fork') pending.push(...state.next);
      else if (at === (state.kind === 'start' ? 0 : chars.length)) pending.push(state.next);
    }
    return matched;
  };

  let matched = enter(first, 0);
  for (const [at, char] of chars.entries()) {
    if (matched) return true;
    const current = reached;
    reached = [];
    for (const index of current) {
      const state = states[index];
      if (state?.kind === 'one' && state.test(char) && enter(state.next, at + 1)) matched = true;
    }
    // a match may begin at any character
    if (enter(first, at + 1)) matched = true;
  }
  return matched;
}
