import { daysOverdue, nextDue } from '../../util/calendar.ts';
import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';

export const review: readonly Rule[] = [
  missing('review', {
    id: 'review-cadence-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 4,
    title: 'Not said how often it is reviewed',
    why: ['S8'],
    path: 'review.cadence',
    ask: 'Say how often the initiative as a whole is reviewed',
  }),
  defineRule('review', {
    id: 'review-overdue',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'The review is overdue',
    why: ['S8'],
    clock: true,
    messages: {
      never: () => 'review.lastReviewedOn is missing: review the initiative and record the day',
      placeholder: ({ found }: { found: string }) =>
        `review.lastReviewedOn holds only the placeholder "${found}": review the initiative and record the day`,
      overdue: ({ last, cadence, due }: { last: string; cadence: string; due: string }) =>
        `Last reviewed on ${last}; at a ${cadence} cadence the next review was due on ${due}: hold it and record the day`,
    },
    applies: ({ manifest }) => (manifest.review?.cadence === undefined ? 'review-cadence-missing' : true),
    *check({ manifest, today, thresholds, placeholder }) {
      const { cadence, lastReviewedOn: last } = manifest.review ?? {};
      const path = 'review.lastReviewedOn';
      if (last === undefined || cadence === undefined) {
        const found = placeholder(path);
        yield found === undefined ? { path, message: 'never' } : { path, message: 'placeholder', args: { found } };
        return;
      }
      if (daysOverdue(last, cadence, today) <= thresholds.reviewGraceDays) return;
      yield { path, message: 'overdue', args: { last, cadence, due: nextDue(last, cadence) } };
    },
    fix: { kind: 'scaffold', edits: ({ path, message }) => (message === 'overdue' ? [] : [insertScaffold(path)]) },
    examples: {
      bad: { yaml: 'review:\n  cadence: monthly\n  lastReviewedOn: 2026-03-02\n' },
      good: { yaml: 'review:\n  cadence: monthly\n  lastReviewedOn: 2026-05-01\n' },
    },
  }),
];
