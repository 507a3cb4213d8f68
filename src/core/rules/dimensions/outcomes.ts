import { isBetter, withUnit, type Metric } from '../../manifest/metrics.ts';
import { itemLabel, missing, missingInEach } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

const METRICS = 'outcomes.metrics';

const metrics = ({ manifest }: RuleContext): readonly Metric[] => manifest.outcomes?.metrics ?? [];

/** Without any metric there is nothing to judge of metrics, and the absence has a rule of its own. */
const onMetrics = (context: RuleContext) => (metrics(context).length === 0 ? 'metrics-missing' : true);

const nameOf = ({ name, id }: Metric) => name ?? id;

const example = (fields: string) => ({
  yaml: `outcomes:\n  metrics:\n    - { id: handling-minutes, name: Handling time, ${fields} }\n`,
});

/** What every metric has to say, whether measured yet or not. */
export const outcomes: readonly Rule[] = [
  missing('outcomes', {
    id: 'metrics-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 10,
    title: 'Nothing is measured',
    why: ['S5'],
    path: METRICS,
    ask: 'List what the initiative is measured by, with baseline and target',
  }),
  defineRule('outcomes', {
    id: 'metric-model-only',
    at: 'pilot+',
    severity: 'warning',
    weight: 6,
    title: 'No metric measures the work',
    why: ['N6', 'S1'],
    messages: {
      modelOnly: () =>
        'Every metric is of kind model, or of no kind given: add one that measures the work itself (operational, financial, adoption or quality)',
    },
    applies: onMetrics,
    *check(context) {
      if (metrics(context).some(({ kind }) => kind !== undefined && kind !== 'model')) return;
      yield { path: METRICS, at: 'key', message: 'modelOnly' };
    },
    examples: {
      bad: example('kind: model, direction: increase, baseline: 0.81, target: 0.9'),
      good: example('kind: operational, direction: decrease, baseline: 12, target: 4'),
    },
  }),
  missingInEach<Metric>('outcomes', {
    id: 'baseline-missing',
    at: 'pilot+',
    severity: 'error',
    weight: 6,
    title: 'A metric without baseline',
    why: ['S5'],
    list: METRICS,
    field: 'baseline',
    ask: 'Give the value before the initiative, or no change can be shown',
    name: nameOf,
    applies: onMetrics,
  }),
  missingInEach<Metric>('outcomes', {
    id: 'target-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'A metric without target',
    why: ['S5'],
    list: METRICS,
    field: 'target',
    ask: 'Give the value to reach',
    name: nameOf,
    applies: onMetrics,
  }),
  missingInEach<Metric>('outcomes', {
    id: 'actual-missing',
    at: 'production',
    severity: 'error',
    weight: 7,
    title: 'A metric that was never measured',
    why: ['S5'],
    list: METRICS,
    field: 'actual',
    ask: 'Measure it and give the latest value',
    name: nameOf,
    applies: onMetrics,
  }),
  defineRule('outcomes', {
    id: 'target-invalid',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'A target no better than the baseline',
    why: ['S5'],
    messages: {
      noDirection: ({ item }: { item: string }) =>
        `${item} has no direction: say whether more (increase) or less (decrease) is better, or its target means nothing`,
      noBetter: ({ item, target, baseline, direction }: Record<'item' | 'target' | 'baseline' | 'direction', string>) =>
        `${item} is to ${direction}, but its target ${target} is no better than its baseline ${baseline}: correct the target, the baseline or the direction`,
    },
    applies: onMetrics,
    *check(context) {
      for (const [index, metric] of metrics(context).entries()) {
        const { direction, baseline, target } = metric;
        const path = `${METRICS}[${index}]`;
        const item = itemLabel(METRICS, index, nameOf(metric));
        if (direction === undefined) yield { path: `${path}.direction`, message: 'noDirection', args: { item } };
        else if (baseline === undefined) yield { coveredBy: 'baseline-missing' };
        else if (target === undefined) yield { coveredBy: 'target-missing' };
        else if (!isBetter(target, baseline, direction)) {
          const values = { target: withUnit(target, metric), baseline: withUnit(baseline, metric) };
          yield { path: `${path}.target`, message: 'noBetter', args: { item, direction, ...values } };
        }
      }
    },
    examples: {
      bad: example('direction: decrease, baseline: 12, target: 14'),
      good: example('direction: decrease, baseline: 12, target: 4'),
    },
  }),
];
