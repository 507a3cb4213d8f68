import { field, list, mapping, oneOf, text } from '../field.ts';

export const risk = field(
  mapping({
    tier: field(
      oneOf({
        minimal: 'No special duties.',
        limited: 'Duties of transparency.',
        high: 'Risks must be listed and mitigated.',
        prohibited: 'Must not be done.',
      }),
      {
        description: 'Risk tier of the use, as your regulation or policy defines it.',
        why: 'Duties follow from it, and they are cheaper to meet early.',
        example: 'limited',
      },
    ),
    dataClassification: field(
      oneOf({
        public: 'May be published.',
        internal: 'For everybody in the organisation.',
        confidential: 'For those who need it.',
        restricted: 'For named people only.',
      }),
      {
        description: 'Highest classification of the data it works on.',
        why: 'It decides which models and suppliers may be used.',
        example: 'internal',
      },
    ),
    intendedUse: field(text(), {
      description: 'What it is for.',
      why: 'Use outside it is where harm happens.',
      example: 'Supplier invoices in the EU entities',
    }),
    outOfScopeUse: field(text(), {
      description: 'What it must not be used for.',
      why: 'Saying it beforehand is the cheapest control.',
      example: 'Payment approval',
    }),
    risks: field(
      list(
        mapping({
          name: field(text(), {
            description: 'What could go wrong.',
            why: 'A risk that is named can be handled.',
            example: 'Wrong amount posted',
          }),
          mitigation: field(text(), {
            description: 'What is done about it.',
            why: 'A list of risks without mitigations is a list of excuses.',
            example: 'Clerk confirmation above threshold',
          }),
        }),
      ),
      {
        description: 'What could go wrong, and what is done about it; an empty list says that nothing is known.',
        why: 'Surprises in production end initiatives.',
        example: [{ name: 'Wrong amount posted', mitigation: 'Clerk confirmation above threshold' }],
        emptyIsAnswer: true,
      },
    ),
  }),
  {
    description: 'What could go wrong and who may see the data.',
    why: 'Leadership answers for it.',
    example: { tier: 'limited', dataClassification: 'internal' },
  },
);
