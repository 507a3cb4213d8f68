import { InvalidArgumentError } from 'commander';
import { isCalendarDate, type CalendarDate } from '../../core/index.ts';

/** An option that is a calendar date. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('It must be a date that exists, written YYYY-MM-DD.');
  return text;
}

/** The local calendar date of a moment. */
export function localDate(moment: Date): CalendarDate {
  const part = (n: number, digits: number) => String(n).padStart(digits, '0');
  return `${part(moment.getFullYear(), 4)}-${part(moment.getMonth() + 1, 2)}-${part(moment.getDate(), 2)}`;
}
