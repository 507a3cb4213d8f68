import { badge } from '../../../report/formats/badge.ts';
import { csv } from '../../../report/formats/csv.ts';
import { html } from '../../../report/formats/html/html.tsx';
import { json } from '../../../report/formats/json.ts';
import { markdown } from '../../../report/formats/markdown.ts';
import type { Report } from '../../../report/report-schema.ts';
import type { ShownScorecard } from '../../../presenter/scorecard/scorecard-document.ts';

export interface ExportFormat {
  readonly label: string;
  readonly detail: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  /** @param shown what the page shows of the initiative; takes its time, so it is asked for only where it is needed */
  readonly write: (report: Report, shown: () => Promise<ShownScorecard>) => string | Promise<string>;
}

/** What a scorecard can be exported as, in the order it is offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    label: 'HTML',
    detail: 'The scorecard as it is here, without scripts, to mail or to print on A4',
    extension: 'html',
    write: async (report, shown) => {
      const scorecard = await shown();
      return [...html(report, new Map(report.assessments.map(({ path }) => [path, scorecard])))].join('');
    },
  },
  {
    label: 'Markdown',
    detail: 'For a wiki, a comment or a mail',
    extension: 'md',
    write: (report) => markdown(report),
  },
  { label: 'JSON', detail: 'Everything, for other tools', extension: 'json', write: json },
  { label: 'CSV', detail: 'A row for each finding, for spreadsheets', extension: 'csv', write: csv },
  { label: 'Badge', detail: 'Verdict and score in SVG, for a README', extension: 'svg', write: badge },
];
