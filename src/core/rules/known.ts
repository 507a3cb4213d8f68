import type { Fact, Facts, Place } from '../facts.ts';
import type { RuleContext } from './rule.ts';

/** What the repository shows of one kind, or the report that nobody could look. */
export function known<K extends keyof Facts>(
  { facts }: RuleContext,
  kind: K,
): Facts[K] extends Fact<infer T> ? { readonly known: T } | { readonly unknown: string } : never {
  const fact = facts?.[kind] ?? { unknown: 'the repository was not looked at' };
  return fact as Facts[K] extends Fact<infer T> ? Fact<T> : never;
}

/** How messages name a place of the repository: `CODEOWNERS line 12`. */
export function placeLabel({ file, line }: Place): string {
  return line === undefined ? file : `${file} line ${line}`;
}
