import type { Dimension } from '../manifest/manifest-schema.ts';
import type { ClaimEvidence } from './claims.ts';
import type { ClaimStatus, Confidence, Outcome, Severity } from '../vocabulary.ts';

/** How one rule came out on a manifest. Plain JSON. */
export interface RuleResult {
  readonly ruleId: string;
  readonly dimension: Dimension;
  readonly requirement: string;
  readonly action: string;
  readonly outcome: Outcome;
  /** As the gate counts it: the stronger of what the present and the next stage ask. */
  readonly severity: Severity;
  readonly weight: number;
  /** Which stage asks for it: the present one, only the next, or neither. */
  readonly asked: 'now' | 'next' | 'no';
  /** It needs repository facts: counts in the verified share and the gate, not in the score. */
  readonly needsFacts: boolean;
  /** The rule that reports what is absent, where this one fails silently for that absence. */
  readonly coveredBy?: string;
  /** Why it could not be judged, or is not asked. */
  readonly reason?: string;
  /** For rules that need facts and are asked: how the claim compares with the repository. */
  readonly claim?: ClaimStatus;
  /** How sure a contradiction is. */
  readonly confidence?: Confidence;
  /** What each claim of it came to, for rules that need facts and are asked. */
  readonly evidence?: readonly ClaimEvidence[];
}

/** Whether a requirement is not met and counts against the initiative, set aside for now or not. */
export function isUnmet({ outcome }: Pick<RuleResult, 'outcome'>): boolean {
  return outcome === 'failed' || outcome === 'upcoming' || outcome === 'waived';
}
