import type { Report } from './schema.ts';
import { oneLine, showScore } from './text.ts';

const COLUMNS = 'as_of,path,name,stage,score,gate,line,column,severity,status,rule,field,message'.split(',');

/** For spreadsheets: a row for each finding, and one without finding for an initiative that has none. */
export function csv({ asOf, assessments, errors }: Report): string {
  const rows = assessments.flatMap(({ path, name, stage, score, gate, findings }) => {
    const head = [asOf, path, name ?? '', stage ?? '', score === null ? '' : showScore(score), gate?.verdict ?? ''];
    if (findings.length === 0) return [head];
    return findings.map(({ range: { start }, severity, status, ruleId, path: field, message }) =>
      head.concat(String(start.line), String(start.column), severity, status, ruleId, field, message),
    );
  });
  const unread = errors.map(({ path, message }) => [asOf, path, '', '', '', '', '', '', 'error', '', '', '', message]);
  return [COLUMNS, ...rows, ...unread]
    .map((row) => `${COLUMNS.map((_, i) => cell(row[i] ?? '')).join(',')}\r\n`)
    .join('');
}

/** Quoted where it must be, and never what a spreadsheet would compute. */
function cell(text: string): string {
  const line = oneLine(text);
  const inert = /^\s*[=+\-@]/.test(line) ? `'${line}` : line;
  return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
