import type { Place } from '../facts/facts.ts';
import type { RuleReport } from '../rules/rule.ts';
import type { ClaimStatus, Confidence } from '../vocabulary.ts';

/** How one claim of a manifest compares with the repository, and what shows it. Plain JSON. */
export interface ClaimEvidence {
  /** Dotted path of the claim; absent where the rule speaks of the manifest as a whole. */
  readonly path?: string;
  readonly status: ClaimStatus;
  readonly confidence?: Confidence;
  /** The file and line that show it, or contradict it. */
  readonly place?: Place;
  readonly commit?: string;
  /** Why it is unknown, or how it is contradicted. */
  readonly reason?: string;
}

/** What a report of a rule that needs facts says of one claim. */
export function claimEvidence(report: RuleReport): readonly ClaimEvidence[] {
  if ('coveredBy' in report) return [];
  if ('unknown' in report) return [{ ...pathOf(report.path), status: 'unknown', reason: report.unknown }];
  if ('undeclared' in report) return [{ ...pathOf(report.path), status: 'undeclared' }];
  if ('verified' in report) {
    const { verified: path, place, confidence = 'high' } = report;
    return [{ path, status: 'verified', confidence, ...placeOf(place) }];
  }
  const { path, confidence, place, text } = report;
  return [{ path, status: 'contradicted', confidence, ...placeOf(place), reason: text }];
}

function pathOf(path: string | undefined): Pick<ClaimEvidence, 'path'> {
  return path === undefined ? {} : { path };
}

function placeOf(place: Place | { readonly commit: string } | undefined): Pick<ClaimEvidence, 'place' | 'commit'> {
  if (place === undefined) return {};
  return 'commit' in place ? { commit: place.commit } : { place };
}
