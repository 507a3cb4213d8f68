import type { Transition } from '../../core/portfolio/index.ts';
import { count, humanize, NOT_SAID } from '../format.ts';
import type { FlowView } from './sections.ts';

/** How long initiatives take from stage to stage. */
export function flowView(transitions: readonly Transition[]): FlowView {
  return {
    transitions: transitions.map((transition) => {
      const { from, to, curve, quarters, atRisk } = transition;
      return {
        title: `${humanize(from)} to ${to}`,
        sentence: sentenceOf(transition),
        points: [{ days: 0, moved: 0 }, ...curve.steps.map(({ days, left }) => ({ days, moved: 1 - left }))],
        longest: curve.longest,
        atRisk: [...atRisk],
        quarters: quarters.map(({ median, ...numbers }) => ({
          ...numbers,
          median: median === null ? NOT_SAID : count(median, 'day'),
        })),
      };
    }),
    note: 'Kaplan–Meier estimate. Initiatives still in the stage count for as long as they were watched, retired ones until they were retired.',
  };
}

function sentenceOf({ from, to, curve, undated }: Transition): string {
  const left = undated > 0 ? ` ${count(undated, 'initiative')} without a start date left out.` : '';
  if (curve.spells === 0) return `No initiative says when it entered ${from}.${left}`;
  const waiting = curve.spells - curve.events;
  const median =
    curve.median === null
      ? `fewer than half have reached ${to} so far`
      : `half reach ${to} within ${count(curve.median, 'day')}`;
  return `${humanize(median)}: ${curve.events} of ${curve.spells} did, ${waiting} still waiting or retired.${left}`;
}
