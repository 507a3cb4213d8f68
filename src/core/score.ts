import type { RuleResult } from './evaluate.ts';
import { DIMENSIONS, type Dimension } from './manifest/schema.ts';

/** A share of weight: `score` = 100 × `passed` / `total`, 0–100; null where nothing was asked. */
export interface Score {
  readonly score: number | null;
  readonly passed: number;
  readonly total: number;
}

export interface DimensionScore extends Score {
  readonly dimension: Dimension;
}

/** The score over the rules given: met weight over the weight that could be judged; a waiver never raises it. */
export function scoreOf(results: readonly RuleResult[]): Score {
  const counted = results.filter(isCounted);
  const total = sumOfWeights(counted);
  const passed = sumOfWeights(counted.filter(({ outcome }) => outcome === 'passed'));
  return { score: total === 0 ? null : (100 * passed) / total, passed, total };
}

/** What the present stage asks, of the manifest alone, so that the score is the same wherever it is computed. */
export function scoredNow(results: readonly RuleResult[]): readonly RuleResult[] {
  return results.filter(({ asked, needsFacts }) => asked === 'now' && !needsFacts);
}

/** The score of each dimension, in the order of the manifest; their `passed` and `total` add up to those of the whole. */
export function dimensionScores(results: readonly RuleResult[]): readonly DimensionScore[] {
  const scored = scoredNow(results);
  return DIMENSIONS.map((dimension) => ({
    dimension,
    ...scoreOf(scored.filter((result) => result.dimension === dimension)),
  }));
}

export function sumOfWeights(results: readonly RuleResult[]): number {
  return results.reduce((sum, { weight }) => sum + weight, 0);
}

/** Whether a result counts in a score at all. */
export function isCounted({ outcome }: RuleResult): boolean {
  return outcome !== 'not-applicable' && outcome !== 'unknown';
}
