import { endOfQuarter, type CalendarDate } from '../util/calendar.ts';
import type { DueDate } from './record.ts';
import { refOf, type InitiativeRef, type InitiativeRow } from './row.ts';

/** When something is due, seen from the day of the assessment. */
export const PERIODS = ['overdue', 'this-month', 'this-quarter', 'later'] as const;
export type Period = (typeof PERIODS)[number];

/** A date of an initiative that someone has to act on. Plain JSON. */
export interface CalendarEntry extends DueDate, InitiativeRef {
  readonly period: Period;
  /** The committee that decides: who took the last decision, else the sponsor. */
  readonly committee: string | null;
}

/**
 * The dates of all initiatives, the earliest first. Retired ones have none.
 *
 * @param today what is before it is overdue
 */
export function calendarOf(rows: readonly InitiativeRow[], today: CalendarDate): readonly CalendarEntry[] {
  return rows
    .flatMap((row) => {
      const { committee, dueDates } = row.record;
      return dueDates.map((due) => ({ ...due, period: periodOf(due.on, today), ...refOf(row), committee }));
    })
    .toSorted(
      (a, b) =>
        compare(a.on, b.on) ||
        compare(a.name ?? a.uri, b.name ?? b.uri) ||
        compare(a.kind, b.kind) ||
        compare(a.uri, b.uri),
    );
}

/** The period a day is in: months and quarters are those of the calendar. */
function periodOf(on: CalendarDate, today: CalendarDate): Period {
  if (on < today) return 'overdue';
  if (on.slice(0, 7) === today.slice(0, 7)) return 'this-month';
  return on <= endOfQuarter(today) ? 'this-quarter' : 'later';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
