import { baselineOf, isBetter, meetsTarget, withUnit } from '../../manifest/metrics.ts';
import { daysBetween } from '../../util/calendar.ts';
import { count } from '../../util/count.ts';
import { gateMetricsOf, metricExample, metricsOf, METRICS, missingInMetrics, onMetrics } from '../metrics.ts';
import { defineRule, type Rule } from '../rule.ts';

/** What the measurements show: the second half of the dimension outcomes. */
export const measuredOutcomes: readonly Rule[] = [
  missingInMetrics({
    id: 'actual-missing',
    required: { production: 'error' },
    notFor: ['research'],
    weight: 7,
    requirement: 'Every metric has been measured',
    action: 'Measure it and record the value',
    why: ['S5'],
    field: 'actual',
    question: 'What did the latest measurement show?',
    example: {
      bad: 'kind: operational, direction: decrease, baseline: 7.5, target: 3, actual: TODO',
      good: 'kind: operational, direction: decrease, baseline: 7.5, target: 3, actual: 2.6',
    },
  }),
  defineRule({
    id: 'target-unmet',
    required: { production: 'warning' },
    notFor: ['research'],
    weight: 5,
    requirement: 'Every target is met',
    action: 'Change course, or decide whether to continue',
    why: ['S5', 'S8'],
    subjects: ['metrics-missing', 'actual-missing', 'target-missing'],
    messages: {
      unmet: ({ item, actual, target }: Record<'item' | 'actual' | 'target', string>) =>
        `The metric ${item} is at ${actual} and has not reached its target of ${target}. Change course, or decide whether to continue`,
      underWay: ({ item, actual, target, due }: Record<'item' | 'actual' | 'target' | 'due', string>) =>
        `The metric ${item} is at ${actual}; its target of ${target} is due on ${due}`,
      broken: ({ item, actual, target }: Record<'item' | 'actual' | 'target', string>) =>
        `The guardrail ${item} is broken: it is at ${actual}, and the limit is ${target}. Restore it, or stop`,
    },
    applies: onMetrics,
    *check(context) {
      for (const { metric, path: metricPath, item, isGuardrail } of gateMetricsOf(context)) {
        const { direction, target, actual, kind } = metric;
        // how many use it is due on the day planned for its users
        const due = metric.dueOn ?? (kind === 'adoption' ? context.manifest.alignment?.users?.targetOn : undefined);
        const path = `${metricPath}.actual`;
        if (actual === undefined) yield { coveredBy: 'actual-missing' };
        else if (target === undefined) yield { coveredBy: 'target-missing' };
        else if (direction === undefined) yield { coveredBy: 'target-invalid' };
        else if (!meetsTarget(metric)) {
          const args = { item, actual: withUnit(actual, metric), target: withUnit(target, metric) };
          if (isGuardrail) yield { path, message: 'broken', args };
          else if (due === undefined || due < context.today) yield { path, message: 'unmet', args };
          else yield { path, message: 'underWay', args: { ...args, due }, severity: 'info' };
        }
      }
    },
    examples: {
      bad: metricExample('direction: decrease, baseline: 7.5, target: 3, actual: 4.4'),
      good: metricExample('direction: decrease, baseline: 7.5, target: 3, actual: 2.6'),
    },
  }),
  defineRule({
    id: 'metric-worse',
    required: { pilot: 'warning', production: 'warning' },
    notFor: ['research'],
    weight: 6,
    requirement: 'No metric is worse than before',
    action: 'Find out why the metric got worse before continuing',
    why: ['S5', 'S8'],
    subjects: ['metrics-missing', 'actual-missing', 'baseline-missing'],
    messages: {
      worse: ({ item, actual, baseline }: Record<'item' | 'actual' | 'baseline', string>) =>
        `The metric ${item} is at ${actual}, worse than its baseline ${baseline}. Find out why before continuing`,
    },
    applies: onMetrics,
    *check(context) {
      for (const { metric, path, item, isGuardrail } of gateMetricsOf(context)) {
        const { direction, actual } = metric;
        const baseline = baselineOf(metric);
        if (isGuardrail) continue;
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
      bad: metricExample('direction: decrease, baseline: 7.5, target: 3, actual: 8.2'),
      good: metricExample('direction: decrease, baseline: 7.5, target: 3, actual: 2.6'),
    },
  }),
  defineRule({
    id: 'measurement-stale',
    required: { production: 'warning' },
    notFor: ['research'],
    atStage: true,
    weight: 4,
    requirement: 'Every measurement is recent',
    action: 'Measure again and record the day',
    why: ['S8'],
    subjects: ['metrics-missing', 'actual-missing'],
    messages: {
      undated: ({ item }: { item: string }) =>
        `The metric ${item} does not say when it was measured. On which day was it?`,
      stale: ({ item, on, days, limit }: { item: string; on: string; days: number; limit: number }) =>
        `The metric ${item} was last measured on ${on}, ${count(days, 'day')} ago; the limit is ${limit}. Measure it again`,
    },
    applies: onMetrics,
    *check(context) {
      const { today, thresholds } = context;
      for (const { metric, path: metricPath, item } of gateMetricsOf(context)) {
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
      bad: metricExample('direction: decrease, baseline: 7.5, target: 3, actual: 2.6, measuredOn: 2026-01-15'),
      good: metricExample('direction: decrease, baseline: 7.5, target: 3, actual: 2.6, measuredOn: 2026-05-12'),
    },
  }),
  defineRule({
    id: 'financial-metric-missing',
    required: { production: 'info' },
    notFor: ['research', 'platform'],
    weight: 2,
    requirement: 'The money it saves or earns is measured',
    action: 'Add a financial metric: what the initiative saves or earns',
    why: ['S5', 'S6'],
    subjects: ['metrics-missing'],
    messages: {
      none: () => 'No metric is financial. What does the initiative save or earn?',
    },
    applies: onMetrics,
    *check(context) {
      if (metricsOf(context).some(({ metric }) => metric.kind === 'financial')) return;
      const { businessFunction } = context.manifest.alignment ?? {};
      // most money goes there, and the returns reported are lower
      const isSelling = businessFunction === 'sales' || businessFunction === 'marketing';
      yield { path: METRICS, at: 'key', message: 'none', ...(isSelling ? { severity: 'warning' } : {}) };
    },
    examples: {
      bad: metricExample('kind: operational, direction: decrease, baseline: 7.5, target: 3'),
      good: metricExample('kind: financial, unit: EUR, direction: decrease, baseline: 4.8, target: 2.2'),
    },
  }),
  missingInMetrics({
    id: 'metric-source-missing',
    required: { production: 'info' },
    notFor: ['research'],
    weight: 2,
    requirement: 'The source of every metric is named',
    action: 'Name the report or file its values come from',
    why: ['S5'],
    field: 'source',
    question: 'Which report or file do its values come from?',
    example: {
      bad: 'direction: decrease, baseline: 7.5, target: 3, actual: 2.6, source: TODO',
      good: 'direction: decrease, baseline: 7.5, target: 3, actual: 2.6, source: reports/mail.csv',
    },
  }),
];
