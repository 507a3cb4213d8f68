import type { Report, ReportedFinding } from '../report-schema.ts';
import { scoreText } from '../../presenter/format.ts';
import { csvLine } from '../sanitize.ts';

const COLUMNS =
  'as_of,path,name,stage,score,verified,claims_verified,claims_contradicted,claims_undeclared,claims_unknown,gate,basis,line,column,severity,status,rule,field,message'.split(
    ',',
  );

/** The cells of a file that is no manifest. */
const NO_INITIATIVE = ['', '', '', '', '', '', '', '', '', ''];

/** For spreadsheets: a row for each finding, and one without finding for an initiative that has none. */
export function csv({ asOf, assessments, policies, errors }: Report): string {
  const rows = assessments.flatMap(({ path, name, stage, score, verified, gate, findings }) => {
    const claims = [verified.verified, verified.contradicted, verified.undeclared, verified.unknown].map(String);
    const scores = [scoreText(score, ''), scoreText(verified.share, ''), ...claims];
    const head = [asOf, path, name ?? '', stage ?? '', ...scores, gate?.verdict ?? '', gate?.basis ?? ''];
    return findings.length === 0 ? [head] : findings.map((finding) => [...head, ...findingCells(finding)]);
  });
  const ofPolicies = policies.flatMap(({ path, findings }) =>
    findings.map((finding) => [asOf, path, ...NO_INITIATIVE, ...findingCells(finding)]),
  );
  const unread = errors.map(({ path, message }) => [
    asOf,
    path,
    ...NO_INITIATIVE,
    '',
    '',
    'error',
    '',
    '',
    '',
    message,
  ]);
  return [COLUMNS, ...rows, ...ofPolicies, ...unread]
    .map((row) => csvLine(COLUMNS.map((_, i) => row[i] ?? '')))
    .join('');
}

function findingCells({ range: { start }, severity, status, ruleId, path, message }: ReportedFinding) {
  return [String(start.line), String(start.column), severity, status, ruleId, path, message];
}
