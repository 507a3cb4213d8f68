import { field, list, mapping, oneOf, pastDate, path, prose, text } from '../field.ts';

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
        internal: 'For everyone in the organisation.',
        confidential: 'For those who need it.',
        restricted: 'For named people only.',
      }),
      {
        description: 'Highest classification of the data it works on.',
        why: 'It decides which models and suppliers may be used.',
        example: 'internal',
      },
    ),
    personalData: field(
      oneOf({
        none: 'No data about people.',
        pseudonymous: 'Data about people under another name.',
        personal: 'Data about people.',
        special: 'Health, beliefs, biometrics and the like: special protection.',
      }),
      {
        description: 'Whether it works on data about people.',
        why: 'Duties to assess and to inform follow from it.',
        example: 'none',
      },
    ),
    assessments: field(
      list(
        mapping({
          kind: field(
            oneOf({
              dpia: 'Data protection impact assessment.',
              fria: 'Fundamental rights impact assessment.',
              security: 'Security assessment.',
              'works-council': 'Agreement with the works council.',
              other: 'Another one.',
            }),
            { description: 'What was assessed.', why: 'Each answers to a different duty.', example: 'dpia' },
          ),
          status: field(oneOf({ planned: 'Not begun.', 'in-progress': 'Under way.', done: 'Finished.' }), {
            description: 'How far it is.',
            why: 'Only a finished assessment protects anyone.',
            example: 'done',
          }),
          on: field(pastDate(), {
            description: 'Day it was finished.',
            why: 'An assessment ages when the system changes.',
            example: '2026-02-02',
          }),
          path: field(path(), {
            description: 'The document: a path or an address.',
            why: 'An assessment that cannot be found cannot be used.',
            example: 'docs/dpia.md',
          }),
        }),
      ),
      {
        description: 'Impact and security assessments.',
        why: 'They are cheaper before production than after.',
        example: [{ kind: 'dpia', status: 'done', on: '2026-02-02', path: 'docs/dpia.md' }],
      },
    ),
    autonomy: field(
      mapping({
        level: field(
          oneOf({
            suggests: 'A person does what it suggests.',
            'acts-with-approval': 'It acts once a person has approved.',
            acts: 'It acts by itself.',
          }),
          {
            description: 'How far it acts by itself.',
            why: 'What an agent may do alone is a decision, not a default.',
            example: 'acts-with-approval',
          },
        ),
        limits: field(list(text()), {
          description: 'What it must never do.',
          why: 'A limit that is written down can be enforced.',
          example: ['No payment above 10 000 EUR'],
        }),
        stop: field(text(), {
          description: 'How it is stopped, and who can.',
          why: 'An agent needs a switch that someone knows.',
          example: 'Feature flag; on-call',
        }),
      }),
      {
        description: 'How far an agent acts by itself, its limits, and how it is stopped.',
        why: 'The executive is accountable for what it does alone.',
        example: {
          level: 'acts-with-approval',
          limits: ['No payment above 10 000 EUR'],
          stop: 'Feature flag; on-call',
        },
      },
    ),
    intendedUse: field(prose(), {
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
            why: 'A named risk can be handled.',
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
        description: 'What could go wrong, and what is done about it; an empty list says no risk is known.',
        why: 'Surprises in production end initiatives.',
        example: [{ name: 'Wrong amount posted', mitigation: 'Clerk confirmation above threshold' }],
        emptyIsAnswer: true,
      },
    ),
    controls: field(list(text()), {
      description: 'Controls it meets, as FRAMEWORK-VERSION:ID.',
      why: 'Auditors ask by the number of the control.',
      example: ['EU-AI-ACT-2024:Art.14'],
    }),
  }),
  {
    description: 'What could go wrong, and who may see the data.',
    why: 'Leadership is accountable for it.',
    example: { tier: 'limited', dataClassification: 'internal' },
  },
);
