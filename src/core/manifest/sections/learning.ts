import { field, mapping, oneOf, pastDate, path, prose, text } from '../field.ts';

/** How often something is done. */
export const cadence = () =>
  oneOf({
    weekly: 'Every week.',
    monthly: 'Every month.',
    quarterly: 'Every three months.',
    yearly: 'Every year.',
  });

export const learning = field(
  mapping({
    feedback: field(
      mapping({
        channel: field(text(), {
          description: 'How its users tell it, or its team, what was wrong.',
          why: 'Systems that do not retain feedback do not improve.',
          example: 'thumbs in the SAP side panel',
        }),
        cadence: field(cadence(), {
          description: 'How often the feedback is looked at.',
          why: 'Feedback that goes unread dries up.',
          example: 'weekly',
        }),
        path: field(path(), {
          description: 'Code or data of the feedback loop: a path or an address.',
          why: 'The claim can be checked against the repository.',
          example: 'src/feedback/',
        }),
      }),
      {
        description: 'How its users correct it.',
        why: 'The core barrier is learning: systems do not retain feedback.',
        example: { channel: 'thumbs in the SAP side panel', cadence: 'weekly', path: 'src/feedback/' },
      },
    ),
    evaluation: field(
      mapping({
        path: field(path(), {
          description: 'Evaluation cases and code: a path or an address.',
          why: 'The claim can be checked against the repository.',
          example: 'evals/',
        }),
        cadence: field(cadence(), {
          description: 'How often the evaluation runs.',
          why: 'Models, data and use change; a result ages.',
          example: 'weekly',
        }),
        lastRunOn: field(pastDate(), {
          description: 'Day of the latest run.',
          why: 'It shows whether the cadence is kept.',
          example: '2026-05-14',
        }),
      }),
      {
        description: 'How its quality is checked, again and again.',
        why: 'Without evaluation there is no telling whether a change improved it.',
        example: { path: 'evals/', cadence: 'weekly', lastRunOn: '2026-05-14' },
      },
    ),
    adaptation: field(prose(), {
      description: 'How feedback changes what it does next time.',
      why: 'Systems that do not adapt to context are abandoned.',
      example: 'Corrections are added to the retrieval index every night',
    }),
    knowledge: field(
      mapping({
        docs: field(path(), {
          description: 'The documentation: a path or an address.',
          why: 'What one team learns should reach the next.',
          example: 'docs/',
        }),
        channel: field(text(), {
          description: 'Where people share what they learn.',
          why: 'Collaboration and continuous learning matter.',
          example: '#ai-guild',
        }),
      }),
      {
        description: 'Where lessons learnt are kept and shared.',
        why: 'Missing learning and knowledge sharing holds initiatives back.',
        example: { docs: 'docs/', channel: '#ai-guild' },
      },
    ),
  }),
  {
    description: 'How the initiative learns: feedback, evaluation, adaptation, shared knowledge.',
    why: 'The core barrier is learning: systems do not retain feedback, adapt to context, or improve.',
    example: { feedback: { channel: 'thumbs in the SAP side panel' } },
  },
);
