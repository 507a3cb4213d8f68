import type { CalendarDate } from '../../core/index.ts';
import type { CalendarEntry } from '../../core/portfolio/index.ts';

/** What a calendar is written from. */
export interface CalendarReport {
  readonly asOf: CalendarDate;
  /** The earliest first. */
  readonly entries: readonly CalendarEntry[];
}

export const CALENDAR_FORMATS = ['pretty', 'ics', 'json', 'csv'] as const;
export type CalendarFormat = (typeof CALENDAR_FORMATS)[number];
