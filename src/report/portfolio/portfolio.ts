import { portfolioOf, type CalendarDate, type Portfolio } from '../../core/index.ts';
import type { ReportedProblem } from '../report-schema.ts';
import { mergeRows, type SourcedRow, type Superseded } from './merge.ts';

/** A portfolio as it is written out. */
export interface PortfolioReport {
  readonly tool: { readonly name: 'ai-initiative'; readonly version: string };
  /** The days of the assessments in it. */
  readonly asOf: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly portfolio: Portfolio;
  readonly superseded: readonly Superseded[];
  /** Folders with AI and no manifest, each once. */
  readonly uncovered: readonly Uncovered[];
  readonly errors: readonly ReportedProblem[];
}

/** A folder with AI and no manifest, seen from outside its repository. */
export interface Uncovered {
  readonly place: string;
  readonly sdks: readonly string[];
}

/** The portfolio of rows of several runs. @param today stands where there is no initiative at all */
export function portfolioReport(
  sourced: readonly SourcedRow[],
  {
    today,
    uncovered = [],
    ...head
  }: Pick<PortfolioReport, 'tool' | 'errors'> & {
    readonly today: CalendarDate;
    readonly uncovered?: readonly Uncovered[];
  },
): PortfolioReport {
  const { rows, superseded } = mergeRows(sourced);
  const days = rows.map(({ asOf }) => asOf).toSorted();
  const asOf = { from: days[0] ?? today, to: days.at(-1) ?? today };
  // of a folder that several reports name the last counts
  const places = new Map(uncovered.map((one) => [one.place, one]));
  return { ...head, asOf, portfolio: portfolioOf(rows), superseded, uncovered: [...places.values()] };
}
