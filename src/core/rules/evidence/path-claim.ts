import type { Place } from '../../facts/facts.ts';
import { known, pathAmong, unseen } from './known.ts';
import type { RuleContext } from '../rule.ts';

/** What the repository shows at a declared path. */
export type PathClaim =
  | { readonly unknown: string }
  | { readonly problem: 'absent' | 'outside' | 'empty' }
  | { readonly place: Place; readonly characters: number | undefined };

/**
 * Compares a declared path with the repository. What is there and bears out no claim, such as a licence or the manifest itself,
 * is unknown.
 */
export function pathClaim(context: RuleContext, declared: string): PathClaim {
  const fact = known(context, 'paths');
  if ('unknown' in fact) return fact;
  const found = pathAmong(fact.known, declared);
  const { kind, characters, provesNothing } = found;
  if (kind === 'unseen') return unseen(found, declared);
  if (kind === 'elsewhere') return { unknown: `${declared} is declared elsewhere, where it was not read` };
  if (kind === 'absent' || kind === 'outside') return { problem: kind };
  if (provesNothing !== undefined) return { unknown: `${declared} ${provesNothing}, which proves nothing` };
  return characters === 0 ? { problem: 'empty' } : { place: { file: declared }, characters };
}
