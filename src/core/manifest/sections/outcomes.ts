import * as z from 'zod/mini';
import {
  amount,
  currency,
  date,
  field,
  list,
  mapping,
  number,
  oneOf,
  pastDate,
  prose,
  text,
  withMeta,
} from '../field.ts';

const metric = withMeta(
  mapping({
    id: field(text(), {
      description: 'Short identifier; the name of the metric in its source.',
      why: 'Measurements are matched to the metric by it.',
      example: 'handling-minutes',
    }),
    name: field(text(), {
      description: 'Name of the metric as people say it.',
      why: 'It labels the metric on the scorecard.',
      example: 'Handling time',
    }),
    kind: field(
      oneOf({
        operational: 'The work itself: time, volume, errors, rework.',
        financial: 'Money saved or earned.',
        adoption: 'How many use it, how often.',
        quality: 'How good the result is for those who receive it.',
        model: 'How good the model is on a benchmark.',
      }),
      {
        description: 'What it measures.',
        why: 'Initiatives that work are judged on operational outcomes, not model benchmarks.',
        example: 'operational',
      },
    ),
    unit: field(withMeta(text(), { short: true }), {
      description: 'Unit of the values.',
      why: 'A number without a unit cannot be compared.',
      example: 'min',
    }),
    direction: field(
      oneOf({
        increase: 'More is better.',
        decrease: 'Less is better.',
        'at-least': 'A guardrail: it must not fall below the target.',
        'at-most': 'A guardrail: it must not rise above the target.',
      }),
      {
        description: 'Whether more or less is better, or the target is a limit that must hold.',
        why: 'Without it a success cannot be told from a failure.',
        example: 'decrease',
      },
    ),
    primary: field(withMeta(z.boolean(), { expected: 'true or false' }), {
      description: 'It decides whether the initiative works; where none is primary, all but the guardrails are.',
      why: 'An initiative is judged by a few figures; the others inform.',
      example: true,
    }),
    baseline: field(number(), {
      description: 'Value before the initiative.',
      why: 'Without a baseline there is no result, only a number.',
      example: 12,
    }),
    target: field(number(), {
      description: 'Value to reach.',
      why: 'It says beforehand what counts as success.',
      example: 4,
    }),
    dueOn: field(date(), {
      description: 'Day by which the target should be reached.',
      why: 'Until then a target not reached is no failure.',
      example: '2026-12-31',
    }),
    actual: field(number(), {
      description: 'Latest measured value.',
      why: 'Few initiatives produce measurable results; this is where one shows.',
      example: 3.8,
    }),
    measuredOn: field(pastDate(), {
      description: 'Day of the latest measurement.',
      why: 'An old measurement says little about today.',
      example: '2026-05-15',
    }),
    source: field(withMeta(text(), { format: 'path', expected: 'text' }), {
      description: 'Where the values come from. A CSV file in the repository (date,metric,value) can be checked.',
      why: 'A figure that can be traced is believed.',
      example: 'reports/handling.csv',
    }),
  }),
  { keyField: ['id', 'name'] },
);

export const outcomes = field(
  mapping({
    metrics: field(list(metric), {
      description: 'What the initiative is measured by.',
      why: 'Few initiatives produce tangible, measurable results.',
      example: [
        {
          id: 'handling-minutes',
          name: 'Handling time',
          kind: 'operational',
          unit: 'min',
          direction: 'decrease',
          primary: true,
          baseline: 12,
          target: 4,
          dueOn: '2026-12-31',
          actual: 3.8,
          measuredOn: '2026-05-15',
          source: 'reports/handling.csv',
        },
      ],
    }),
    value: field(
      mapping({
        expected: field(amount('currency units'), {
          description: 'Value expected per period.',
          why: 'What it costs is weighed against what it should bring.',
          example: 180000,
        }),
        realised: field(amount('currency units'), {
          description: 'Value realised so far in the period.',
          why: 'Expected value is a plan; realised value is a result.',
          example: 40000,
        }),
        currency: field(currency(), {
          description: 'Currency code (ISO 4217).',
          why: 'Amounts in different currencies are never added up.',
          example: 'EUR',
        }),
        per: field(oneOf({ month: 'A month.', quarter: 'A quarter.', year: 'A year.', once: 'Once, in all.' }), {
          description: 'Period the amounts are for.',
          why: 'A value without a period cannot be compared.',
          example: 'year',
        }),
        basis: field(prose(), {
          description: 'How the value is worked out.',
          why: 'A figure whose basis is known can be challenged, and believed.',
          example: 'Hours saved × internal rate',
        }),
      }),
      {
        description: 'What the initiative is worth in money.',
        why: 'Few produce tangible, measurable results.',
        example: {
          expected: 180000,
          realised: 40000,
          currency: 'EUR',
          per: 'year',
          basis: 'Hours saved × internal rate',
        },
      },
    ),
  }),
  {
    description: 'What changes for the business, in figures.',
    why: 'Few initiatives produce tangible, measurable results.',
    example: { metrics: [{ id: 'handling-minutes', baseline: 12, target: 4 }] },
  },
);
