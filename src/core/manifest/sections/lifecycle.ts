import { date, field, list, mapping, oneOf, owner, pastDate, prose, required } from '../field.ts';

const stage = () =>
  oneOf({
    idea: 'Described, not built; no one works with it yet.',
    pilot: 'Tried by some of its users for a limited time, to decide whether it continues.',
    production: 'Part of the daily work of the people it was made for.',
    retired: 'Ended; kept for what was learnt.',
  });

const decision = mapping({
  outcome: field(
    oneOf({
      extend: 'The pilot continues as it is, for longer.',
      scale: 'It goes to production.',
      pivot: 'It continues in another form.',
      stop: 'It ends.',
    }),
    {
      description: 'What was decided.',
      why: 'Each outcome calls for a different next step.',
      example: 'scale',
    },
  ),
  on: field(pastDate(), {
    description: 'Day of the decision.',
    why: 'A decision counts for the stage it was taken in.',
    example: '2026-05-19',
  }),
  by: field(owner(), {
    description: 'Who decided.',
    why: 'A decision without a name binds no one.',
    example: 'group:finance-leads',
  }),
  note: field(prose(), {
    description: 'Why, and what was learnt.',
    why: 'The reason outlives the people who remember it.',
    example: 'Handling time halved in both entities',
  }),
});

export const lifecycle = required(
  mapping({
    stage: required(stage(), {
      description: 'The stage the initiative is in.',
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
            why: 'Time in stage reveals a pilot that stalls.',
            example: '2026-03-01',
          }),
        }),
      ),
      {
        description: 'The stages entered so far, oldest first.',
        why: 'Most initiatives stall in the pilot stage; without dates it goes unnoticed.',
        example: [
          { stage: 'idea', since: '2026-01-12' },
          { stage: 'pilot', since: '2026-03-01' },
        ],
      },
    ),
    decisionDueOn: field(date(), {
      description: 'Day of the next decision: extend, scale, pivot or stop.',
      why: 'A pilot without a decision date runs until it is forgotten.',
      example: '2026-09-01',
    }),
    exitCriteria: field(list(prose()), {
      description: 'What must be true for the pilot to end in production.',
      why: 'Criteria agreed on beforehand keep enthusiasm out of the decision.',
      example: ['Handling time below 4 minutes for 4 weeks'],
    }),
    decisions: field(list(decision), {
      description: 'The decisions taken about the initiative, oldest first.',
      why: 'They show that its results were looked at and that someone took responsibility.',
      example: [
        { outcome: 'extend', on: '2026-05-19', by: 'group:finance-leads', note: 'Second layout until September' },
      ],
    }),
    onHold: field(
      mapping({
        since: field(pastDate(), {
          description: 'Day the work was put on hold.',
          why: 'A hold has a beginning.',
          example: '2026-06-01',
        }),
        until: field(date(), {
          description: 'Day by which the work continues.',
          why: 'A hold without an end is a stop that no one decided.',
          example: '2026-07-15',
        }),
        reason: field(prose(), {
          description: 'What it waits for.',
          why: 'The reason tells what would end the hold.',
          example: 'Waits for the supplier contract',
        }),
      }),
      {
        description: 'The work rests, on purpose. Until the hold ends, rules about time do not apply.',
        why: 'Waiting on purpose is no stall, as long as it ends.',
        example: { since: '2026-06-01', until: '2026-07-15', reason: 'Waits for the supplier contract' },
      },
    ),
  }),
  {
    description: 'The stage, its dates, and how the next step is decided.',
    why: 'Few pilots reach production; the clock and the decision are what moves them.',
    example: { stage: 'pilot' },
  },
);
