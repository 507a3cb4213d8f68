import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { isBetter, withUnit, type Metric } from '../../manifest/metrics.ts';
import { known, placeLabel } from '../known.ts';
import { itemLabel, missingInEach } from '../missing.ts';
import { defineRule, type Rule, type RuleContext } from '../rule.ts';

const METRICS = 'outcomes.metrics';

const metrics = ({ manifest }: RuleContext): readonly Metric[] => manifest.outcomes?.metrics ?? [];

/** Without any metric there is nothing to judge of metrics, and the absence has a rule of its own. */
const onMetrics = (context: RuleContext) => (metrics(context).length === 0 ? 'metrics-missing' : true);

/** Whether a row of a source speaks of a metric: by its id, else by its name, letter case aside. */
const isOf = ({ id, name }: Metric, row: string) =>
  [id, name].some((own) => own !== undefined && own.toLowerCase() === row.trim().toLowerCase());

/** Whether a claim is a value, or the value rounded to the digits of the claim. */
const isRounded = (value: number, claim: number) => {
  if (value === claim) return true;
  const digits = /\.(\d+)$/.exec(String(claim))?.[1]?.length ?? 0;
  return Math.abs(value - claim) <= 0.5 * 10 ** -digits;
};

const nameOf = ({ name, id }: Metric) => name ?? id;

const example = (fields: string) => ({
  yaml: `outcomes:\n  metrics:\n    - { id: handling-minutes, name: Handling time, ${fields} }\n`,
});

/** Every metric with its path and how messages name it. */
const named = (context: RuleContext) =>
  metrics(context).map((metric, index) => ({
    metric,
    path: `${METRICS}[${index}]`,
    item: itemLabel(METRICS, index, nameOf(metric)),
  }));

