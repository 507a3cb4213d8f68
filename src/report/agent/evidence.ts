import type { Known, Place } from '../../core/index.ts';
import type { ReportedAssessment } from '../report-schema.ts';
import { oneLine, toJson } from '../sanitize.ts';
import { cut } from './shell.ts';

/** Proposals and claims listed. */
const MOST = 40;

/** What a repository shows of an initiative. */
export interface EvidenceFound {
  /** Answers that it gives, by dotted path, each with the place that shows it. */
  readonly proposals: ReadonlyMap<string, Known>;
  /** The claims of the manifest that is there, held against it. */
  readonly claims: NonNullable<ReportedAssessment['evidence']>;
  readonly observations: NonNullable<ReportedAssessment['observations']>;
}

/** What a repository shows, for an agent: answers with their places, and claims of the manifest that do or do not hold. */
export function agentEvidence({ proposals, claims, observations }: EvidenceFound): readonly string[] {
  const found = [...proposals].map(
    ([field, { value, evidence }]) => `found ${field}: ${oneLine(toJson(value))} — ${oneLine(evidence)}`,
  );
  const declared = claims.filter(({ status }) => status !== 'undeclared').map(claimLine);
  const seen = observations.map(
    ({ text, place }) => `seen: ${oneLine(text)}${place ? ` (${oneLine(at(place))})` : ''}`,
  );
  const { shown, note } = cut([...found, ...declared, ...seen], MOST, (left) => `not listed: ${left} more`);
  return shown.length > 0 ? [...shown, ...note] : ['the repository shows nothing of it; ask people'];
}

function at({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

function claimLine(claim: EvidenceFound['claims'][number]): string {
  const { status, path, requirement, ruleId, place, commit, confidence, reason } = claim;
  const how = [
    place ? at(place) : '',
    commit === undefined ? '' : `commit ${commit.slice(0, 8)}`,
    confidence === undefined ? '' : `${confidence} confidence`,
    reason ?? '',
  ].filter((part) => part !== '');
  return `claim ${status}: ${oneLine(path ?? requirement)} (${oneLine([ruleId, ...how].join(', '))})`;
}
