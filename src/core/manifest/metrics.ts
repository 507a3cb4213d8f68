import type { Manifest } from './schema.ts';

type Metrics = NonNullable<NonNullable<Manifest['outcomes']>['metrics']>;

/** What an initiative is measured by, as far as it is said. */
export type Metric = Metrics[number];

/** Whether `value` is better than `other`, given which way is up. */
export function isBetter(value: number, other: number, direction: 'increase' | 'decrease'): boolean {
  return direction === 'increase' ? value > other : value < other;
}

/** `12 min`, or the bare number where the metric has no unit. */
export function withUnit(value: number, { unit }: Metric): string {
  return unit === undefined ? `${value}` : `${value} ${unit}`;
}
