import { DIMENSIONS, type Dimension } from '../manifest/manifest-schema.ts';
import type { Basis, ClaimStatus } from '../vocabulary.ts';
import { isUnmet, type RuleResult } from './result.ts';

/** A share of weight: `score` = 100 × `passed` / `total`, 0–100; null where nothing is asked. */
export interface Score {
  readonly score: number | null;
  readonly passed: number;
  readonly total: number;
}

export interface DimensionScore extends Score {
  readonly dimension: Dimension;
}

/**
 * The score over the rules given: weight met over weight asked by the gate, without rules that need facts, so that it is
 * the same wherever it is computed. A waiver never raises it.
 */
export function scoreOf(results: readonly RuleResult[]): Score {
  let [passed, total] = [0, 0];
  for (const result of results) {
    if (!isScored(result)) continue;
    total += result.weight;
    if (result.outcome === 'passed') passed += result.weight;
  }
  return { score: total === 0 ? null : (100 * passed) / total, passed, total };
}

/** Whether a result counts in the score. */
export function isScored(result: RuleResult): boolean {
  return result.asked !== 'no' && !result.needsFacts && (result.outcome === 'passed' || isUnmet(result));
}

/** The score of each dimension, in the order of the manifest; `passed` and `total` add up to those of the whole. */
export function dimensionScores(results: readonly RuleResult[]): readonly DimensionScore[] {
  return DIMENSIONS.map((dimension) => {
    const { score, passed, total } = scoreOf(results.filter((result) => result.dimension === dimension));
    return { dimension, score, passed, total };
  });
}

/** How much of what the repository can show it does show: the share by weight, and how many claims came out how. */
export interface VerifiedShare extends Readonly<Record<ClaimStatus, number>> {
  /** 100 × weight verified / weight (verified + contradicted + undeclared), 0–100; null where nothing could be checked. */
  readonly share: number | null;
}

export function verifiedShare(results: readonly RuleResult[]): VerifiedShare {
  const counts = { verified: 0, contradicted: 0, undeclared: 0, unknown: 0 };
  let [verified, total] = [0, 0];
  for (const { claim, weight } of results) {
    if (claim === undefined) continue;
    counts[claim]++;
    if (claim !== 'unknown') total += weight;
    if (claim === 'verified') verified += weight;
  }
  return { share: total === 0 ? null : (100 * verified) / total, ...counts };
}

/** The least share of a verdict that rests on what was verified. */
const VERIFIED_SHARE = 80;

/** What a verdict rests on. */
export function basisOf({ share, verified }: VerifiedShare): Basis {
  if (verified === 0 || share === null) return 'on-its-own-word';
  return share >= VERIFIED_SHARE ? 'verified' : 'partly-verified';
}
