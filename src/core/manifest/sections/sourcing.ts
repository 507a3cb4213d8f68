import { field, list, mapping, oneOf, text } from '../field.ts';

export const sourcing = field(
  mapping({
    strategy: field(
      oneOf({
        build: 'Made by our own people.',
        buy: 'A product of a supplier.',
        partner: 'Made together with a supplier.',
      }),
      {
        description: 'Made, bought, or made together.',
        why: 'Specialised bought solutions and partnerships are reported to succeed more often than internal builds.',
        example: 'partner',
      },
    ),
    supplier: field(text(), {
      description: 'From whom, where it is bought or made together.',
      why: 'A dependency has a name.',
      example: 'Acme Docs',
    }),
    rationale: field(text(), {
      description: 'Why this sourcing fits the need.',
      why: 'Builds out of habit are a common way to fail.',
      example: 'Reads our three invoice layouts out of the box',
    }),
    alternatives: field(list(text()), {
      description: 'What else was considered.',
      why: 'A choice without an alternative was none.',
      example: ['Build on our OCR'],
    }),
    partners: field(list(text()), {
      description: 'Experts alongside, whatever the strategy.',
      why: 'To leave pilot takes partnership with technology experts.',
      example: ['Acme Docs consulting'],
    }),
    models: field(
      list(
        mapping({
          provider: field(text(), {
            description: 'Who provides the model.',
            why: 'Dependencies of the code can be held against it.',
            example: 'openai',
          }),
          name: field(text(), {
            description: 'Name of the model.',
            why: 'A change of model is a change of behaviour.',
            example: 'gpt-5-mini',
          }),
        }),
      ),
      {
        description: 'The models it uses.',
        why: 'What it depends on should be known before it breaks.',
        example: [{ provider: 'openai', name: 'gpt-5-mini' }],
      },
    ),
    exitPlan: field(text(), {
      description: 'How to leave the supplier.',
      why: 'A way out is cheap to agree on at the start, and only then.',
      example: "Export of corrections and prompts, 60 days' notice",
    }),
  }),
  {
    description: 'Where it comes from and what it depends on.',
    why: 'How an initiative is sourced goes with whether it reaches deployment.',
    example: { strategy: 'partner', supplier: 'Acme Docs' },
  },
);
