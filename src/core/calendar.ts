/** An ISO 8601 calendar date, `2026-06-01`, known to exist. Dates compare as text. */
export type CalendarDate = string;

const DAY = 86_400_000;

/** Whether a text is a calendar date that exists: `2024-02-29` is one, `2026-02-30` is none. */
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
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return format(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

const CADENCE_MONTHS = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** The date on which something done at a cadence is due again. */
export function nextDue(last: CalendarDate, cadence: 'weekly' | keyof typeof CADENCE_MONTHS): CalendarDate {
  return cadence === 'weekly' ? addDays(last, 7) : addMonths(last, CADENCE_MONTHS[cadence]);
}

function format(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10);
}
