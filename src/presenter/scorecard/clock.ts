import { addDays, daysBetween, stageEnteredOn, type Assessment } from '../../core/index.ts';
import { count, daysAway } from '../format.ts';
import type { ClockView } from './scorecard-schema.ts';

/**
 * How long the pilot has been running, against the date of its decision and the limit; null where it is no pilot.
 * @param dayName what the day of assessment is called
 */
export function clockView({ stage, manifest, asOf, policy }: Assessment, dayName: string): ClockView | null {
  const { lifecycle } = manifest;
  const { pilotMaxDays } = policy.thresholds;
  if (stage !== 'pilot' || !lifecycle) return null;
  const startedOn = stageEnteredOn(lifecycle, 'pilot');
  const dueOn = lifecycle.decisionDueOn;
  if (!startedOn) {
    const sentence = 'Start date not given: lifecycle.stageHistory has no entry for the pilot.';
    return { sentence, day: 0, late: true, marks: [] };
  }
  const day = daysBetween(startedOn, asOf);
  const limitOn = addDays(startedOn, pilotMaxDays);
  const over = day - pilotMaxDays;
  const toDecision = dueOn === undefined ? undefined : daysBetween(asOf, dueOn);
  const limitWords = over > 0 ? `${count(over, 'day')} over the limit of ${pilotMaxDays}` : `of ${pilotMaxDays}`;
  return {
    sentence: `Day ${day}${over > 0 ? ', ' : ' '}${limitWords}; ${decisionWords(toDecision)}.`,
    day,
    late: over > 0 || toDecision === undefined || toDecision < 0,
    marks: [
      { kind: 'start', label: 'Pilot began', on: startedOn, day: 0 },
      { kind: 'limit', label: `Limit, ${pilotMaxDays} days`, on: limitOn, day: pilotMaxDays },
      ...(dueOn === undefined
        ? []
        : [{ kind: 'decision' as const, label: 'Decision due', on: dueOn, day: daysBetween(startedOn, dueOn) }]),
      { kind: 'today', label: dayName, on: asOf, day },
    ],
  };
}

function decisionWords(days: number | undefined): string {
  if (days === undefined) return 'no decision date is set';
  return `the decision ${days < 0 ? 'was' : 'is'} due ${daysAway(days)}`;
}
