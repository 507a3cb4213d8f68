import { addDays, isCalendarDate, type CalendarDate } from '../core/index.ts';

/** Reads a text as a date: undefined where it has another form; `problem` where it has the form and is no date. */
export type DateFormat = (text: string) => CalendarDate | { readonly problem: string } | undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MMM: '(?<word>[a-z]{3,9})\\.?',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
  '*': '.*',
};

/** Day 0 of the serial numbers of spreadsheets, for days after February 1900. */
const EXCEL_EPOCH = '1899-12-30';
const EXCEL_DAYS = { from: 18264, to: 73050 };

/** A format as a mapping names it; undefined where there is no such format. A month or year without day is its first day. */
export function dateFormat(name: string): DateFormat | undefined {
  if (name === 'excel') return excelSerial;
  if (name === 'excel-year') return excelYear;
  const parts = name.split(/(YYYY|YY|MMM|MM|M|DD|D|\*)/);
  const tokens = parts.filter((_, i) => i % 2 === 1);
  const years = tokens.filter((token) => token.startsWith('Y'));
  if (years.length !== 1 || new Set(tokens.map(([first]) => first)).size !== tokens.length) return undefined;
  const literal = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\/]/g, '\\$&');
  const source = parts.map((part, i) => (i % 2 === 1 ? TOKENS[part] : literal(part))).join('');
  const expression = new RegExp(`^${source}$`, 'i');
  return (text) => {
    const groups = expression.exec(text)?.groups;
    return groups && toDate(groups);
  };
}

function toDate({ year = '', month, word, day = '1' }: Readonly<Record<string, string | undefined>>) {
  const named = word === undefined ? undefined : MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  if (named === 0) return undefined;
  const full = year.length === 2 ? `20${year}` : year;
  const date = [full, String(named ?? month ?? 1).padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isCalendarDate(date) ? date : { problem: 'there is no such day' };
}

function excelSerial(text: string): CalendarDate | undefined {
  const days = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  return days >= EXCEL_DAYS.from && days <= EXCEL_DAYS.to ? addDays(EXCEL_EPOCH, days) : undefined;
}

/** A year typed into a cell for dates: 2024 is shown as 16 July 1905, day 2024 of the calendar of spreadsheets. */
function excelYear(text: string): CalendarDate | undefined {
  const [, month = '', day = ''] = /^(\d{1,2})\/(\d{1,2})\/1905$/.exec(text) ?? [];
  const iso = month === '' ? text : `1905-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!iso.startsWith('1905-') || !isCalendarDate(iso)) return undefined;
  const year = Math.round((Date.parse(iso) - Date.parse(EXCEL_EPOCH)) / 86_400_000);
  return `${year}-01-01`;
}

/** A text as a date by the first format that gives one. */
export function readDate(text: string, formats: readonly DateFormat[]): CalendarDate | { readonly problem: string } {
  const results = formats.map((format) => format(text)).filter((result) => result !== undefined);
  const found = results.find((result) => typeof result === 'string');
  return found ?? results[0] ?? { problem: 'it has none of the date formats of the mapping' };
}
