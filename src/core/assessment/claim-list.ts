import type { ClaimEvidence } from './claims.ts';
import type { RuleResult } from './result.ts';

/** One claim of a manifest with the rule that compares it. */
export interface Claim extends ClaimEvidence {
  readonly ruleId: string;
  /** What is true where the claim is. */
  readonly requirement: string;
}

/** Every claim that the present or the next stage asks to be compared with the repository, in the order of the catalogue. */
export function claimsOf(results: readonly RuleResult[]): readonly Claim[] {
  return results.flatMap(({ ruleId, requirement, claim, evidence, reason, confidence }) => {
    if (claim === undefined) return [];
    const whole: ClaimEvidence = {
      status: claim,
      ...(reason === undefined ? {} : { reason }),
      ...(confidence === undefined ? {} : { confidence }),
    };
    return (evidence ?? [whole]).map((one) => ({ ruleId, requirement, ...one }));
  });
}
