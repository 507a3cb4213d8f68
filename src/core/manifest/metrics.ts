import type { Manifest } from './manifest-schema.ts';

type Metrics = NonNullable<NonNullable<Manifest['outcomes']>['metrics']>;

/** What an initiative is measured by, as far as the manifest says. */
export type Metric = Metrics[number];

type Direction = NonNullable<Metric['direction']>;

/** Whether the target is a limit that must hold, not a goal to reach. */
export function isGuardrail({ direction }: Pick<Metric, 'direction'>): boolean {
  return direction === 'at-least' || direction === 'at-most';
}

/** Whether a metric decides if the initiative works: one marked primary or, where none is, any but the guardrails. */
export function isPrimary(metric: Metric, all: readonly Metric[]): boolean {
  if (isGuardrail(metric)) return false;
  return metric.primary === true || !all.some(({ primary }) => primary);
}

/**
 * Whether a metric measures what the work yields, not the model or how many use it. One that does not say its kind is
 * taken for one of the model, so that leaving the kind out never pays.
 */
export function measuresTheWork({ kind }: Pick<Metric, 'kind'>): boolean {
  return kind !== undefined && kind !== 'model' && kind !== 'adoption';
}

/** Whether `value` is better than `other`, given which way is up. */
export function isBetter(value: number, other: number, direction: Direction): boolean {
  return direction === 'increase' || direction === 'at-least' ? value > other : value < other;
}

/** Whether the actual value meets the target; undefined where that cannot be told. */
export function meetsTarget({ direction, target, actual }: Metric): boolean | undefined {
  if (direction === undefined || target === undefined || actual === undefined) return undefined;
  return !isBetter(target, actual, direction);
}

/** The value before the initiative; for adoption 0 unless given, as no one can use what is not there yet. */
export function baselineOf({ baseline, kind }: Metric): number | undefined {
  return baseline ?? (kind === 'adoption' ? 0 : undefined);
}

/** `12 min`, or the bare number where the metric has no unit. */
export function withUnit(value: number, { unit }: Metric): string {
  return unit === undefined ? `${value}` : `${value} ${unit}`;
}
