import { count, date, field, list, mapping, oneOf, prose, text } from '../field.ts';

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
    contract: field(
      mapping({
        endsOn: field(date(), {
          description: 'Day the contract ends.',
          why: 'A contract that ends unnoticed ends the initiative.',
          example: '2027-03-31',
        }),
        noticeDays: field(count('days'), {
          description: 'Days of notice before it ends or renews.',
          why: 'The decision is due on the notice day, not on the last.',
          example: 60,
        }),
      }),
      {
        description: 'When the contract with the supplier ends.',
        why: 'Renewal is a decision with a date.',
        example: { endsOn: '2027-03-31', noticeDays: 60 },
      },
    ),
    rationale: field(prose(), {
      description: 'Why this sourcing fits the need.',
      why: 'Builds out of habit are a common way to fail.',
      example: 'Reads our three invoice layouts out of the box',
    }),
    alternatives: field(list(text()), {
      description: 'What else was considered.',
      why: 'Without an alternative there was no choice.',
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
            why: 'The dependencies of the code can be compared with it.',
            example: 'openai',
          }),
          name: field(text(), {
            description: 'Name of the model.',
            why: 'A change of model is a change of behaviour.',
            example: 'gpt-5-mini',
          }),
          retiresOn: field(date(), {
            description: 'Day the provider retires it.',
            why: 'A retired model stops answering on that day.',
            example: '2027-02-01',
          }),
        }),
      ),
      {
        description: 'The models it uses.',
        why: 'Know what it depends on before that breaks.',
        example: [{ provider: 'openai', name: 'gpt-5-mini' }],
      },
    ),
    exitPlan: field(prose(), {
      description: 'How to leave the supplier.',
      why: 'A way out is cheap to agree on at the start, and only then.',
      example: "Export of corrections and prompts, 60 days' notice",
    }),
  }),
  {
    description: 'Where it comes from and what it depends on.',
    why: 'Bought and partnered initiatives are reported to reach deployment more often than internal builds.',
    example: { strategy: 'partner', supplier: 'Acme Docs' },
  },
);
