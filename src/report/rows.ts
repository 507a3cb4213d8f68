import type { InitiativeRow } from '../core/index.ts';
import { repositoryPath } from './paths.ts';
import type { Report, ReportedAssessment } from './schema.ts';

/** What the assessments of one run have in common, as far as a row needs it. */
export type RunOfRow = Pick<Report, 'asOf' | 'repository' | 'basePath'>;

/** The row of an initiative in a portfolio, out of a report; the same as that of its assessment. */
export function rowOf(run: RunOfRow, assessment: ReportedAssessment): InitiativeRow {
  const { path, name, title, stage, reached, position, stuckBy, score, verified, gate } = assessment;
  const { owner, businessFunction, strategy, stageSince, daysInStage, decisionDueOn, isMeasured } = assessment;
  const open = gate?.requirements.filter(({ status }) => status === 'open') ?? [];
  return {
    uri: placeOf(run, path),
    asOf: run.asOf,
    ...{ name, title, stage, reached, position, stuckBy, score, verified },
    ...{ owner, businessFunction, strategy, stageSince, daysInStage, decisionDueOn, isMeasured },
    verdict: gate?.verdict ?? null,
    open: open.length,
    blocking: open.filter(({ blocking }) => blocking).length,
  };
}

/** The manifest as seen from outside: its repository, where the run was told, and its path in it. */
function placeOf(run: RunOfRow, path: string): string {
  return run.repository === null ? path : `${run.repository}/${repositoryPath(run, path)}`;
}
