import type { DividePosition, InitiativeRow, Portfolio } from '../../core/index.ts';
import { count } from '../text.ts';

/** Positions in the order in which they are shown, and what each means. */
export const POSITIONS: readonly { readonly key: DividePosition; readonly label: string; readonly meaning: string }[] =
  [
    { key: 'stuck', label: 'stuck', meaning: 'a pilot whose decision is overdue, or that goes on for too long' },
    { key: 'under-way', label: 'under way', meaning: 'any other pilot or production' },
    { key: 'not-started', label: 'not started', meaning: 'an idea' },
    {
      key: 'crossed',
      label: 'crossed',
      meaning: 'in production, with a live integration point and a metric of the work that meets its target',
    },
    { key: 'retired', label: 'retired', meaning: 'ended' },
  ];

export const OWNER_UNKNOWN = 'no owner';
export const FUNCTION_UNKNOWN = 'no function given';
export const STRATEGY_UNKNOWN = 'not said';

/** ` (23 %)`, or nothing where there is no whole to take it of. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '' : ` (${percent(part, whole)})`;
}

/** Rounded, but neither to all nor to nothing where it is not that. */
export function percent(part: number, whole: number): string {
  const value = (100 * part) / whole;
  if (part > 0 && value < 1) return '< 1 %';
  if (part < whole && value > 99) return '> 99 %';
  return `${Math.round(value)} %`;
}

/** What a rule that makes a pilot stuck says of it. */
export function stuckWords(ruleId: string): string {
  return { 'pilot-overdue': 'decision overdue', 'pilot-stalled': 'too long in pilot' }[ruleId] ?? ruleId;
}

/** Why it is stuck. */
export function showStuck({ daysInStage, decisionDueOn, stuckBy }: InitiativeRow): string {
  const days = daysInStage === null ? 'in pilot' : `${count(daysInStage, 'day')} in pilot`;
  const isOverdue = stuckBy.includes('pilot-overdue') && decisionDueOn !== null;
  return isOverdue ? `${days}, decision due ${decisionDueOn}` : days;
}

/** What the number of those stuck leaves out. */
export function undated({ undatedPilots }: Portfolio): readonly string[] {
  if (undatedPilots === 0) return [];
  const [say, they] = undatedPilots === 1 ? ['does', 'it is'] : ['do', 'they are'];
  return [
    `${count(undatedPilots, 'pilot')} ${say} not say since when or until when: whether ${they} stuck cannot be told in full`,
  ];
}
