import { baselineOf, isBetter, withUnit } from '../../manifest/metrics.ts';
import { gateMetricsOf, metricExample, metricsOf, METRICS, missingInMetrics, onMetrics } from '../metrics.ts';
import { missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';

/** What every metric has to say before anything is measured. */
export const outcomes: readonly Rule[] = [
  missing({
    id: 'metrics-missing',
    required: { pilot: 'error', production: 'error' },
    notFor: ['research'],
    weight: 10,
    requirement: 'Success is measured',
    action: 'List what the initiative is measured by, with baseline and target',
    why: ['S5'],
    path: METRICS,
    noun: 'The list of metrics',
    absent: 'No metric is listed. Which figure of the work should change, from what value to what value?',
  }),
  defineRule({
    id: 'metric-model-only',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 6,
    requirement: 'A metric measures the work, not only the model',
    action: 'Add a metric of the work: time, errors, cost, use, or quality for those who receive it',
    why: ['N6', 'S1'],
    subjects: ['metrics-missing'],
    messages: {
      modelOnly: () =>
        'Every metric measures the model. Add one that measures the work: time, errors, cost, use, or quality for those who receive it',
      unsaid: () =>
        'No metric says what it measures. Give its kind: operational, financial, adoption, quality or model',
    },
    applies: onMetrics,
    *check(context) {
      const kinds = metricsOf(context).map(({ metric }) => metric.kind);
      if (kinds.some((kind) => kind !== undefined && kind !== 'model')) return;
      yield { path: METRICS, at: 'key', message: kinds.includes('model') ? 'modelOnly' : 'unsaid' };
    },
    examples: {
      bad: metricExample('kind: model, direction: increase, baseline: 0.81, target: 0.9'),
      good: metricExample('kind: operational, direction: decrease, baseline: 7.5, target: 3'),
    },
  }),
  missingInMetrics({
    id: 'baseline-missing',
    required: { pilot: 'warning', production: 'error' },
    notFor: ['research'],
    weight: 6,
    requirement: 'Every metric has a baseline',
    action: 'Give the value before the initiative',
    why: ['S5'],
    field: 'baseline',
    question: 'What was the value before the initiative?',
    needs: ({ metric, isGuardrail }) => !isGuardrail && baselineOf(metric) === undefined,
    example: {
      bad: 'kind: operational, direction: decrease, baseline: TODO, target: 3',
      good: 'kind: operational, direction: decrease, baseline: 7.5, target: 3',
    },
  }),
  missingInMetrics({
    id: 'target-missing',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 5,
    requirement: 'Every metric has a target',
    action: 'Give the value to reach, or the limit that must hold',
    why: ['S5'],
    field: 'target',
    question: 'Which value counts as success?',
    example: {
      bad: 'kind: operational, direction: decrease, baseline: 7.5, target: TODO',
      good: 'kind: operational, direction: decrease, baseline: 7.5, target: 3',
    },
  }),
  defineRule({
    id: 'target-invalid',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 5,
    requirement: 'Every target is better than its baseline',
    action: 'Correct the target, the baseline or the direction',
    why: ['S5'],
    subjects: ['metrics-missing', 'baseline-missing', 'target-missing'],
    messages: {
      noDirection: ({ item }: { item: string }) =>
        `The metric ${item} does not say which way is better. Set direction: increase or decrease, or at-least or at-most for a limit that must hold`,
      equal: ({ item }: { item: string }) =>
        `The target of ${item} equals the baseline. If it only has to hold, set direction: at-least or at-most`,
      worse: ({ item, target, baseline, direction }: Record<'item' | 'target' | 'baseline' | 'direction', string>) =>
        `The metric ${item} should ${direction}, but its target ${target} is worse than its baseline ${baseline}. Correct one of them`,
    },
    applies: onMetrics,
    *check(context) {
      for (const { metric, path, item, isGuardrail } of gateMetricsOf(context)) {
        const { direction, target } = metric;
        const baseline = baselineOf(metric);
        if (isGuardrail) continue;
        if (direction === undefined) yield { path: `${path}.direction`, message: 'noDirection', args: { item } };
        else if (baseline === undefined) yield { coveredBy: 'baseline-missing' };
        else if (target === undefined) yield { coveredBy: 'target-missing' };
        else if (target === baseline) yield { path: `${path}.target`, message: 'equal', args: { item } };
        else if (!isBetter(target, baseline, direction)) {
          const values = { target: withUnit(target, metric), baseline: withUnit(baseline, metric) };
          yield { path: `${path}.target`, message: 'worse', args: { item, direction, ...values } };
        }
      }
    },
    examples: {
      bad: metricExample('kind: operational, direction: decrease, baseline: 7.5, target: 9'),
      good: metricExample('kind: operational, direction: decrease, baseline: 7.5, target: 3'),
    },
  }),
];
