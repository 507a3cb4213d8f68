import { compilePattern, PATTERN_LIMITS } from '../core/index.ts';
import { folded } from './text.ts';

/** Whether a cell is meant by a list of words and patterns. */
export type WordTest = (cell: string) => boolean;

/** A table from words and patterns to values; words win over patterns, of patterns the first. */
export type Lookup<T> = (cell: string) => T | undefined;

/** @throws {PatternError} where a pattern is invalid */
export function lookup<T>(entries: Iterable<readonly [string, T]>): Lookup<T> {
  const words = new Map<string, T>();
  const patterns: (readonly [WordTest, T])[] = [];
  for (const [word, value] of entries) {
    const pattern = /^\/(.+)\/$/s.exec(word)?.[1];
    if (pattern === undefined) words.set(folded(word), value);
    else patterns.push([patternTest(pattern), value]);
  }
  return (cell) => {
    const text = folded(cell);
    return words.get(text) ?? patterns.find(([test]) => test(text))?.[1];
  };
}

/** @throws {PatternError} where a pattern is invalid */
export function wordTest(words: readonly (string | number)[]): WordTest {
  const found = lookup(words.map((word) => [String(word), true] as const));
  return (cell) => found(cell) === true;
}

/** @throws {PatternError} where the pattern is invalid */
export function patternTest(source: string): WordTest {
  const matches = compilePattern(source);
  return (cell) => matches(folded(cell).slice(0, PATTERN_LIMITS.text));
}
