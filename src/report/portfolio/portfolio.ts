import {
  portfolioOf,
  type CalendarDate,
  type InitiativeRow,
  type Portfolio,
  type PortfolioChange,
} from '../../core/index.ts';
import type { ReportedProblem } from '../schema.ts';
import type { Superseded } from './merge.ts';

/** A portfolio as it is written out. */
export interface PortfolioReport {
  readonly tool: { readonly name: 'ai-initiative'; readonly version: string };
  /** The days of the assessments in it. */
  readonly asOf: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly portfolio: Portfolio;
  /** Since an earlier assessment; null where none was given. */
  readonly change: PortfolioChange | null;
  readonly superseded: readonly Superseded[];
  readonly errors: readonly ReportedProblem[];
}

/** The portfolio of initiatives. @param today the day where there is no initiative at all */
export function portfolioReport({
  rows,
  today,
  ...rest
}: Pick<PortfolioReport, 'tool' | 'change' | 'superseded' | 'errors'> & {
  readonly rows: readonly InitiativeRow[];
  readonly today: CalendarDate;
}): PortfolioReport {
  const days = rows.map(({ asOf }) => asOf).toSorted();
  const asOf = { from: days[0] ?? today, to: days.at(-1) ?? today };
  return { ...rest, asOf, portfolio: portfolioOf(rows) };
}
