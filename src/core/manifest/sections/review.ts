import { field, mapping, pastDate } from '../field.ts';
import { cadence } from './learning.ts';

export const review = field(
  mapping({
    cadence: field(cadence(), {
      description: 'How often the initiative is reviewed.',
      why: 'Intervene early to correct the course.',
      example: 'monthly',
    }),
    lastReviewedOn: field(pastDate(), {
      description: 'Day of the latest review.',
      why: 'It shows whether the cadence is kept.',
      example: '2026-05-01',
    }),
  }),
  {
    description: 'How often the initiative as a whole is reviewed.',
    why: 'Intervene early to correct the course.',
    example: { cadence: 'monthly', lastReviewedOn: '2026-05-01' },
  },
);
