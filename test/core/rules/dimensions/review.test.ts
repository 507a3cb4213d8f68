import { testRule } from '../accept-reject.ts';

const OLD =
  'lifecycle: { stage: pilot, decisionDueOn: 2026-06-10, stageHistory: [{ stage: pilot, since: 2024-01-01 }] }\n';
const review = (fields: string, lifecycle = OLD) => `${lifecycle}review: { ${fields} }\n`;
const PATH = 'review.lastReviewedOn';

testRule('review-cadence-missing', {
  stage: 'pilot',
  accept: [review('cadence: yearly')],
  reject: [[review('cadence: n/a'), 'review.cadence', /says only "n\/a"/]],
  covered: [[review('cadence: daily'), 'value-invalid']],
});

testRule('review-overdue', {
  stage: 'pilot',
  accept: [
    review('cadence: weekly, lastReviewedOn: 2026-04-29'),
    review('cadence: monthly, lastReviewedOn: 2026-04-06'),
    review('cadence: yearly, lastReviewedOn: 2025-05-06'),
    // the stage has only begun
    review('cadence: monthly, lastReviewedOn: 2025-01-01', OLD.replace('2024-01-01', '2026-05-01')),
    review('cadence: monthly', OLD.replace('2024-01-01', '2026-05-01')),
  ],
  reject: [
    [review('cadence: weekly, lastReviewedOn: 2026-04-28'), PATH, /due on 2026-05-05/],
    [review('cadence: monthly, lastReviewedOn: 2026-01-31'), PATH, /due on 2026-02-28/],
    [review('cadence: yearly, lastReviewedOn: 2024-02-29'), PATH, /due on 2025-02-28/],
    [review('cadence: weekly'), PATH, /Not reviewed since the stage began/],
    [review('cadence: weekly, lastReviewedOn: TODO'), PATH],
  ],
  covered: [
    [review('lastReviewedOn: 2026-05-20'), 'review-cadence-missing'],
    [review('cadence: weekly', 'lifecycle: { stage: pilot }\n'), 'stage-date-missing'],
  ],
});
