import { date, field, list, mapping, oneOf, owner, pastDate, required, text } from '../field.ts';

const stage = () =>
  oneOf({
    idea: 'Described, not built: nobody works with it yet.',
    pilot: 'Tried by some of its users, for a limited time, to decide whether it goes on.',
    production: 'Part of the daily work of the people it was made for.',
    retired: 'Ended; kept for what was learnt.',
  });

export const lifecycle = required(
  mapping({
    stage: required(stage(), {
      description: 'Where the initiative stands.',
      why: 'What is required of an initiative depends on its stage.',
      example: 'pilot',
    }),
    stageHistory: field(
      list(
        mapping({
          stage: field(stage(), {
            description: 'The stage that was entered.',
            why: 'It tells which step the date belongs to.',
            example: 'pilot',
          }),
          since: field(pastDate(), {
            description: 'Day the stage was entered.',
            why: 'Time in stage is what shows a pilot that stalls.',
            example: '2026-03-01',
          }),
        }),
      ),
      {
        description: 'The stages entered so far, oldest first.',
        why: 'Most initiatives stall in the pilot stage; without dates nobody notices.',
        example: [
          { stage: 'idea', since: '2026-01-12' },
          { stage: 'pilot', since: '2026-03-01' },
        ],
      },
    ),
    decisionDueOn: field(date(), {
      description: 'Day on which scale, pivot or stop is decided.',
      why: 'A pilot without a decision date goes on until it is forgotten.',
      example: '2026-06-01',
    }),
    exitCriteria: field(list(text()), {
      description: 'What must be true for the pilot to leave the pilot stage.',
      why: 'Criteria agreed on beforehand keep the decision from being about enthusiasm.',
      example: ['Handling time below 4 minutes for 4 weeks'],
    }),
    decision: field(
      mapping({
        outcome: field(
          oneOf({
            scale: 'It goes to production.',
            pivot: 'It goes on in another form.',
            stop: 'It ends.',
          }),
          {
            description: 'What was decided.',
            why: 'Each outcome asks for a different next step.',
            example: 'scale',
          },
        ),
        on: field(pastDate(), {
          description: 'Day of the decision.',
          why: 'Only a decision taken in this stage counts for it.',
          example: '2026-05-19',
        }),
        by: field(owner(), {
          description: 'Who decided.',
          why: 'A decision that nobody took binds nobody.',
          example: 'group:finance-leads',
        }),
        note: field(text(), {
          description: 'Why, and what was learnt.',
          why: 'The reason outlives the people who remember it.',
          example: 'Handling time halved',
        }),
      }),
      {
        description: 'The latest decision about the initiative as a whole.',
        why: 'It shows that somebody looked at the results and took responsibility.',
        example: { outcome: 'scale', on: '2026-05-19', by: 'group:finance-leads', note: 'Handling time halved' },
      },
    ),
  }),
  {
    description: 'Stage, its dates, and how the next step is decided.',
    why: 'Few pilots reach production; the clock and the decision are what moves them.',
    example: { stage: 'pilot' },
  },
);
