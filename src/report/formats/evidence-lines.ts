import type { Place } from '../../core/index.ts';
import type { Colors } from '../colors.ts';
import { oneLine } from '../sanitize.ts';
import type { ReportedAssessment } from '../report-schema.ts';

/**
 * Every claim that is compared with the repository, one a line: status, confidence, the claim, and what shows it or why not; then
 * what else the repository shows.
 */
export function evidenceLines(assessment: ReportedAssessment, colors: Colors): readonly string[] {
  const { evidence = [], observations = [] } = assessment;
  const claims = evidence.map(({ path, requirement, ...claim }) => ({ ...claim, name: oneLine(path ?? requirement) }));
  const width = Math.max(0, ...claims.map(({ name }) => name.length));
  const lines = claims.map(({ status, confidence = '', name, place, commit, reason, ruleId }) => {
    const at = place ? placeText(place) : commit === undefined ? '' : `commit ${commit.slice(0, 8)}`;
    const why = [at, ...(reason === undefined ? [] : [reason])].filter((text) => text !== '');
    const paint = { verified: colors.green, contradicted: colors.red, unknown: colors.yellow, undeclared: colors.dim };
    const shown = `${paint[status](status.padEnd(12))}  ${confidence.padEnd(6)}  ${name.padEnd(width)}`;
    return `    ${shown}  ${oneLine(why.join('  '))} ${colors.dim(`(${oneLine(ruleId)})`)}`;
  });
  const seen = observations.map(
    ({ text, place }) =>
      `    ${'seen'.padEnd(12)}  ${[text, ...(place ? [placeText(place)] : [])].map(oneLine).join(': ')}`,
  );
  return [...lines, ...seen];
}

/** `src/otel.ts:3` */
function placeText({ file, line }: Place): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** The same below an assessment; one line where nothing could be compared, for one reason. */
export function comparedLines(assessment: ReportedAssessment, colors: Colors): readonly string[] {
  const { evidence = [] } = assessment;
  const [first] = evidence;
  if (!first) return [];
  if (evidence.every(({ status, reason }) => status === 'unknown' && reason === first.reason)) {
    return [`  nothing was compared with the repository: ${oneLine(first.reason ?? '')}`];
  }
  // a finding says how something is contradicted, and its message is there already
  const brief = evidence.map(({ reason, ...claim }) =>
    claim.status === 'contradicted' || reason === undefined ? claim : { ...claim, reason },
  );
  return ['  compared with the repository:', ...evidenceLines({ ...assessment, evidence: brief }, colors)];
}
