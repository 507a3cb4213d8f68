import * as z from 'zod/mini';
import { amount, currency, field, list, mapping, prose, text, withMeta } from '../field.ts';

export const capacity = field(
  mapping({
    team: field(
      mapping({
        fte: field(withMeta(amount('full-time equivalents'), { positive: true }), {
          description: 'Full-time equivalents who build and run it.',
          why: 'Ambition often exceeds capacity.',
          example: 2.5,
        }),
        skills: field(list(withMeta(text(), { short: true })), {
          description: 'Skills in the team.',
          why: 'It shows what the team can do without help.',
          example: ['ml', 'sap'],
        }),
        gaps: field(list(withMeta(text(), { short: true })), {
          description: 'Skills the team lacks; an empty list says there are none.',
          why: 'A gap that has been named can be closed.',
          example: ['evaluation'],
          emptyIsAnswer: true,
        }),
      }),
      {
        description: 'Who builds and runs it: how many, with which skills and gaps.',
        why: 'Ambition often exceeds capacity; seen early, it can be corrected.',
        example: { fte: 2.5, skills: ['ml', 'sap'], gaps: ['evaluation'] },
      },
    ),
    gapPlan: field(prose(), {
      description: 'How the gaps are closed: who covers them, and by when.',
      why: 'A known gap without a plan is a known failure.',
      example: "Two weeks with the supplier's evaluation team",
    }),
    budget: field(
      mapping({
        amount: field(withMeta(amount('currency units'), { positive: true }), {
          description: 'Budget of the period.',
          why: 'It says what the organisation is ready to spend.',
          example: 120000,
        }),
        spent: field(amount('currency units'), {
          description: 'Spent so far.',
          why: 'To intervene early, one must know how much is left.',
          example: 48000,
        }),
        currency: field(currency(), {
          description: 'Currency code (ISO 4217).',
          why: 'Amounts without a currency cannot be added up.',
          example: 'EUR',
        }),
        period: field(withMeta(z.union([z.int(), z.string()]), { expected: 'a year or a period such as 2026-H1' }), {
          description: 'Period the budget is for.',
          why: 'A budget without a period is never used up.',
          example: 2026,
        }),
      }),
      {
        description: 'The money for it, and what has been spent.',
        why: 'To intervene early, one must know where the money goes.',
        example: { amount: 120000, spent: 48000, currency: 'EUR', period: 2026 },
      },
    ),
  }),
  {
    description: 'People, skills and money.',
    why: 'Ambition often exceeds capacity; intervene early to correct the course.',
    example: { team: { fte: 2.5, skills: ['ml', 'sap'], gaps: [] } },
  },
);
