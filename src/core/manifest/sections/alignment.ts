import { count, field, mapping, oneOf, text } from '../field.ts';

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
      why: 'Without understanding the internal workflow there is little or no impact.',
      example: 'Accounts payable intake',
    }),
    problem: field(text(), {
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
        target: field(count('people'), {
          description: 'How many should use it.',
          why: 'A number to reach turns a trial into a plan.',
          example: 40,
        }),
      }),
      {
        description: 'Who uses it, how many now and how many planned.',
        why: 'An initiative without users in view does not align with how the company works.',
        example: { role: 'AP clerk', current: 6, target: 40 },
      },
    ),
    returnRationale: field(text(), {
      description: 'Why the return beats a back-office use; asked for when the function is sales or marketing.',
      why: 'Back-office automation is reported to return more than sales and marketing.',
      example: 'Renewal calls are our largest cost of sale and fully logged.',
    }),
  }),
  {
    description: 'Which work changes, for whom, and why.',
    why: 'Alignment with business processes is decisive.',
    example: { businessFunction: 'finance' },
  },
);
