import { daysBetween, type InitiativeRow } from '../../core/index.ts';
import type { Portfolio } from '../../core/portfolio/index.ts';
import { count, daysAway, humanize } from '../format.ts';
import type { Position } from './initiatives-schema.ts';

/** Positions in the order in which they are shown, and what each means. */
export const POSITIONS: readonly { readonly position: Position; readonly name: string; readonly meaning: string }[] = [
  {
    position: 'stuck',
    name: 'Stuck',
    meaning: 'A pilot that is overdue for a decision, has run too long, or was scaled on paper only',
  },
  { position: 'on-hold', name: 'On hold', meaning: 'The work rests on purpose, until a date' },
  { position: 'under-way', name: 'Under way', meaning: 'Any other pilot, or production without proof that it works' },
  { position: 'not-started', name: 'Not started', meaning: 'Still an idea' },
  {
    position: 'crossed',
    name: 'Crossed',
    meaning: 'In production, with a live integration, and every metric that decides is fresh and at its target',
  },
  { position: 'retired', name: 'Retired', meaning: 'Ended, and kept for what was learnt' },
];

/** Why a pilot is stuck; empty where it is not. */
export function stuckSentence({ stuckBy, decisionDueOn, daysInStage, asOf }: InitiativeRow): string {
  const reasons = [
    ...(stuckBy.includes('pilot-overdue') && decisionDueOn !== null
      ? [`decision due ${daysAway(daysBetween(asOf, decisionDueOn))}`]
      : []),
    ...(stuckBy.includes('pilot-stalled') && daysInStage !== null
      ? [`${count(daysInStage, 'day')} in pilot without a decision to continue`]
      : []),
    ...(stuckBy.includes('scale-not-executed') ? ['decided to scale, still a pilot'] : []),
  ];
  return humanize(reasons.join('; '));
}

/** What the numbers leave out or cannot know, a sentence each, without a full stop. */
export function notesOf({ notAssessable, undatedPilots, measured }: Portfolio): readonly string[] {
  return [
    ...(measured.of > 0
      ? [
          `${measured.count} of ${count(measured.of, 'initiative')} in pilot or production measured an effect on the work`,
        ]
      : []),
    ...(undatedPilots > 0
      ? [
          undatedPilots === 1
            ? '1 pilot lacks a start or decision date, so it may be stuck unnoticed'
            : `${undatedPilots} pilots lack a start or decision date, so they may be stuck unnoticed`,
        ]
      : []),
    ...(notAssessable > 0
      ? [
          `${count(notAssessable, 'manifest')} cannot be judged and ${notAssessable === 1 ? 'is' : 'are'} not counted here`,
        ]
      : []),
  ];
}
