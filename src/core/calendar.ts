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
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 1 && isLeap ? 29 : (MONTH_DAYS[month] ?? 31);
  const day = Math.min(Number(date.slice(8)), last);
  return `${padded(year, 4)}-${padded(month + 1, 2)}-${padded(day, 2)}`;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

const CADENCE_MONTHS = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** The date on which something done at a cadence is due again. */
export function nextDue(last: CalendarDate, cadence: 'weekly' | keyof typeof CADENCE_MONTHS): CalendarDate {
  return cadence === 'weekly' ? addDays(last, 7) : addMonths(last, CADENCE_MONTHS[cadence]);
}

function format(time: number): CalendarDate {
  return new Date(time).toISOString().slice(0, 10);
}
