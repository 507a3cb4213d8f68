import type { Failing } from './formats/junit.ts';
import type { Report, ReportedAssessment } from './report-schema.ts';
import { countOpen, reportedFiles } from './select.ts';
import { count, gateText, scoreText } from '../presenter/format.ts';
import { oneLine } from './sanitize.ts';

/** What a run asks for; what is undefined is not asked. */
export interface Thresholds {
  /** The severities at which a finding fails the run. */
  readonly failing: Failing;
  /** The least verdict that each gate must give. */
  readonly require?: 'ready' | 'conditional';
  /** The least score of each initiative, 0–100. */
  readonly minScore?: number;
  /** How many warnings there may be in all. */
  readonly maxWarnings?: number;
}

const NOTHING_ASKED = 'no score, as no rule applies to it';

const RANK = { blocked: 0, conditional: 1, ready: 2 } as const;

/** Why a report fails, beyond its findings: each line says which initiative, and by how much. */
export function missedThresholds(report: Report, thresholds: Thresholds): readonly string[] {
  const { maxWarnings = Infinity } = thresholds;
  const warnings = countOpen(reportedFiles(report), 'warning');
  return [
    ...report.assessments.flatMap((assessment) => [
      ...missedVerdict(assessment, thresholds),
      ...missedScore(assessment, thresholds),
    ]),
    ...(warnings > maxWarnings
      ? [`${count(warnings, 'warning')}, ${warnings - maxWarnings} more than --max-warnings ${maxWarnings}`]
      : []),
  ];
}

/** Whether a report has a finding that fails the run. */
export function hasFailing(report: Report, { failing }: Pick<Thresholds, 'failing'>): boolean {
  return failing.some((severity) => countOpen(reportedFiles(report), severity) > 0);
}

function missedVerdict(assessment: ReportedAssessment, { require }: Thresholds): readonly string[] {
  const { gate, stage, score } = assessment;
  // a retired initiative has no gate to pass
  if (!gate || !require) return [];
  // such as under a policy that switches every rule off
  if (score === null && stage !== null)
    return [`${label(assessment)}: ${NOTHING_ASKED}; --require asks for ${require}`];
  if (RANK[gate.verdict] >= RANK[require]) return [];
  const open = gate.requirements.filter(({ status, severity }) => status === 'open' && severity !== 'info').length;
  const missing = open > 0 ? `, ${count(open, 'requirement')} open` : '';
  return [`${label(assessment)}: ${gateText(stage, gate)}${missing}; --require asks for ${require}`];
}

function missedScore(assessment: ReportedAssessment, { minScore }: Thresholds): readonly string[] {
  const { score, stage, gate } = assessment;
  if (minScore === undefined || !gate) return [];
  if (score === null) {
    const why = stage === null ? 'no score' : NOTHING_ASKED;
    return [`${label(assessment)}: ${why}, --min-score asks for ${minScore}`];
  }
  if (score >= minScore) return [];
  return [`${label(assessment)}: score ${scoreText(score)}, --min-score asks for ${minScore}`];
}

function label({ name, path }: ReportedAssessment): string {
  return oneLine(name === null ? path : `${name} (${path})`);
}
