import type { CalendarDate, InitiativeRow } from '../../core/index.ts';
import { changeOf, portfolioOf, type Portfolio, type PortfolioChange } from '../../core/portfolio/index.ts';
import type { ReportedProblem } from '../report-schema.ts';
import { mergeRows, type SourcedRow, type Superseded } from './merge-rows.ts';

/** A portfolio as it is written out. */
export interface PortfolioReport {
  readonly tool: { readonly name: 'ai-initiative'; readonly version: string };
  /** The days of the assessments in it. */
  readonly asOf: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly portfolio: Portfolio;
  /** Since an earlier assessment; null where none was given. */
  readonly change: PortfolioChange | null;
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

/** The initiatives as they were before. */
export interface PastRows {
  readonly rows: readonly InitiativeRow[];
  /** Whether they were compared with their repositories, so that contradictions are known. */
  readonly knewContradictions: boolean;
}

interface PortfolioInput extends Pick<PortfolioReport, 'tool' | 'errors'> {
  /** The day where there is no initiative at all. */
  readonly today: CalendarDate;
  readonly uncovered?: readonly Uncovered[];
  readonly past?: PastRows | undefined;
}

/** The portfolio of rows of several runs. */
export function portfolioReport(
  sourced: readonly SourcedRow[],
  { today, past, uncovered = [], tool, errors }: PortfolioInput,
): PortfolioReport {
  const { rows, superseded } = mergeRows(sourced);
  const days = rows.map(({ asOf }) => asOf).toSorted();
  const asOf = { from: days[0] ?? today, to: days.at(-1) ?? today };
  const change = past ? changeOf(past.rows, rows, past.knewContradictions) : null;
  // of a folder that several reports name the last counts
  const places = new Map(uncovered.map((one) => [one.place, one]));
  return { tool, asOf, portfolio: portfolioOf(rows), change, superseded, uncovered: [...places.values()], errors };
}
