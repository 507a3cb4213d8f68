import { BASIS_WORDS, count, gateMove, pointsText, scoreText, verifiedText } from '../../presenter/format.ts';
import type { Colors } from '../colors.ts';
import { comparedLines } from '../formats/evidence-lines.ts';
import type { Report, ReportedAssessment, ReportedFile, ReportedGate } from '../report-schema.ts';
import { oneLine, showPath } from '../sanitize.ts';
import { countKnown, countOpen, reportedFiles } from '../select.ts';
import { linesByRule, summaryByRule } from './by-rule.ts';
import { groupedLines, lineAndColumn, plainLines, shownOf, type Layout, type Placed } from './finding-lines.ts';

/** How findings are laid out: below their file, below their rule, or each on a line that is complete in itself. */
export const GROUPINGS = ['file', 'rule', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface PrettyOptions extends Layout {
  /** Leaves out all findings but errors, initiatives without any, and the next actions. */
  readonly quiet: boolean;
  readonly groupBy: Grouping;
}

/** How many next actions are shown; all of them are in the other formats. */
const ACTIONS = 5;

/** For people: the findings, then the score and gate of each initiative. What cannot be read is only counted. */
export function pretty(report: Report, options: PrettyOptions): string {
  const { asOf, assessments, policies, errors } = report;
  const { quiet, groupBy } = options;
  const files = reportedFiles(report);
  const placed = files.flatMap((file) => shownOf(file, quiet));
  const listed = new Set<string>();
  const blocks = assessments
    .map((assessment) => block(assessment, options, listed))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'));
  const ofPolicies = policies.map((policy) => findingLines(policy, options).join('\n')).filter((text) => text !== '');
  const known = files.reduce((sum, file) => sum + countKnown(file), 0);
  const totals = [
    count(assessments.length, 'initiative'),
    count(countOpen(files, 'error'), 'error'),
    count(countOpen(files, 'warning'), 'warning'),
    ...(known > 0 ? [`${count(known, 'known finding')} not shown`] : []),
    ...(errors.length > 0 ? [`${count(errors.length, 'path')} not read`] : []),
  ];
  const isOfOne = new Set(placed.map(({ path }) => path)).size < 2;
  return `${[
    ...(groupBy === 'rule' ? linesByRule(placed, options) : ofPolicies),
    ...blocks,
    ...(groupBy === 'rule' || isOfOne ? [] : [summaryByRule(placed)]),
    `${totals.join(', ')} (as of ${asOf})`,
  ].join('\n\n')}\n`;
}

function findingLines(file: ReportedFile, { groupBy, quiet, ...layout }: PrettyOptions): readonly string[] {
  const placed = shownOf(file, quiet);
  if (groupBy === 'rule' || placed.length === 0) return [];
  if (groupBy === 'none') return plainLines(placed, layout);
  const show = ({ finding }: Placed) => ({
    place: lineAndColumn(finding),
    text: `${finding.message} (${finding.ruleId})`,
  });
  return [layout.colors.bold(showPath(file.path)), ...groupedLines(placed, layout, show)];
}

/** @param listed what policies weaken, as it was listed for initiatives before */
function block(assessment: ReportedAssessment, options: PrettyOptions, listed: Set<string>): readonly string[] {
  const { colors, quiet } = options;
  const findings = findingLines(assessment, options);
  if (quiet && shownOf(assessment, true).length === 0) return [];
  const known = countKnown(assessment);
  const { path, name, stage, score, verified, gate, policy } = assessment;
  const title = colors.bold(showPath(name ?? path));
  const line = [
    title,
    stage ?? 'stage unknown',
    `score ${scoreText(score, 'none')}`,
    ...(verified.verified + verified.contradicted + verified.undeclared + verified.unknown > 0
      ? [verified.share === null ? verifiedText(verified) : `verified ${verifiedText(verified)}`]
      : []),
    gateText(gate, assessment, colors),
  ];
  // where the old is set aside, only what is new is shown
  const isBrief = quiet || known > 0;
  return [
    ...findings,
    line.join('  '),
    ...(known > 0 ? [colors.dim(`  ${count(known, 'known finding')} not shown`)] : []),
    ...(quiet ? [] : weakenedLines(policy, listed)),
    ...(isBrief || !gate ? [] : actions(gate, colors)),
    ...(isBrief ? [] : comparedLines(assessment, colors)),
  ];
}

/** Where the policy asks for less; a list that is the same for many initiatives is shown once. */
function weakenedLines({ weakened }: ReportedAssessment['policy'], listed: Set<string>): readonly string[] {
  const lines = weakened.map(
    ({ what, from, to, file }) => `  policy ${oneLine(file)} asks for less: ${oneLine(`${what} ${from} → ${to}`)}`,
  );
  const all = lines.join('\n');
  if (lines.length < 2 || !listed.has(all)) {
    listed.add(all);
    return lines;
  }
  return [`  its policy asks for less in the ${count(lines.length, 'setting')} listed above`];
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
  return `${gateMove(assessment.stage, gate.stage)}: ${color(gate.verdict)}, ${BASIS_WORDS[gate.basis]}${why.length > 0 ? ` (${why.join(', ')})` : ''}`;
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
