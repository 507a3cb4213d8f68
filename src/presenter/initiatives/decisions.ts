import { daysBetween, type DueKind } from '../../core/index.ts';
import type { CalendarEntry, Period } from '../../core/portfolio/index.ts';
import { daysAway, NO_OWNER } from '../format.ts';
import type { DecisionsView, DueOfView, DueView } from './sections.ts';

export const PERIOD_NAMES: Readonly<Record<Period, string>> = {
  overdue: 'Overdue',
  'this-month': 'This month',
  'this-quarter': 'Later this quarter',
  later: 'Later',
};

/** So many dates and people are shown; the calendar of the command line has all. */
const ENTRIES = 200;
const PEOPLE = 10;

const NO_COMMITTEE = 'Not named';

/** What has to be decided or renewed, and by whom. */
export function decisionsView(calendar: readonly CalendarEntry[], today: string): DecisionsView {
  const soon = calendar.filter(({ period }) => period !== 'later');
  return {
    periods: (Object.keys(PERIOD_NAMES) as Period[]).map((period) => ({
      name: PERIOD_NAMES[period],
      count: calendar.filter((entry) => entry.period === period).length,
    })),
    entries: soon.slice(0, ENTRIES).map((entry) => dueView(entry, today)),
    byOwner: dueBy(soon, ({ owner }) => owner ?? NO_OWNER),
    byCommittee: dueBy(
      soon.filter(({ kind }) => kind === 'decision' || kind === 'hold-end'),
      ({ committee }) => committee ?? NO_COMMITTEE,
    ),
  };
}

function dueView(entry: CalendarEntry, today: string): DueView {
  const { uri, on, period } = entry;
  return {
    uri,
    title: titleOf(entry),
    on,
    period,
    what: dueWords(entry),
    when: daysAway(daysBetween(today, on)),
    owner: entry.owner ?? NO_OWNER,
    committee: entry.committee ?? NO_COMMITTEE,
  };
}

const KIND_WORDS: Readonly<Record<DueKind, (about: string | null) => string>> = {
  decision: () => 'Decision',
  review: () => 'Review',
  waiver: (rule) => `Waiver${rule === null ? '' : ` of ${rule}`} expires`,
  'contract-notice': (supplier) => `Last day to give notice${supplier === null ? '' : ` to ${supplier}`}`,
  'model-retirement': (model) => `Model${model === null ? '' : ` ${model}`} is retired`,
  'hold-end': () => 'Hold ends',
};

/** What is due: `Decision`, `Waiver of owner-missing expires`. */
export function dueWords({ kind, about }: Pick<CalendarEntry, 'kind' | 'about'>): string {
  return KIND_WORDS[kind](about);
}

/** What an initiative is called: its title, else its name, else its manifest. */
export function titleOf(row: Pick<CalendarEntry, 'title' | 'name' | 'uri'>): string {
  return row.title ?? row.name ?? row.uri;
}

function dueBy(entries: readonly CalendarEntry[], whoOf: (entry: CalendarEntry) => string): DueOfView[] {
  const people = new Map<string, DueOfView>();
  for (const entry of entries) {
    const name = whoOf(entry);
    const due = people.get(name) ?? { name, overdue: 0, thisMonth: 0, thisQuarter: 0 };
    people.set(name, due);
    if (entry.period === 'overdue') due.overdue++;
    else if (entry.period === 'this-month') due.thisMonth++;
    else due.thisQuarter++;
  }
  return [...people.values()]
    .toSorted((a, b) => b.overdue - a.overdue || b.thisMonth - a.thisMonth || b.thisQuarter - a.thisQuarter)
    .slice(0, PEOPLE);
}
