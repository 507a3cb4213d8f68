import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { quantileSorted, wilcoxonRankSum } from 'simple-statistics';
import type { Interval } from './proportions.ts';

/**
 * The area under the ROC curve, 0–1: how often one of the first has a higher value than one of the second, ties counting
 * half. Neither may be empty.
 */
export function auc(first: readonly number[], second: readonly number[]): number {
  const [n, m] = [first.length, second.length];
  return (wilcoxonRankSum([...first], [...second]) - (n * (n + 1)) / 2) / (n * m);
}

/** Samples drawn for an interval. */
const DRAWS = 2000;

/** The 95 % percentile interval of the area (bootstrap), drawn within both groups. The same seed draws the same. */
export function aucInterval(first: readonly number[], second: readonly number[], seed: number): Interval {
  const random = xoroshiro128plus(seed);
  const draw = (from: readonly number[]) => from.map(() => from[uniformInt(random, 0, from.length - 1)] ?? 0);
  const areas = Array.from({ length: DRAWS }, () => auc(draw(first), draw(second))).toSorted((a, b) => a - b);
  return { low: quantileSorted(areas, 0.025), high: quantileSorted(areas, 0.975) };
}
