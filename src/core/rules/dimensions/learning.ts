import { daysOverdue, nextDue } from '../../util/calendar.ts';
import { missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';

export const learning: readonly Rule[] = [
  missing('learning', {
    id: 'feedback-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 8,
    title: 'Its users have no way to correct it',
    why: ['N5', 'S2'],
    path: 'learning.feedback.channel',
    ask: 'Say how its users tell it, or its team, what was wrong',
  }),
  missing('learning', {
    id: 'evaluation-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 7,
    title: 'Nothing checks its quality again and again',
    why: ['N5'],
    path: 'learning.evaluation',
    ask: 'Say where its evaluation is, how often it runs and when it ran last',
  }),
  missing('learning', {
    id: 'adaptation-missing',
    at: 'production',
    severity: 'warning',
    weight: 6,
    title: 'Not said how it retains what it is told',
    why: ['N5'],
    path: 'learning.adaptation',
    ask: 'Say how feedback changes what it does next time',
  }),
  missing('learning', {
    id: 'knowledge-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'No place where what is learnt is shared',
    why: ['S2', 'S9'],
    path: 'learning.knowledge',
    ask: 'Give the documentation (docs) or the channel where what is learnt is shared',
  }),
  defineRule('learning', {
    id: 'evaluation-stale',
    at: 'production',
    severity: 'warning',
    weight: 4,
    title: 'The evaluation has not run for too long',
    why: ['N5', 'S8'],
    clock: true,
    messages: {
      undated: ({ gaps }: { gaps: string }) =>
        `${gaps} missing: without cadence and last run nobody can tell whether the evaluation still runs`,
      stale: ({ last, cadence, due }: { last: string; cadence: string; due: string }) =>
        `The evaluation last ran on ${last}; at a ${cadence} cadence it was due on ${due}: run it and record the day`,
    },
    applies: ({ manifest }) => (manifest.learning?.evaluation === undefined ? 'evaluation-missing' : true),
    *check({ manifest, today, thresholds }) {
      const { cadence, lastRunOn: last } = manifest.learning?.evaluation ?? {};
      const path = 'learning.evaluation';
      if (cadence === undefined || last === undefined) {
        const gaps = [...(cadence ? [] : [`${path}.cadence`]), ...(last ? [] : [`${path}.lastRunOn`])];
        const text = `${gaps.join(' and ')} ${gaps.length > 1 ? 'are' : 'is'}`;
        yield { path: gaps[0] ?? path, message: 'undated', args: { gaps: text } };
        return;
      }
      if (daysOverdue(last, cadence, today) <= thresholds.reviewGraceDays) return;
      yield { path: `${path}.lastRunOn`, message: 'stale', args: { last, cadence, due: nextDue(last, cadence) } };
    },
    examples: {
      bad: { yaml: 'learning:\n  evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-02-03 }\n' },
      good: { yaml: 'learning:\n  evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-14 }\n' },
    },
  }),
];
