import { field, list, mapping, number, oneOf, pastDate, text, withMeta } from '../field.ts';

const metric = mapping({
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
  unit: field(text(), {
    description: 'Unit of the values.',
    why: 'A number without a unit cannot be compared.',
    example: 'min',
  }),
  direction: field(oneOf({ increase: 'More is better.', decrease: 'Less is better.' }), {
    description: 'Whether more or less is better.',
    why: 'Without it nobody can tell a success from a failure.',
    example: 'decrease',
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
    description: 'Where the values come from; a CSV file of the repository (date,metric,value) can be checked.',
    why: 'A figure that can be traced is believed.',
    example: 'reports/handling.csv',
  }),
});

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
          baseline: 12,
          target: 4,
          actual: 3.8,
          measuredOn: '2026-05-15',
          source: 'reports/handling.csv',
        },
      ],
    }),
  }),
  {
    description: 'What changes for the business, in figures.',
    why: 'Few initiatives produce tangible, measurable results.',
    example: { metrics: [{ id: 'handling-minutes', baseline: 12, target: 4 }] },
  },
);
