import { claimsOf, type Assessment, type Claim } from '../../core/index.ts';
import type { ClaimView } from './scorecard-schema.ts';

/** Every claim that is compared with the repository, as the scorecard lists it; contradicted ones first. */
export function claimViews({ rules }: Pick<Assessment, 'rules'>): ClaimView[] {
  const order = ['contradicted', 'verified', 'unknown', 'undeclared'];
  return claimsOf(rules)
    .map((claim, i) => ({
      key: `${i} ${claim.ruleId}`,
      requirement: claim.requirement,
      claim: claim.path ?? null,
      status: claim.status,
      confidence: claim.confidence ?? null,
      place: placeText(claim),
      reason: claim.reason ?? null,
    }))
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

/** `CODEOWNERS:3`, or the commit that shows it. */
function placeText({ place, commit }: Claim): string | null {
  if (place) return place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return commit === undefined ? null : `commit ${commit.slice(0, 8)}`;
}
