import { stageEnteredOn } from '../../manifest/history.ts';
import { daysOverdue, nextDue } from '../../util/calendar.ts';
import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

export const review: readonly Rule[] = [
  missing({
    id: 'review-cadence-missing',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 4,
    requirement: 'A review cadence is set',
    action: 'Say how often the initiative as a whole is reviewed',
    why: ['S8'],
    path: 'review.cadence',
    noun: 'The review cadence',
    absent: 'No review cadence is set. How often is the initiative as a whole reviewed?',
  }),
  defineRule({
    id: 'review-overdue',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    atStage: true,
    weight: 5,
    requirement: 'The latest review is recent',
    action: 'Hold the review and record the day',
    why: ['S8'],
    subjects: ['review-cadence-missing', 'stage-date-missing'],
    messages: {
      overdue: ({ last, cadence, due }: { last: string; cadence: string; due: string }) =>
        `${last}; at a ${cadence} cadence the next review was due on ${due}. Hold it and record the day`,
    },
    applies: ({ manifest, stage }) => {
      if (manifest.review?.cadence === undefined) return 'review-cadence-missing';
      const began = stageEnteredOn(manifest.lifecycle, stage);
      return began === undefined && manifest.review.lastReviewedOn === undefined ? 'stage-date-missing' : true;
    },
    *check({ manifest, stage, today, thresholds }) {
      const { cadence = 'yearly', lastReviewedOn: reviewed = '' } = manifest.review ?? {};
      const began = stageEnteredOn(manifest.lifecycle, stage) ?? '';
      const last = reviewed > began ? reviewed : began;
      if (daysOverdue(last, cadence, today) <= thresholds.reviewGraceDays) return;
      const words = last === reviewed ? `Last reviewed on ${last}` : `Not reviewed since the stage began on ${last}`;
      const args = { last: words, cadence, due: nextDue(last, cadence) };
      yield { path: 'review.lastReviewedOn', message: 'overdue', args };
    },
    fix: {
      kind: 'scaffold',
      edits: ({ path }, { manifest }) => (manifest.review?.lastReviewedOn === undefined ? [insertScaffold(path)] : []),
    },
    examples: {
      bad: {
        yaml: yaml`
        lifecycle:
          stage: production
          stageHistory: [{ stage: pilot, since: 2025-07-01 }, { stage: production, since: 2025-11-10 }]
        review: { cadence: monthly, lastReviewedOn: 2026-02-01 }
      `,
      },
      good: {
        yaml: yaml`
        lifecycle:
          stage: production
          stageHistory: [{ stage: pilot, since: 2025-07-01 }, { stage: production, since: 2025-11-10 }]
        review: { cadence: monthly, lastReviewedOn: 2026-05-04 }
      `,
      },
    },
  }),
];
