import { claimsOf, type Assessment, type Claim } from '../../core/index.ts';
import type { ClaimView, ObservationView } from './scorecard-schema.ts';

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

/** What else the repository shows of the initiative. */
export function observationViews({ observations }: Pick<Assessment, 'observations'>): ObservationView[] {
  return observations.map(({ what, text, place }) => ({ key: what, text, place: place ? placeText({ place }) : null }));
}

/** `CODEOWNERS:3`, or the commit that shows it. */
function placeText({ place, commit }: Pick<Claim, 'place' | 'commit'>): string | null {
  if (place) return place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return commit === undefined ? null : `commit ${commit.slice(0, 8)}`;
}
