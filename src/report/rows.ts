import type { InitiativeRow } from '../core/index.ts';
import { repositoryPath } from './paths.ts';
import type { Report, ReportedAssessment } from './report-schema.ts';

/** What the assessments of one run have in common, as far as a row needs it. */
export type RunOfRow = Pick<Report, 'asOf' | 'repository' | 'basePath'>;

/** The row of an initiative in a portfolio, out of a report; the same as that of its assessment. */
export function rowOf(run: RunOfRow, assessment: ReportedAssessment): InitiativeRow {
  const { path, name, title, stage, reached, position, stuckBy, score, verified, gate } = assessment;
  const { owner, businessFunction, strategy, stageSince, daysInStage, decisionDueOn, isMeasured, record } = assessment;
  const open = gate?.requirements.filter(({ status }) => status === 'open') ?? [];
  return {
    uri: placeOf(run, path),
    asOf: run.asOf,
    name,
    title,
    stage,
    reached,
    position,
    stuckBy,
    verdict: gate?.verdict ?? null,
    basis: gate?.basis ?? null,
    score,
    verified,
    owner,
    businessFunction,
    strategy,
    stageSince,
    daysInStage,
    decisionDueOn,
    isMeasured,
    open: open.length,
    blocking: open.filter(({ blocking }) => blocking).length,
    record,
  };
}

/** A file as seen from outside: its repository, where the run was told, and its path in it. */
export function placeOf(run: RunOfRow, path: string): string {
  const place = repositoryPath(run, path);
  if (run.repository === null) return place === '' ? '.' : place;
  return place === '' ? run.repository : `${run.repository}/${place}`;
}
