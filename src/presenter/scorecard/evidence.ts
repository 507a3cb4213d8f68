import { claimsOf, type Assessment, type Claim } from '../../core/index.ts';
import type { ClaimView, ObservationView } from './scorecard-schema.ts';

/** A claim with the name it goes by in messages between page and extension. */
export interface KeyedClaim {
  readonly key: string;
  readonly claim: Claim;
}

/** Names every claim by rule and path, so that the name outlives edits elsewhere. */
export function keyedClaims({ rules }: Pick<Assessment, 'rules'>): readonly KeyedClaim[] {
  const claims = claimsOf(rules);
  return claims.map((claim, i) => {
    const isSame = ({ ruleId, path }: Claim) => ruleId === claim.ruleId && path === claim.path;
    return { key: `${claim.ruleId} ${claim.path ?? ''} ${claims.slice(0, i).filter(isSame).length}`, claim };
  });
}

/** Every claim that is compared with the repository, as the scorecard lists it; contradicted ones first. */
export function claimViews(assessment: Pick<Assessment, 'rules'>): ClaimView[] {
  const order = ['contradicted', 'verified', 'unknown', 'undeclared'];
  return keyedClaims(assessment)
    .map(({ key, claim }) => ({
      key,
      requirement: claim.requirement,
      claim: claim.path ?? null,
      status: claim.status,
      confidence: claim.confidence ?? null,
      place: placeText(claim),
      leadsToFile: claim.place !== undefined,
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
