import { count } from '../../presenter/format.ts';
import { repositoryPath } from '../paths.ts';
import { oneLine } from '../sanitize.ts';
import type { Report, ReportedFinding } from '../report-schema.ts';
import { countKnown, openFindings, reportedFiles } from '../select.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

/** GitHub shows so many of each kind that a step writes. */
const MOST = 10;

/**
 * Workflow commands that GitHub Actions shows as annotations on the lines concerned, errors first. How many of a kind
 * find no room is said in the log; all of them are in the other formats.
 */
export function github(report: Report): string {
  const findings = reportedFiles(report).flatMap((file) => openFindings(file).map((finding) => ({ file, finding })));
  const annotations = {
    error: report.errors.map(({ path, message }) =>
      command('error', { file: repositoryPath(report, path), title: 'not assessed' }, message),
    ),
    warning: [] as string[],
    notice: [] as string[],
  };
  for (const { file, finding } of findings)
    annotations[COMMANDS[finding.severity]].push(annotation(repositoryPath(report, file.path), finding));
  const known = reportedFiles(report).reduce((sum, file) => sum + countKnown(file), 0);
  const lines = Object.entries(annotations).flatMap(([kind, all]) => [
    ...all.slice(0, MOST),
    ...rest(kind, all.length - MOST),
  ]);
  return [...lines, ...(known > 0 ? [`${count(known, 'known finding')} not shown\n`] : [])].join('');
}

function rest(kind: string, more: number): readonly string[] {
  return more > 0 ? [`and ${count(more, `more ${kind}`)}, in the summary and the other reports\n`] : [];
}

function annotation(file: string, { severity, ruleId, message, range: { start, end } }: ReportedFinding): string {
  // columns are understood within one line only
  const columns: Readonly<Record<string, number>> =
    start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  return command(COMMANDS[severity], { file, line: start.line, endLine: end.line, ...columns, title: ruleId }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return oneLine(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
