import { badge } from '../../report/badge.ts';
import { csv } from '../../report/csv.ts';
import { html, type ShownScorecard } from '../../report/html.tsx';
import { json } from '../../report/json.ts';
import { markdown } from '../../report/markdown.ts';
import type { Report } from '../../report/schema.ts';

export interface ExportFormat {
  readonly label: string;
  readonly detail: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  readonly write: (report: Report, scorecards: ReadonlyMap<string, ShownScorecard>) => string;
}

/** What a scorecard can be exported as, in the order it is offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    label: 'HTML',
    detail: 'The scorecard as it is here, without scripts, to mail or to print on A4',
    extension: 'html',
    write: (report, scorecards) => [...html(report, scorecards)].join(''),
  },
  { label: 'Markdown', detail: 'For a wiki, a comment or a mail', extension: 'md', write: markdown },
  { label: 'JSON', detail: 'Everything, for other tools', extension: 'json', write: json },
  { label: 'CSV', detail: 'A row for each finding, for spreadsheets', extension: 'csv', write: csv },
  { label: 'Badge', detail: 'Verdict and score in SVG, for a README', extension: 'svg', write: badge },
];
