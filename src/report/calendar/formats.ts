import { daysBetween } from '../../core/index.ts';
import { PERIODS, type CalendarEntry, type Period } from '../../core/portfolio/index.ts';
import { count, daysAway, NO_OWNER } from '../../presenter/format.ts';
import { dueWords, PERIOD_NAMES, titleOf } from '../../presenter/initiatives/decisions.ts';
import type { Colors } from '../colors.ts';
import { csvLine, oneLine, toJson } from '../sanitize.ts';
import { REPORT_VERSION } from '../version.ts';
import type { CalendarFormat, CalendarReport } from './calendar.ts';
import { ics } from './ics.ts';

/** Writes the dates of a portfolio in a format. */
export function renderCalendar(format: CalendarFormat, report: CalendarReport, colors: Colors): Iterable<string> {
  switch (format) {
    case 'pretty':
      return [pretty(report, colors)];
    case 'ics':
      return ics(report);
    case 'json':
      return [`${toJson({ schemaVersion: REPORT_VERSION, ...report }, 2)}\n`];
    case 'csv':
      return csv(report);
  }
}

/** For people: what is overdue, due this month, this quarter, later. */
function pretty({ asOf, entries }: CalendarReport, colors: Colors): string {
  const blocks = PERIODS.flatMap((period: Period) => {
    const due = entries.filter((entry) => entry.period === period);
    if (due.length === 0) return [];
    const lines = due.map((entry) => {
      const when = `${entry.on}  ${daysAway(daysBetween(asOf, entry.on)).padEnd(13)}`;
      const who =
        entry.kind === 'decision' ? ` · decided by ${entry.committee ?? 'a committee that is not named'}` : '';
      return `  ${when}  ${oneLine(dueWords(entry))}: ${oneLine(titleOf(entry))}  ${colors.dim(oneLine(`${entry.owner ?? NO_OWNER}${who}`))}`;
    });
    return [[colors.bold(`${PERIOD_NAMES[period]} (${due.length})`), ...lines].join('\n')];
  });
  const total = `${count(entries.length, 'date')} as of ${asOf}`;
  return `${[...blocks, total].join('\n\n')}\n`;
}

const COLUMNS: Readonly<Record<string, (entry: CalendarEntry) => string>> = {
  on: ({ on }) => on,
  period: ({ period }) => period,
  kind: ({ kind }) => kind,
  about: ({ about }) => about ?? '',
  name: ({ name }) => name ?? '',
  title: ({ title }) => title ?? '',
  owner: ({ owner }) => owner ?? '',
  committee: ({ committee }) => committee ?? '',
  manifest: ({ uri }) => uri,
};

function* csv({ entries }: CalendarReport): Iterable<string> {
  yield csvLine(Object.keys(COLUMNS));
  for (const entry of entries) yield csvLine(Object.values(COLUMNS).map((of) => of(entry)));
}
