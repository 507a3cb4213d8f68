import { EVIDENCE_CAVEAT } from '../core/index.ts';
import { STYLE } from './html-style.ts';
import type { Report, ReportedAssessment, ReportedFile, ReportedFinding, ReportedGate } from './schema.ts';
import { countOpen } from './select.ts';
import { count, escapeMarkup, showGate, showScore, showVerified } from './text.ts';

const FINDING_HEAD = ['Line', 'Severity', 'Rule', 'Finding'];

/** One page without scripts or anything to fetch, to be read on a screen, mailed, or printed on A4. */
export function html(report: Report): string {
  const { asOf, tool, assessments, policies, errors } = report;
  const [only] = assessments.length === 1 ? assessments : [];
  const heading = only ? escapeMarkup(nameOf(only)) : 'AI initiatives';
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${heading} as of ${asOf}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${heading}</h1>`,
    `<p>${only ? 'Assessed' : `${count(assessments.length, 'initiative')}, assessed`} as of <time>${asOf}</time></p>`,
    only ? '' : overview(assessments),
    ...policies.filter(({ findings }) => findings.length > 0).map(policySection),
    ...assessments.map((assessment, i) => section(assessment, i, only === undefined)),
    errors.length > 0 ? `<section><h2>Not assessed</h2><ul>${errors.map(unread).join('')}</ul></section>` : '',
    `<footer><p>${escapeMarkup(EVIDENCE_CAVEAT)}</p><p>${tool.name} ${escapeMarkup(tool.version)}</p></footer>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

function overview(assessments: readonly ReportedAssessment[]): string {
  const rows = assessments.map((assessment, i) => {
    const { stage, score, verified, gate } = assessment;
    return [
      `<a href="#i${i}">${escapeMarkup(nameOf(assessment))}</a>`,
      stage ?? 'unknown',
      showScore(score),
      showVerified(verified),
      verdict(stage, gate),
      String(countOpen([assessment], 'error')),
      String(countOpen([assessment], 'warning')),
    ];
  });
  return table('All initiatives', ['Initiative', 'Stage', 'Score', 'Verified', 'Gate', 'Errors', 'Warnings'], rows);
}

function section(assessment: ReportedAssessment, i: number, isOneOfMany: boolean): string {
  const { gate, dimensions } = assessment;
  const shown = assessment.findings.filter(({ status, known }) => status !== 'upcoming' && !known);
  return [
    `<section id="i${i}">`,
    isOneOfMany ? `<h2>${escapeMarkup(nameOf(assessment))}</h2>` : '',
    headline(assessment),
    gate ? nextActions(gate) : '',
    dimensions.length === 0
      ? ''
      : table('Score by dimension', ['Dimension', 'Score', ''], dimensions.map(dimensionRow)),
    shown.length === 0 ? '<p>No finding.</p>' : table('Findings', FINDING_HEAD, shown.map(findingRow)),
    '</section>',
  ].join('\n');
}

/** Whether it may go on, its figures, and what is known of it. */
function headline({ path, stage, stageSince, owner, score, verified, gate, policy }: ReportedAssessment): string {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Score', `${showScore(score)} of 100`],
    ['Verified', showVerified(verified)],
    ['Stage', `${stage ?? 'unknown'}${stageSince === null ? '' : ` since ${stageSince}`}`],
    ['Owner', owner ?? 'nobody named'],
    ['Manifest', path],
    ['Policy', policy.files.length === 0 ? null : policy.files.join(', ')],
    ['Weakened', policy.weakened.map(({ what, from, to, file }) => `${what}: ${from} → ${to}, by ${file}`).join('; ')],
  ];
  const items = facts.filter(([, value]) => value !== null && value !== '');
  const list = items.map(([name, value]) => `<dt>${name}</dt><dd>${escapeMarkup(value ?? '')}</dd>`);
  return `<p class="gate">Gate ${verdict(stage, gate)}</p>\n<dl>${list.join('')}</dl>`;
}

function nameOf({ path, title, name }: ReportedAssessment): string {
  return title ?? name ?? path;
}

function policySection({ path, findings }: ReportedFile): string {
  const rows = findings.map(findingRow);
  return `<section><h2>Policy ${escapeMarkup(path)}</h2>${table('Findings', FINDING_HEAD, rows)}</section>`;
}

function verdict(stage: string | null, gate: ReportedGate | null): string {
  return `<span class="${gate?.verdict ?? 'none'}">${showGate(stage, gate)}</span>`;
}

function dimensionRow({ dimension, score }: ReportedAssessment['dimensions'][number]): readonly string[] {
  const label = escapeMarkup(dimension);
  if (score === null) return [label, 'nothing asked', ''];
  return [label, showScore(score), `<meter min="0" max="100" value="${score}" aria-label="${label}"></meter>`];
}

function nextActions({ requirements }: ReportedGate): string {
  if (requirements.length === 0) return '';
  const rows = requirements.map(({ title, ruleId, status, severity, blocking, points }) => [
    escapeMarkup(title),
    escapeMarkup(ruleId),
    status === 'waived' ? 'waived' : blocking ? 'blocking' : severity,
    showScore(points),
  ]);
  return table('What the gate asks for', ['Requirement', 'Rule', 'Severity', 'Points'], rows);
}

function findingRow({ range, severity, status, ruleId, message }: ReportedFinding): readonly string[] {
  const label = status === 'waived' ? 'waived' : severity;
  return [String(range.start.line), label, escapeMarkup(ruleId), escapeMarkup(message)];
}

/** @param rows cells that are markup already */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const headings = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<table><caption>${caption}</caption><thead><tr>${headings}</tr></thead><tbody>${body}</tbody></table>`;
}

function unread({ path, message }: Report['errors'][number]): string {
  return `<li>${escapeMarkup(path)}: ${escapeMarkup(message)}</li>`;
}
