import { daysOverdue, nextDue } from '../../util/calendar.ts';
import { missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

/** The answers of a platform are judged by the initiatives on it, those of research by its exit criteria. */
const EVALUATED_ELSEWHERE = {
  platform: { pilot: 'info', production: 'info' },
  research: { pilot: 'info', production: 'info' },
} as const;

export const learning: readonly Rule[] = [
  missing({
    id: 'feedback-missing',
    required: { pilot: 'warning', production: 'error' },
    requiredOf: { product: { pilot: 'warning', production: 'warning' } },
    notFor: ['research'],
    weight: 10,
    requirement: 'Users can say what was wrong',
    action: 'Describe how users report what was wrong',
    why: ['N5', 'S2'],
    path: 'learning.feedback.channel',
    noun: 'The feedback channel',
    absent: 'No feedback channel is described. How do users report that a result was wrong?',
  }),
  missing({
    id: 'evaluation-missing',
    // an idea has nothing to evaluate, and a pilot needs it to leave
    required: { pilot: 'info', production: 'error' },
    requiredOf: EVALUATED_ELSEWHERE,
    notFor: ['product'],
    weight: 9,
    requirement: 'Quality is evaluated regularly',
    action: 'Say where the evaluation is, how often it runs and when it last ran',
    why: ['N5'],
    path: 'learning.evaluation',
    noun: 'The evaluation',
    absent: 'No evaluation is described. How do you notice that quality drops, how often, and where are the cases?',
  }),
  missing({
    id: 'adaptation-missing',
    required: { production: 'warning' },
    notFor: ['product', 'platform'],
    weight: 7,
    requirement: 'It is described how feedback changes the system',
    action: 'Describe how feedback changes what it does next time',
    why: ['N5'],
    path: 'learning.adaptation',
    noun: 'The description of how feedback changes the system',
    absent: 'How feedback changes the system is not described. What happens with a correction, and by when?',
  }),
  missing({
    id: 'knowledge-missing',
    required: { pilot: 'info', production: 'info' },
    weight: 4,
    requirement: 'Lessons learnt have a place',
    action: 'Give the documentation or the channel where lessons are shared',
    why: ['S2', 'S9'],
    path: 'learning.knowledge',
    noun: 'The place for lessons learnt',
    absent: 'No place for lessons learnt is given. Where would another team read what you found out?',
  }),
  defineRule({
    id: 'evaluation-stale',
    required: { pilot: 'warning', production: 'warning' },
    requiredOf: EVALUATED_ELSEWHERE,
    notFor: ['product'],
    atStage: true,
    weight: 4,
    requirement: 'The evaluation ran recently',
    action: 'Run the evaluation and record the day',
    why: ['N5', 'S8'],
    subjects: ['evaluation-missing'],
    messages: {
      never: () => 'The evaluation does not say when it last ran. Run it and record the day under lastRunOn',
      stale: ({ last, cadence, due }: { last: string; cadence: string; due: string }) =>
        `The evaluation last ran on ${last}; ${cadence}, it was due on ${due}. Run it and record the day`,
    },
    applies: ({ manifest }) => (manifest.learning?.evaluation === undefined ? 'evaluation-missing' : true),
    *check({ manifest, today, thresholds }) {
      const { cadence, lastRunOn: last } = manifest.learning?.evaluation ?? {};
      const path = 'learning.evaluation.lastRunOn';
      const every = cadence ?? 'monthly';
      if (last === undefined) yield { path, message: 'never' };
      else if (daysOverdue(last, every, today) > thresholds.reviewGraceDays) {
        const words = cadence === undefined ? 'once a month' : `at a ${cadence} cadence`;
        yield { path, message: 'stale', args: { last, cadence: words, due: nextDue(last, every) } };
      }
    },
    examples: {
      bad: {
        yaml: yaml`
        learning:
          evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-02-03 }
      `,
      },
      good: {
        yaml: yaml`
        learning:
          evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-16 }
      `,
      },
    },
  }),
];
