import type { RuleResult } from './evaluate.ts';
import { DIMENSIONS, type Dimension } from '../manifest/schema.ts';

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
  let [passed, total] = [0, 0];
  for (const result of results) {
    if (!isCounted(result)) continue;
    total += result.weight;
    if (result.outcome === 'passed') passed += result.weight;
  }
  return { score: total === 0 ? null : (100 * passed) / total, passed, total };
}

/** What the present stage asks, of the manifest alone, so that the score is the same wherever it is computed. */
export function scoredNow(results: readonly RuleResult[]): readonly RuleResult[] {
  return results.filter(({ asked, needsFacts }) => asked === 'now' && !needsFacts);
}

/**
 * The score of each dimension, in the order of the manifest; their `passed` and `total` add up to those of the whole.
 *
 * @param scored what the score is made of
 */
export function dimensionScores(scored: readonly RuleResult[]): readonly DimensionScore[] {
  return DIMENSIONS.map((dimension) => {
    const { score, passed, total } = scoreOf(scored.filter((result) => result.dimension === dimension));
    return { dimension, score, passed, total };
  });
}

/** How much of what can be held against the repository holds. */
export interface VerifiedShare {
  /** 100 × weight verified / weight checked, 0–100; null where nothing could be checked. */
  readonly share: number | null;
  /** Rules that could be judged here, of all that the present stage asks. */
  readonly checked: number;
  readonly total: number;
}

/** The verified share at the present stage. What is undeclared counts as nothing, so that deleting a claim never pays. */
export function verifiedShare(results: readonly RuleResult[]): VerifiedShare {
  const asked = results.filter(({ asked, evidence }) => asked === 'now' && evidence !== undefined);
  const checked = asked.filter(({ evidence }) => evidence !== 'declared');
  const weight = sumOfWeights(checked);
  const verified = sumOfWeights(checked.filter(({ evidence }) => evidence === 'verified'));
  return { share: weight === 0 ? null : (100 * verified) / weight, checked: checked.length, total: asked.length };
}

export function sumOfWeights(results: readonly RuleResult[]): number {
  return results.reduce((sum, { weight }) => sum + weight, 0);
}

/** Whether a result counts in a score at all. */
export function isCounted({ outcome }: RuleResult): boolean {
  return outcome !== 'not-applicable' && outcome !== 'unknown';
}