/** What the measurements show: the second half of the dimension outcomes. */
export const measuredOutcomes: readonly Rule[] = [
  defineRule('outcomes', {
    id: 'target-unmet',
    at: 'production',
    severity: 'warning',
    weight: 5,
    title: 'A target that is not reached',
    why: ['S5', 'S8'],
    messages: {
      unmet: ({ item, actual, target }: Record<'item' | 'actual' | 'target', string>) =>
        `${item} is at ${actual} and has not reached its target ${target}: correct the course, or decide whether the initiative goes on`,
    },
    applies: onMetrics,
    *check(context) {
      for (const { metric, path, item } of named(context)) {
        const { direction, target, actual } = metric;
        if (actual === undefined) yield { coveredBy: 'actual-missing' };
        else if (target === undefined) yield { coveredBy: 'target-missing' };
        else if (direction === undefined) yield { coveredBy: 'target-invalid' };
        else if (isBetter(target, actual, direction)) {
          const values = { actual: withUnit(actual, metric), target: withUnit(target, metric) };
          yield { path: `${path}.actual`, message: 'unmet', args: { item, ...values } };
        }
      }
    },
    examples: {
      bad: example('direction: decrease, baseline: 12, target: 4, actual: 5.5'),
      good: example('direction: decrease, baseline: 12, target: 4, actual: 3.8'),
    },
  }),
  defineRule('outcomes', {
    id: 'financial-metric-missing',
    at: 'production',
    severity: 'info',
    weight: 2,
    title: 'Whether the money comes back is not measured',
    why: ['S5', 'S6'],
    messages: {
      none: () => 'No metric is of kind financial: add one that shows what the initiative saves or earns',
    },
    applies: onMetrics,
    *check(context) {
      if (metrics(context).some(({ kind }) => kind === 'financial')) return;
      yield { path: METRICS, at: 'key', message: 'none' };
    },
    examples: {
      bad: example('kind: operational, direction: decrease, baseline: 12, target: 4'),
      good: {
        yaml: 'outcomes:\n  metrics:\n    - { id: cost-per-invoice, kind: financial, unit: EUR, direction: decrease, baseline: 6.2, target: 3 }\n',
      },
    },
  }),
  defineRule('outcomes', {
    id: 'metric-worse',
    at: 'production',
    severity: 'warning',
    weight: 6,
    title: 'A metric that is worse than before',
    why: ['S5', 'S8'],
    messages: {
      worse: ({ item, actual, baseline }: Record<'item' | 'actual' | 'baseline', string>) =>
        `${item} is at ${actual}, worse than its baseline ${baseline}: find out why before it goes on`,
    },
    applies: onMetrics,
    *check(context) {
      for (const { metric, path, item } of named(context)) {
        const { direction, baseline, actual } = metric;
        if (actual === undefined) yield { coveredBy: 'actual-missing' };
        else if (baseline === undefined) yield { coveredBy: 'baseline-missing' };
        else if (direction === undefined) yield { coveredBy: 'target-invalid' };
        else if (isBetter(baseline, actual, direction)) {
          const values = { actual: withUnit(actual, metric), baseline: withUnit(baseline, metric) };
          yield { path: `${path}.actual`, message: 'worse', args: { item, ...values } };
        }
      }
    },
    examples: {
      bad: example('direction: decrease, baseline: 12, target: 4, actual: 13.1'),
      good: example('direction: decrease, baseline: 12, target: 4, actual: 3.8'),
    },
  }),
  defineRule('outcomes', {
    id: 'measurement-stale',
    at: 'production',
    severity: 'warning',
    weight: 4,
    title: 'A measurement that is undated or too old',
    why: ['S8'],
    clock: true,
    messages: {
      undated: ({ item }: { item: string }) => `${item} has no measuredOn: say on which day its actual was measured`,
      stale: ({ item, on, days, limit }: { item: string; on: string; days: number; limit: number }) =>
        `${item} was last measured on ${on}, ${count(days, 'day')} ago, over ${limit}: measure it again`,
    },
    applies: onMetrics,
    *check(context) {
      const { today, thresholds } = context;
      for (const { metric, path: metricPath, item } of named(context)) {
        const { actual, measuredOn: on } = metric;
        const path = `${metricPath}.measuredOn`;
        const limit = thresholds.measurementMaxAgeDays;
        if (actual === undefined) yield { coveredBy: 'actual-missing' };
        else if (on === undefined) yield { path, message: 'undated', args: { item } };
        else if (daysBetween(on, today) > limit) {
          yield { path, message: 'stale', args: { item, on, days: daysBetween(on, today), limit } };
        }
      }
    },
    examples: {
      bad: example('direction: decrease, baseline: 12, target: 4, actual: 3.8, measuredOn: 2026-01-15'),
      good: example('direction: decrease, baseline: 12, target: 4, actual: 3.8, measuredOn: 2026-05-15'),
    },
  }),
  missingInEach<Metric>('outcomes', {
    id: 'metric-source-missing',
    at: 'production',
    severity: 'warning',
    weight: 3,
    title: 'A metric without source',
    why: ['S5'],
    list: METRICS,
    field: 'source',
    ask: 'Say where its values come from',
    name: nameOf,
    applies: onMetrics,
  }),
  defineRule('outcomes', {
    id: 'metric-source-contradicts',
    at: 'pilot+',
    severity: 'error',
    weight: 6,
    title: 'The source of a metric says something else',
    why: ['S5'],
    needsFacts: true,
    messages: {
      differs: ({ item, actual, place, value }: Record<'item' | 'actual' | 'place' | 'value', string>) =>
        `${item} claims ${actual}, but ${place} says ${value}: correct the claim, or the source`,
      absent: ({ item, source, on }: Record<'item' | 'source' | 'on', string>) =>
        `${item} claims a value of ${on}, but ${source} has none of that day for it: correct measuredOn, or the source`,
    },
    applies: onMetrics,
    *check(context) {
      const fact = known(context, 'measurements');
      for (const { metric, path, item } of named(context)) {
        const { source, actual, measuredOn: on } = metric;
        if (source === undefined) yield { coveredBy: 'metric-source-missing' };
        else if (actual === undefined) yield { coveredBy: 'actual-missing' };
        else if (on === undefined) yield { coveredBy: 'measurement-stale' };
        else if ('unknown' in fact) yield fact;
        else {
          const rows = fact.known[source];
          const ofThatDay = rows?.filter((candidate) => candidate.date === on && isOf(metric, candidate.metric));
          const row = ofThatDay?.find(({ value }) => isRounded(value, actual)) ?? ofThatDay?.at(-1);
          if (!rows) yield { unknown: `${source} is no table of measurements in the repository` };
          else if (!row) yield { path: `${path}.measuredOn`, message: 'absent', args: { item, source, on } };
          else if (!isRounded(row.value, actual)) {
            const values = { actual: withUnit(actual, metric), value: withUnit(row.value, metric) };
            yield { path: `${path}.actual`, message: 'differs', args: { item, place: placeLabel(row), ...values } };
          }
        }
      }
    },
    fix: {
      kind: 'safe',
      edits: ({ path, message }, context) => {
        if (message !== 'differs') return [];
        const fact = known(context, 'measurements');
        const metric = metrics(context)[Number(/\d+/.exec(path)?.[0])];
        const rows = 'known' in fact ? fact.known[metric?.source ?? ''] : undefined;
        const row = rows?.findLast(
          ({ metric: name, date }) => metric && isOf(metric, name) && date === metric.measuredOn,
        );
        return row ? [{ op: 'replace', path, value: row.value }] : [];
      },
    },
    examples: {
      bad: example(
        'direction: decrease, baseline: 12, target: 4, actual: 2.1, measuredOn: 2026-05-15, source: reports/handling.csv',
      ),
      good: example(
        'direction: decrease, baseline: 12, target: 4, actual: 3.8, measuredOn: 2026-05-15, source: reports/handling.csv',
      ),
    },
  }),
];
