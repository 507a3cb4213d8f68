import { testRule } from '../accept-reject.ts';

const review = (fields: string) => `review: { ${fields} }\n`;
const PATH = 'review.lastReviewedOn';

testRule('review-cadence-missing', {
  stage: 'pilot',
  accept: [review('cadence: yearly')],
  reject: [[review('cadence: n/a'), 'review.cadence', /placeholder "n\/a"/]],
  covered: [[review('cadence: daily'), 'value-invalid']],
});

testRule('review-overdue', {
  stage: 'pilot',
  accept: [
    review('cadence: weekly, lastReviewedOn: 2026-04-29'),
    review('cadence: monthly, lastReviewedOn: 2026-04-06'),
    review('cadence: yearly, lastReviewedOn: 2025-05-06'),
  ],
  reject: [
    [review('cadence: weekly, lastReviewedOn: 2026-04-28'), PATH, /due on 2026-05-05/],
    [review('cadence: monthly, lastReviewedOn: 2026-01-31'), PATH, /due on 2026-02-28/],
    [review('cadence: yearly, lastReviewedOn: 2024-02-29'), PATH, /due on 2025-02-28/],
    [review('cadence: weekly'), PATH, /missing/],
    [review('cadence: weekly, lastReviewedOn: TODO'), PATH, /placeholder "TODO"/],
  ],
  covered: [
    [review('lastReviewedOn: 2026-05-20'), 'review-cadence-missing'],
    [review('cadence: weekly, lastReviewedOn: 2025-02-29'), 'value-invalid'],
  ],
});
