import { addDays, type CalendarDate } from '../../core/index.ts';
import type { CalendarEntry } from '../../core/portfolio/index.ts';
import { NO_OWNER } from '../../presenter/format.ts';
import { dueWords, titleOf } from '../../presenter/initiatives/decisions.ts';
import { oneLine } from '../sanitize.ts';
import { type CalendarReport } from './calendar.ts';

/** A reminder, so many days before. */
const ALARM_DAYS = 14;

/** iCalendar (RFC 5545): an all-day event for each date, so that a calendar that subscribes to it follows the manifests. */
export function* ics({ asOf, entries }: CalendarReport): Iterable<string> {
  yield* lines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//ai-initiative//ai-initiative//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:AI initiatives',
  ]);
  const used = new Map<string, number>();
  for (const entry of entries) yield* lines(event(entry, asOf, uidOf(entry, used)));
  yield* lines(['END:VCALENDAR']);
}

function event(entry: CalendarEntry, asOf: CalendarDate, uid: string): readonly string[] {
  const summary = escapeText(`${dueWords(entry)}: ${titleOf(entry)}`);
  const about = [
    `Owner: ${entry.owner ?? NO_OWNER}`,
    ...(entry.committee === null ? [] : [`Decided by: ${entry.committee}`]),
    `Manifest: ${entry.uri}`,
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(entry.on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(entry.on, 1))}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${about.map(escapeText).join('\\n')}`,
    'TRANSP:TRANSPARENT',
    'CATEGORIES:AI initiative',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    `TRIGGER:-P${ALARM_DAYS}D`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** The same in every run, so that a calendar moves an event instead of adding another. */
function uidOf({ name, uri, kind, about }: CalendarEntry, used: Map<string, number>): string {
  const parts = [name ?? uri, kind, ...(about === null ? [] : [about])];
  const id = parts.map((part) => part.replaceAll(/[^\w-]+/g, '-')).join('.');
  const nth = (used.get(id) ?? 0) + 1;
  used.set(id, nth);
  return `${nth === 1 ? id : `${id}.${nth}`}@ai-initiative`;
}

function compact(date: CalendarDate): string {
  return date.replaceAll('-', '');
}

function escapeText(text: string): string {
  return oneLine(text).replaceAll(/[\\;,]/g, String.raw`\$&`);
}

const LINE_OCTETS = 75;

/** Lines that end with CRLF, none longer than 75 octets: a line that continues begins with a blank. */
function* lines(contents: readonly string[]): Iterable<string> {
  for (const content of contents) {
    let line = '';
    let octets = 0;
    for (const character of content) {
      const size = Buffer.byteLength(character);
      if (octets + size > LINE_OCTETS) {
        yield `${line}\r\n`;
        line = ' ';
        octets = 1;
      }
      line += character;
      octets += size;
    }
    yield `${line}\r\n`;
  }
}
