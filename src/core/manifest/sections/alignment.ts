import { count, date, field, mapping, oneOf, prose, text, withMeta } from '../field.ts';

export const alignment = field(
  mapping({
    businessFunction: field(
      oneOf({
        finance: 'Accounting, treasury, controlling.',
        procurement: 'Buying and supplier management.',
        legal: 'Contracts and legal advice.',
        risk: 'Risk, compliance and audit.',
        hr: 'People: hiring, payroll, development.',
        it: 'Information technology and its support.',
        operations: 'Running the core processes.',
        'supply-chain': 'Planning, logistics, warehousing.',
        'customer-service': 'Answering and helping customers.',
        sales: 'Selling.',
        marketing: 'Brand, campaigns, content.',
        engineering: 'Building products and software.',
        research: 'Research and development.',
        other: 'None of these.',
      }),
      {
        description: 'Part of the business whose work changes.',
        why: 'Most money goes to sales and marketing, while the best returns are reported in the back office.',
        example: 'finance',
      },
    ),
    process: field(text(), {
      description: 'Business process it belongs to.',
      why: 'Without an understanding of the internal workflow there is little or no impact.',
      example: 'Accounts payable intake',
    }),
    problem: field(prose(), {
      description: 'The problem it solves, in figures if possible.',
      why: 'A problem that can be stated can be measured.',
      example: 'Clerks retype 1,900 invoices a week.',
    }),
    users: field(
      mapping({
        role: field(text(), {
          description: 'Who works with it.',
          why: 'Training, feedback and adoption are about these people.',
          example: 'AP clerk',
        }),
        current: field(count('people'), {
          description: 'How many use it now.',
          why: 'Adoption is the first result that shows.',
          example: 6,
        }),
        target: field(withMeta(count('people'), { positive: true }), {
          description: 'How many should use it.',
          why: 'A number to reach turns a trial into a plan.',
          example: 40,
        }),
        targetOn: field(date(), {
          description: 'Day by which that many should use it.',
          why: 'A target without a date is never missed.',
          example: '2026-12-31',
        }),
      }),
      {
        description: 'Who uses it, how many now and how many planned.',
        why: 'An initiative without users in view does not align with how the company works.',
        example: { role: 'AP clerk', current: 6, target: 40, targetOn: '2026-12-31' },
      },
    ),
  }),
  {
    description: 'Which work changes, for whom, and why.',
    why: 'Alignment with business processes is decisive.',
    example: { businessFunction: 'finance' },
  },
);
