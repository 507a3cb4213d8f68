import { isCalendarDate, type CalendarDate } from '../../core/index.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A reader of the days in one column. A day such as 04/03/2026 is read only where another cell of the column shows which part is
 * the day; otherwise it has none.
 */
export function dayReader(column: readonly unknown[]): (cell: unknown) => CalendarDate | undefined {
  const parts = column.map(numericParts).filter((found) => found !== undefined);
  const isDayFirst = parts.some(([first]) => first > 12);
  const isMonthFirst = parts.some(([, second]) => second > 12);
  return (cell) => {
    const text = typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
    const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/.exec(text);
    if (iso) return dayOf(iso[1], iso[2], iso[3]);
    const named = /^(\d{1,2})[ .-]+([a-z]{3})[a-z]*[ .,-]+(\d{4})$/i.exec(text);
    if (named) return dayOf(named[3], monthOf(named[2]), named[1]);
    const american = /^([a-z]{3})[a-z]*[ .]+(\d{1,2}),? +(\d{4})$/i.exec(text);
    if (american) return dayOf(american[3], monthOf(american[1]), american[2]);
    const numeric = numericParts(text);
    if (!numeric) return undefined;
    const [first, second, year, separator] = numeric;
    // dots are written between parts that begin with the day
    const dayFirst = separator === '.' || (isDayFirst && !isMonthFirst);
    const monthFirst = separator !== '.' && isMonthFirst && !isDayFirst;
    if (dayFirst || first === second) return dayOf(year, second, first);
    return monthFirst ? dayOf(year, first, second) : undefined;
  };
}

function numericParts(cell: unknown): readonly [number, number, number, string] | undefined {
  const match = typeof cell === 'string' ? /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})/.exec(cell.trim()) : undefined;
  return match ? [Number(match[1]), Number(match[3]), Number(match[4]), match[2] ?? ''] : undefined;
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
}

function dayOf(...parts: readonly (string | number | undefined)[]): CalendarDate | undefined {
  const [year, month, day] = parts.map((part) => String(part ?? '').padStart(2, '0'));
  const date = `${year}-${month}-${day}`;
  return isCalendarDate(date) ? date : undefined;
}

/**
 * The number in a cell, without its unit; undefined where it cannot be told apart.
 *
 * @param delimiter between the cells: where that is no comma, a comma may be that of a decimal
 */
export function numberIn(cell: unknown, delimiter: string): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  const text = /^[^\d+-]{0,5}([+-]?[\d.,'\s\u00a0\u202f]*\d)\s*[\p{L}%€$£/]{0,12}$/u.exec(cell.trim())?.[1];
  if (text === undefined) return undefined;
  const bare = text.replaceAll(/['\s\u00a0\u202f]/g, '');
  const [comma, dot] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  // where both are there, the last one is that of the decimal
  if (comma >= 0 && dot >= 0)
    return Number(comma > dot ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', ''));
  if (comma < 0) return bare.indexOf('.') === dot ? Number(bare) : Number(bare.replaceAll('.', ''));
  if (bare.indexOf(',') !== comma) return Number(bare.replaceAll(',', ''));
  // 1,234 is a thousand or a decimal, depending on who writes
  if (/,\d{3}$/.test(bare)) return undefined;
  return delimiter === '' || delimiter !== ',' || /,\d{1,2}$/.test(bare) ? Number(bare.replace(',', '.')) : undefined;
}
