import { markdownTable } from '../../catalogue/markdown-table.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { rulePageUrl } from '../links.ts';
import { repositoryPath } from '../paths.ts';
import type { Report, ReportedAssessment, ReportedFile, ReportedGate } from '../report-schema.ts';
import { countKnown, countOpen, openFindings, reportedFiles } from '../select.ts';
import { count, gateText, pointsText, scoreText, verifiedText } from '../../presenter/format.ts';
import { escapeMarkdown, markdownLink } from '../sanitize.ts';

export interface MarkdownOptions {
  /** The address of the files of the repository, where they are shown. */
  readonly sources?: string | undefined;
  /** An earlier report, whose findings are marked as known in this one. */
  readonly before?: Report | undefined;
}

/** For a job summary or a comment: a table of all initiatives, then the open findings of each, errors first, and what to do. */
export function markdown(report: Report, { sources, before }: MarkdownOptions = {}): string {
  const { asOf, assessments, errors } = report;
  const earlier = new Map(before?.assessments.map((one) => [repositoryPath(before, one.path), one]));
  /** What a text was before, where it was another one. */
  const changed = (one: ReportedAssessment, show: (of: ReportedAssessment) => string) => {
    const other = earlier.get(repositoryPath(report, one.path));
    return other && show(other) !== show(one) ? `${show(other)} → ${show(one)}` : show(one);
  };
  const rows = assessments.map((assessment) => [
    escapeMarkdown(assessment.name ?? assessment.path),
    changed(assessment, ({ stage }) => stage ?? 'unknown'),
    changed(assessment, ({ score }) => scoreText(score)),
    verifiedText(assessment.verified),
    changed(assessment, ({ stage, gate }) => gateText(stage, gate)),
    String(countOpen([assessment], 'error')),
    String(countOpen([assessment], 'warning')),
  ]);
  const known = before ? 0 : reportedFiles(report).reduce((sum, file) => sum + countKnown(file), 0);
  const parts = [
    '# AI initiatives',
    `${count(assessments.length, 'initiative')}, as of ${asOf}.${before ? ' Only findings that are new are listed.' : ''}`,
    markdownTable(['Initiative', 'Stage', 'Score', 'Verified', 'Gate', 'Errors', 'Warnings'], rows),
    known > 0 ? `${count(known, 'known finding')} not listed.` : '',
    ...reportedFiles(report).map((file) => section(report, file, { sources, before })),
    ...(errors.length > 0
      ? [
          `## Not assessed\n\n${errors.map((e) => `- ${escapeMarkdown(e.path)}: ${escapeMarkdown(e.message)}`).join('\n')}`,
        ]
      : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(
  report: Report,
  file: ReportedFile & Partial<ReportedAssessment>,
  { sources, before }: MarkdownOptions,
): string {
  const open = openFindings(file).toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const known = new Set(catalogue().map(({ id }) => id));
  const place = sources && placeUrl(sources, repositoryPath(report, file.path));
  const rows = open.map(({ range, severity, ruleId, message }) => [
    place ? markdownLink(String(range.start.line), `${place}#L${range.start.line}`) : String(range.start.line),
    severity,
    known.has(ruleId) ? markdownLink(ruleId, rulePageUrl(ruleId)) : escapeMarkdown(ruleId),
    escapeMarkdown(message),
  ]);
  const parts = [
    `## ${place ? markdownLink(file.path, place) : escapeMarkdown(file.path)}`,
    ...(rows.length > 0 ? [markdownTable(['Line', 'Severity', 'Rule', 'Finding'], rows)] : []),
    ...(before && rows.length === 0 ? [] : nextActions(file.gate?.requirements ?? [])),
  ];
  return parts.length > 1 ? parts.join('\n\n') : '';
}

const SEVERITIES: readonly string[] = ['error', 'warning', 'info', 'hint'];

/** How many next actions are named; all of them are in the other formats. */
const ACTIONS = 3;

function nextActions(requirements: ReportedGate['requirements']): readonly string[] {
  const open = requirements.filter(({ status }) => status === 'open').slice(0, ACTIONS);
  const lines = open.map(({ action, points }, i) => `${i + 1}. ${escapeMarkdown(action)} (+${pointsText(points)})`);
  return lines.length > 0 ? [`Next:\n\n${lines.join('\n')}`] : [];
}

function placeUrl(sources: string, file: string): string {
  return `${sources}/${file.split('/').map(encodeURIComponent).join('/')}`;
}
