import { daysBetween, quarterOf, type CalendarDate } from '../util/calendar.ts';
import { kaplanMeier, type Spell, type SurvivalCurve } from '../statistics/kaplan-meier.ts';
import { grouped } from '../util/grouped.ts';
import { FUNNEL_STAGES, type InitiativeRow, type ReachedStage } from './row.ts';

/** How long initiatives take from one stage to the next. */
export interface Transition {
  readonly from: ReachedStage;
  readonly to: ReachedStage;
  readonly curve: SurvivalCurve;
  /** How many were still waiting after so many days, at regular intervals. */
  readonly atRisk: readonly { readonly days: number; readonly count: number }[];
  /** By the quarter in which they entered `from`, `2026-Q1`, the oldest first. */
  readonly quarters: readonly Quarter[];
  /** Initiatives that reached `from` without a date that says when, so that they are in no figure here. */
  readonly undated: number;
}

interface Quarter {
  readonly quarter: string;
  readonly entered: number;
  readonly moved: number;
  /** Retired before they reached the next stage. */
  readonly ended: number;
  /** Days until half of them had moved; null while fewer have. */
  readonly median: number | null;
}

/**
 * Time from idea to pilot and from pilot to production. An initiative that is still in its stage counts up to the day of
 * its assessment, one that was retired up to that day.
 */
export function flowOf(rows: readonly InitiativeRow[]): readonly Transition[] {
  return FUNNEL_STAGES.slice(1).map((to, i): Transition => {
    const from = FUNNEL_STAGES[i] ?? 'idea';
    const entries = rows.flatMap((row) => entryOf(row, from, to) ?? []);
    const undated = rows.filter(({ reached }) => reached !== null && FUNNEL_STAGES.indexOf(reached) >= i).length;
    return {
      from,
      to,
      curve: kaplanMeier(entries),
      atRisk: atRiskOf(entries),
      quarters: [...grouped(entries, ({ since }) => quarterOf(since))]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([quarter, members]) => ({
          quarter,
          entered: members.length,
          moved: members.filter(({ happened }) => happened).length,
          ended: members.filter(({ isEnded }) => isEnded).length,
          median: kaplanMeier(members).median,
        })),
      undated: undated - entries.length,
    };
  });
}

/** Days between two numbers at risk: so many that at most six fit on the longest time. */
const INTERVALS = [30, 90, 180, 365, 730, 1825];

function atRiskOf(entries: readonly Spell[]): Transition['atRisk'] {
  const longest = Math.max(0, ...entries.map(({ days }) => days));
  const interval = INTERVALS.find((days) => longest / days <= 6) ?? 3650;
  const counts: { days: number; count: number }[] = [];
  for (let at = 0; at <= longest; at += interval) {
    counts.push({ days: at, count: entries.filter(({ days }) => days >= at).length });
  }
  return counts;
}

interface Entry extends Spell {
  readonly since: CalendarDate;
  readonly isEnded: boolean;
}

/** The time of an initiative in a stage: from its first day there to its first day in a later one. */
function entryOf(row: InitiativeRow, from: ReachedStage, to: ReachedStage): Entry | undefined {
  const { stages } = row.record;
  const since = stages.find(({ stage }) => stage === from)?.since;
  if (since === undefined || since > row.asOf) return undefined;
  const later = FUNNEL_STAGES.slice(FUNNEL_STAGES.indexOf(to));
  const moved = stages.find(({ stage, since: on }) => on >= since && later.some((one) => one === stage))?.since;
  const ended = stages.find(({ stage, since: on }) => on >= since && stage === 'retired')?.since;
  const isEnded = moved === undefined && ended !== undefined;
  return { since, isEnded, happened: moved !== undefined, days: daysBetween(since, moved ?? ended ?? row.asOf) };
}
