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
  readonly errors: readonly ReportedProblem[];
}

/** The portfolio of rows of several runs. @param today stands where there is no initiative at all */
export function portfolioReport(
  sourced: readonly SourcedRow[],
  { today, ...head }: Pick<PortfolioReport, 'tool' | 'errors'> & { readonly today: CalendarDate },
): PortfolioReport {
  const { rows, superseded } = mergeRows(sourced);
  const days = rows.map(({ asOf }) => asOf).toSorted();
  const asOf = { from: days[0] ?? today, to: days.at(-1) ?? today };
  return { ...head, asOf, portfolio: portfolioOf(rows), superseded };
}
