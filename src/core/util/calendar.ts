/** An ISO 8601 calendar date, `2026-06-01`, known to exist. Dates compare as text. */
export type CalendarDate = string;

const DAY = 86_400_000;

/** Whether a text is a calendar date that exists: `2024-02-29` is one, `2026-02-30` does not. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && format(time) === text;
}

/** Calendar days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** The date `days` calendar days later. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return format(Date.parse(date) + days * DAY);
}

/** The same day `months` later, or the last day of that month where it has no such day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return format(monthsLater(date, months));
}

function monthsLater(date: CalendarDate, months: number): number {
  const from = new Date(date);
  const dayOf = (month: number, day: number) => new Date(0).setUTCFullYear(from.getUTCFullYear(), month, day);
  const month = from.getUTCMonth() + months;
  // day 0 of a month is the last of the one before
  return Math.min(dayOf(month, from.getUTCDate()), dayOf(month + 1, 0));
}

const CADENCE_MONTHS = { monthly: 1, quarterly: 3, yearly: 12 } as const;

type Cadence = 'weekly' | keyof typeof CADENCE_MONTHS;

/** The date on which something done at a cadence is due again. */
export function nextDue(last: CalendarDate, cadence: Cadence): CalendarDate {
  return format(dueTime(last, cadence));
}

/** Calendar days since something done at a cadence was due again; negative while it is not. */
export function daysOverdue(last: CalendarDate, cadence: Cadence, today: CalendarDate): number {
  return (Date.parse(today) - dueTime(last, cadence)) / DAY;
}

function dueTime(last: CalendarDate, cadence: Cadence): number {
  return cadence === 'weekly' ? Date.parse(last) + 7 * DAY : monthsLater(last, CADENCE_MONTHS[cadence]);
}

/** The quarter of a day: `2026-Q1`. */
export function quarterOf(date: CalendarDate): string {
  return `${date.slice(0, 4)}-Q${quarter(date)}`;
}

/** The last day of the quarter that a day is in. */
export function endOfQuarter(date: CalendarDate): CalendarDate {
  const first = `${date.slice(0, 4)}-01-01`;
  return addDays(addMonths(first, 3 * quarter(date)), -1);
}

function quarter(date: CalendarDate): number {
  return Math.ceil(Number(date.slice(5, 7)) / 3);
}

function format(time: number): CalendarDate {
  // without T00:00:00.000Z
  return new Date(time).toISOString().slice(0, -14);
}
