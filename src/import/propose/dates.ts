import type { CalendarDate } from '../../core/index.ts';
import { dateFormat } from '../dates.ts';

const FORMATS = [
  'YYYY-MM-DD',
  'YYYY-MM-DD*',
  'M/D/YYYY',
  'D/M/YYYY',
  'D.M.YYYY',
  'D-MMM-YYYY',
  'D MMM YYYY',
  'MMM D, YYYY',
  'MMM YYYY',
  'YY-MMM',
  'M/YYYY',
  'YYYY-MM',
  'YYYY/MM/DD',
  'YYYY',
  'excel',
  'excel-year',
];

/** The formats that read the most of some texts as dates up to about today, the most frequent first. */
export function guessFormats(texts: readonly string[], today: CalendarDate): readonly string[] {
  const chosen: string[] = [];
  let open = texts.slice(0, 5000);
  for (;;) {
    const counted = FORMATS.filter((name) => !chosen.includes(name)).map((name) => {
      const read = dateFormat(name);
      const left = open.filter((text) => !isPlausible(read?.(text), today));
      return { name, left, count: open.length - left.length };
    });
    const best = counted.toSorted((a, b) => b.count - a.count)[0];
    if (!best || best.count === 0) return chosen;
    chosen.push(best.name);
    open = best.left;
  }
}

/** How many of the texts are dates in one of the formats, 0 to 1. */
export function shareOfDates(texts: readonly string[], today: CalendarDate): number {
  const formats = FORMATS.flatMap((name) => dateFormat(name) ?? []);
  const sample = texts.slice(0, 500);
  const dates = sample.filter((text) => formats.some((read) => isPlausible(read(text), today)));
  return sample.length === 0 ? 0 : dates.length / sample.length;
}

function isPlausible(date: unknown, today: CalendarDate): boolean {
  return typeof date === 'string' && date > '1970' && date.slice(0, 4) <= String(Number(today.slice(0, 4)) + 10);
}
