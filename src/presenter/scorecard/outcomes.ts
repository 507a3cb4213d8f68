import { daysBetween, type Assessment, type Manifest } from '../../core/index.ts';
import { daysAway, percentOf, quantity } from '../format.ts';
import type { MetricView } from './scorecard-schema.ts';

type Metric = NonNullable<NonNullable<Manifest['outcomes']>['metrics']>[number];

/** Each metric from where it was over where it is to where it should be. */
export function metricViews({ manifest, asOf }: Assessment): MetricView[] {
  return (manifest.outcomes?.metrics ?? []).map((metric, index) => ({
    name: metric.name ?? metric.id ?? `Metric ${index + 1}`,
    kind: metric.kind ?? null,
    unit: metric.unit ?? '',
    direction: metric.direction ?? null,
    baseline: metric.baseline ?? null,
    actual: metric.actual ?? null,
    target: metric.target ?? null,
    ...judge(metric),
    measured: metric.measuredOn ? `${metric.measuredOn}, ${daysAway(-daysBetween(metric.measuredOn, asOf))}` : null,
  }));
}

function judge(metric: Metric): Pick<MetricView, 'status' | 'sentence'> {
  const { baseline, actual, target, direction, unit = '' } = metric;
  if (actual === undefined) return { status: 'unmeasured', sentence: 'Not measured yet' };
  if (target !== undefined && (direction === 'at-least' || direction === 'at-most')) {
    const isHeld = direction === 'at-least' ? actual >= target : actual <= target;
    return isHeld ? { status: 'met', sentence: 'Limit held' } : { status: 'worse', sentence: 'Limit broken' };
  }
  if (!direction || target === undefined || baseline === undefined) {
    const absent = [
      ...(direction ? [] : ['direction']),
      ...(baseline === undefined ? ['baseline'] : []),
      ...(target === undefined ? ['target'] : []),
    ];
    return { status: 'unclear', sentence: `Cannot be judged: no ${absent.join(', no ')}` };
  }
  const sign = direction === 'increase' ? 1 : -1;
  if (sign * (actual - target) >= 0) return { status: 'met', sentence: 'Target met' };
  const gained = sign * (actual - baseline);
  if (gained < 0) return { status: 'worse', sentence: `Worse than before by ${quantity(-gained, unit)}` };
  const way = sign * (target - baseline);
  return {
    status: 'under-way',
    sentence: `${percentOf(gained, way)} of the way, ${quantity(way - gained, unit)} to go`,
  };
}
