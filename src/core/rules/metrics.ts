import type { Filler } from '../manifest/gaps/filler.ts';
import type { Metric } from '../manifest/metrics.ts';
import { isGuardrail, isPrimary } from '../manifest/metrics.ts';
import type { SeverityByStage } from './rule.ts';
import { fillerMessage, insertScaffold, itemName } from './missing.ts';
import { defineRule, type Rule, type RuleContext, type RuleDeclaration } from './rule.ts';
import { yaml } from './yaml.ts';

export const METRICS = 'outcomes.metrics';

/** A metric with its place and how messages name it. */
export interface NamedMetric {
  readonly metric: Metric;
  readonly path: string;
  readonly item: string;
  readonly isPrimary: boolean;
  readonly isGuardrail: boolean;
}

/** All metrics, in their order. */
export function metricsOf({ manifest }: RuleContext): readonly NamedMetric[] {
  const metrics = manifest.outcomes?.metrics ?? [];
  return metrics.map((metric, index) => ({
    metric,
    path: `${METRICS}[${index}]`,
    item: itemName('', index, metric.name ?? metric.id),
    isPrimary: isPrimary(metric, metrics),
    isGuardrail: isGuardrail(metric),
  }));
}

/** The metrics that carry the gate: the primary ones and the guardrails. */
export function gateMetricsOf(context: RuleContext): readonly NamedMetric[] {
  return metricsOf(context).filter((one) => one.isPrimary || one.isGuardrail);
}

/** Without any metric there is nothing to judge of metrics; `metrics-missing` reports that. */
export const onMetrics = (context: RuleContext) => (metricsOf(context).length === 0 ? 'metrics-missing' : true);

/** Examples with one metric. @param fields of the metric beside its id and name */
export const metricExample = (fields: string) => ({
  yaml: yaml`
    outcomes:
      metrics:
        - { id: mail-minutes, name: Minutes per mail, ${fields} }
  `,
});

interface MetricFieldDeclaration extends Pick<
  RuleDeclaration<never>,
  'id' | 'weight' | 'requirement' | 'why' | 'notFor'
> {
  readonly required: SeverityByStage;
  readonly field: 'baseline' | 'target' | 'actual' | 'source';
  readonly action: string;
  /** What to ask where it is missing, as a sentence. */
  readonly question: string;
  /** Which metrics need the field; all that carry the gate unless given. */
  readonly needs?: (metric: NamedMetric) => boolean;
  readonly example: { readonly bad: string; readonly good: string };
}

/** The rule *every metric needs a field*: one finding for each metric without it. */
export function missingInMetrics(declaration: MetricFieldDeclaration): Rule {
  const { field, question, needs = () => true, example, ...common } = declaration;
  const noun = field === 'actual' ? 'measured value' : field;
  return defineRule({
    ...common,
    requires: [`${METRICS}[].${field}`],
    subjects: ['metrics-missing'],
    messages: {
      absent: ({ item }: { item: string }) => `The metric ${item} has no ${noun}. ${question}`,
      filler: ({ item, filler }: { item: string; filler: Filler }) =>
        fillerMessage(`The ${noun} of the metric ${item}`, filler, declaration.action),
    },
    applies: onMetrics,
    *check(context) {
      for (const named of gateMetricsOf(context)) {
        if (named.metric[field] !== undefined || !needs(named)) continue;
        const path = `${named.path}.${field}`;
        const filler = context.filler(path);
        yield filler
          ? { path, message: 'filler', args: { item: named.item, filler } }
          : { path, message: 'absent', args: { item: named.item } };
      }
    },
    fix: { kind: 'scaffold', edits: ({ path }) => [insertScaffold(path)] },
    examples: { bad: metricExample(example.bad), good: metricExample(example.good) },
  });
}
