import type { Fact, Facts, PathFact, Place } from '../../facts/facts.ts';
import type { RuleContext } from '../rule.ts';

/** What the repository shows of one kind, or the report that no one could look. */
export function known<K extends keyof Facts>(
  { facts }: RuleContext,
  kind: K,
): Facts[K] extends Fact<infer T> ? { readonly known: T } | { readonly unknown: string } : never {
  const fact = facts?.[kind] ?? { unknown: 'the repository was not looked at' };
  return fact as Facts[K] extends Fact<infer T> ? Fact<T> : never;
}

/** What stands at a declared path; one that was not asked about is unseen. */
export function pathAmong(facts: Readonly<Record<string, PathFact>>, declared: string): PathFact {
  return facts[declared] ?? { kind: 'unseen' };
}

/** The report that no one could see what stands at a declared path. */
export function unseen({ reason }: PathFact, declared: string): { readonly unknown: string } {
  return { unknown: reason ?? `${declared} was not looked up` };
}

/** How messages name a place of the repository: `CODEOWNERS line 12`. */
export function placeLabel({ file, line }: Place): string {
  return line === undefined ? file : `${file} line ${line}`;
}
