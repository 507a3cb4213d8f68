import { count, gateMove, pointsText, scoreText, verifiedText } from '../../presenter/format.ts';
import type { Colors } from '../colors.ts';
import { comparedLines } from './evidence-lines.ts';
import type { Report, ReportedAssessment, ReportedFile, ReportedGate } from '../report-schema.ts';
import { countOpen, reportedFiles } from '../select.ts';
import { oneLine, showPath } from '../sanitize.ts';

export interface PrettyOptions {
  readonly colors: Colors;
  /** Leaves out all findings but errors, initiatives without any, and the next actions. */
  readonly quiet: boolean;
}

/** How many next actions are shown; all of them are in the other formats. */
const ACTIONS = 5;

/** For people: each finding on a line that a terminal can open, then the score and gate of each initiative. Errors are only counted. */
export function pretty(report: Report, options: PrettyOptions): string {
  const { asOf, assessments, policies, errors } = report;
  const blocks = assessments
    .map((assessment) => block(assessment, options))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'));
  const ofPolicies = policies.map((policy) => table(policy, options).join('\n')).filter((text) => text !== '');
  const totals = [
    count(assessments.length, 'initiative'),
    count(countOpen(reportedFiles(report), 'error'), 'error'),
    count(countOpen(reportedFiles(report), 'warning'), 'warning'),
    ...(errors.length > 0 ? [`${count(errors.length, 'path')} not read`] : []),
  ];
  return `${[...ofPolicies, ...blocks, `${totals.join(', ')} (as of ${asOf})`].join('\n\n')}\n`;
}

function block(assessment: ReportedAssessment, options: PrettyOptions): readonly string[] {
  const { colors, quiet } = options;
  const findings = table(assessment, options);
  if (quiet && findings.length === 0) return [];
  const known = assessment.findings.filter((finding) => finding.known).length;
  const { path, name, stage, score, verified, gate, policy } = assessment;
  const title = colors.bold(showPath(name ?? path));
  const weakened = policy.weakened.map(
    ({ what, from, to, file }) => `  policy ${oneLine(file)} asks for less: ${oneLine(`${what} ${from} → ${to}`)}`,
  );
  const line = [
    title,
    stage ?? 'stage unknown',
    `score ${scoreText(score, 'none')}`,
    ...(verified.verified + verified.contradicted + verified.undeclared + verified.unknown > 0
      ? [`verified ${verifiedText(verified)}`]
      : []),
    gateText(gate, assessment, colors),
  ];
  return [
    ...findings,
    line.join('  '),
    ...(known > 0 ? [colors.dim(`  ${count(known, 'finding')} known from the baseline not shown`)] : []),
    ...(quiet ? [] : weakened),
    ...(quiet || !gate ? [] : actions(gate, colors)),
    ...(quiet ? [] : comparedLines(assessment, colors)),
  ];
}

function table({ path, findings }: ReportedFile, { colors, quiet }: PrettyOptions): readonly string[] {
  const shown = findings.filter(
    ({ status, severity, known }) => !known && status !== 'upcoming' && (!quiet || severity === 'error'),
  );
  const rows = shown.map((finding) => ({
    finding,
    place: `${showPath(path)}:${finding.range.start.line}:${finding.range.start.column}`,
  }));
  const width = Math.max(0, ...rows.map(({ place }) => place.length));
  const ids = shown.map(({ ruleId }) => oneLine(ruleId));
  const idWidth = Math.max(0, ...ids.map(({ length }) => length));
  return rows.map(({ finding, place }, i) => {
    const label = finding.status === 'waived' ? 'waived' : finding.severity;
    const id = (ids[i] ?? '').padEnd(idWidth);
    return `${place.padEnd(width)}  ${paint(label, colors)}  ${colors.dim(id)}  ${oneLine(finding.message)}`;
  });
}

function paint(label: string, colors: Colors): string {
  const padded = label.padEnd(7);
  if (label === 'error') return colors.red(padded);
  return label === 'warning' ? colors.yellow(padded) : colors.cyan(padded);
}

function gateText(gate: ReportedGate | null, assessment: ReportedAssessment, colors: Colors): string {
  if (!gate) return 'no gate: retired';
  if (gate.stage === null) return `gate ${colors.red(gate.verdict)}: the manifest cannot be judged`;
  const color = { blocked: colors.red, conditional: colors.yellow, ready: colors.green }[gate.verdict];
  const open = gate.requirements.filter(({ status }) => status === 'open').length;
  const waived = gate.requirements.length - open;
  const why = [
    ...(open > 0 ? [`${count(open, 'requirement')} open`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return `${gateMove(assessment.stage, gate.stage)}: ${color(gate.verdict)}${why.length > 0 ? ` (${why.join(', ')})` : ''}`;
}

/** What to do next for the gate, with the points that each brings. */
function actions(gate: ReportedGate, colors: Colors): readonly string[] {
  const open = gate.requirements.filter(({ status }) => status === 'open');
  const lines = open
    .slice(0, ACTIONS)
    .map(
      ({ ruleId, action, points }) =>
        `  +${pointsText(points)}  ${oneLine(action)} ${colors.dim(`(${oneLine(ruleId)})`)}`,
    );
  return open.length > ACTIONS ? [...lines, `  and ${open.length - ACTIONS} more`] : lines;
}
