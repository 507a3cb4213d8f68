import { markdownTable } from '../../catalogue/markdown-table.ts';
import type { Report, ReportedFile } from '../schema.ts';
import { countOpen, openFindings, reportedFiles } from '../select.ts';
import { count, gateText, scoreText, verifiedText } from '../../presenter/format.ts';
import { escapeMarkdown } from '../sanitize.ts';

/** For a job summary or a comment: a table of all initiatives, then the open findings of each. */
export function markdown(report: Report): string {
  const { asOf, assessments, errors } = report;
  const rows = assessments.map((assessment) => [
    escapeMarkdown(assessment.name ?? assessment.path),
    assessment.stage ?? 'unknown',
    scoreText(assessment.score),
    verifiedText(assessment.verified),
    gateText(assessment.stage, assessment.gate),
    String(countOpen([assessment], 'error')),
    String(countOpen([assessment], 'warning')),
  ]);
  const parts = [
    '# AI initiatives',
    `${count(assessments.length, 'initiative')}, as of ${asOf}.`,
    markdownTable(['Initiative', 'Stage', 'Score', 'Verified', 'Gate', 'Errors', 'Warnings'], rows),
    ...reportedFiles(report).map(section),
    ...(errors.length > 0
      ? [
          `## Not assessed\n\n${errors.map((e) => `- ${escapeMarkdown(e.path)}: ${escapeMarkdown(e.message)}`).join('\n')}`,
        ]
      : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function section(file: ReportedFile): string {
  const open = openFindings(file);
  if (open.length === 0) return '';
  const rows = open.map(({ range, severity, ruleId, message }) => [
    String(range.start.line),
    severity,
    escapeMarkdown(ruleId),
    escapeMarkdown(message),
  ]);
  return `## ${escapeMarkdown(file.path)}\n\n${markdownTable(['Line', 'Severity', 'Rule', 'Finding'], rows)}`;
}
