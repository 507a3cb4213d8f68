import { count, scoreText, verdictOnBasis } from '../../presenter/format.ts';
import { oneLine, showPath } from '../sanitize.ts';
import type { ReportedAssessment, ReportedFile, ReportedFinding } from '../report-schema.ts';
import { countKnown, openFindings } from '../select.ts';
import { cut, shellPath } from './shell.ts';

/** Findings of one file that are listed; each costs an agent some fifty tokens. */
const MOST = 30;

/** One manifest for an agent: what is wrong now, what was left out, the verdict, and the command to run next. */
export function agentAssessment(assessment: ReportedAssessment): readonly string[] {
  const { path, findings } = assessment;
  const upcoming = findings.filter(({ status }) => status === 'upcoming').length;
  const waived = findings.filter(({ status }) => status === 'waived').length;
  const known = countKnown(assessment);
  const left = [
    ...(upcoming > 0 ? [`${upcoming} asked at the next stage`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(known > 0 ? [`${known} known before`] : []),
  ];
  return [
    ...agentFindings(assessment),
    ...(left.length > 0 ? [`not listed: ${left.join(', ')} (--format json has all)`] : []),
    verdictLine(assessment),
    ...notNeededLine(assessment),
    `next: ${nextCommand(path, assessment)}`,
  ];
}

/** The findings of a manifest or a policy, errors first, at most {@link MOST}. */
export function agentFindings(file: ReportedFile): readonly string[] {
  const order = ['error', 'warning', 'info', 'hint'];
  const open = openFindings(file).toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const { shown, note } = cut(
    open,
    MOST,
    (left) => `not listed: ${count(left, 'more finding')} of ${showPath(file.path)}`,
  );
  return [...shown.map((finding) => findingLine(file.path, finding)), ...note];
}

function findingLine(path: string, { range, severity, ruleId, confidence, message, fix }: ReportedFinding): string {
  const sure = confidence === undefined || confidence === 'high' ? '' : ` (${confidence} confidence)`;
  const fixed = fix ? ` fix: ${fix}` : '';
  const { line, column } = range.start;
  return `${showPath(path)}:${line}:${column}: ${severity} ${oneLine(ruleId)}: ${oneLine(message)}${sure}${fixed}`;
}

function verdictLine({ path, stage, gate, basis, score }: ReportedAssessment): string {
  const open = gate?.requirements.filter(({ status }) => status === 'open') ?? [];
  const blocking = open.filter((requirement) => requirement.blocking).length;
  const parts = [
    `${verdictOnBasis(gate?.verdict ?? null, basis)}${gateStage(stage, gate?.stage)}`,
    `score ${scoreText(score, 'none')}`,
    ...(open.length > 0 ? [`${count(open.length, 'open requirement')}, ${blocking} blocking`] : []),
  ];
  return `verdict ${showPath(path)}: ${parts.join('; ')}`;
}

function gateStage(stage: string | null, asked: string | null | undefined): string {
  if (!asked) return '';
  return asked === stage ? `, to stay in ${asked}` : `, to go from ${stage ?? 'its stage'} to ${asked}`;
}

function notNeededLine({ gate }: ReportedAssessment): readonly string[] {
  const { notNeeded = [] } = gate ?? {};
  return notNeeded.length > 0
    ? [`declared not needed: ${notNeeded.map(({ ruleId }) => oneLine(ruleId)).join(', ')}`]
    : [];
}

/** What brings the manifest forward: fixes that need no answer, then answers. */
function nextCommand(path: string, { findings, gate }: ReportedAssessment): string {
  // where the repository contradicts a claim, it may be the repository that is wrong: that is not fixed unasked
  if (findings.some(({ status, fix, confidence }) => status === 'open' && fix === 'safe' && !confidence)) {
    return `ai-initiative fix ${shellPath(path)}`;
  }
  const isOpen = gate?.requirements.some(({ status }) => status === 'open');
  return isOpen ? `ai-initiative questions ${shellPath(path)} --next 3` : 'nothing is open';
}
