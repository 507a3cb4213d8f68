import { field, list, mapping, owner, pastDate, text } from '../field.ts';
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
    decisions: field(
      list(
        mapping({
          on: field(pastDate(), {
            description: 'Day of the decision.',
            why: 'Decisions are read in order.',
            example: '2026-05-01',
          }),
          decision: field(text(), {
            description: 'What was decided.',
            why: 'The next review starts from it.',
            example: 'Keep going',
          }),
          by: field(owner(), {
            description: 'Who decided.',
            why: 'A decision that nobody took binds nobody.',
            example: 'group:steering',
          }),
        }),
      ),
      {
        description: 'What the reviews decided.',
        why: 'Memory of why the course was kept or changed.',
        example: [{ on: '2026-05-01', decision: 'Keep going', by: 'group:steering' }],
      },
    ),
  }),
  {
    description: 'How often somebody looks at the whole.',
    why: 'Intervene early to correct the course.',
    example: { cadence: 'monthly', lastReviewedOn: '2026-05-01' },
  },
);
