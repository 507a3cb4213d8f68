import type { Stage, Verdict } from '../vocabulary.ts';
import type { CalendarDate } from '../util/calendar.ts';
import type { DueKind } from './record.ts';
import { refOf, type InitiativeRef, type InitiativeRow } from './row.ts';

/** An initiative that moved from one value to another. */
export interface Move<T> extends InitiativeRef {
  readonly from: T;
  readonly to: T;
}

/** What is new of an initiative: due dates that passed, targets, contradicted claims. */
export interface Novelty<T> extends InitiativeRef {
  readonly what: readonly T[];
}

/** What changed in a portfolio between two assessments. Initiatives are named as in the later one, but for those gone. */
export interface PortfolioChange {
  /** The days of the earlier assessments. */
  readonly since: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly added: readonly InitiativeRef[];
  readonly gone: readonly InitiativeRef[];
  readonly stageMoves: readonly Move<Stage | null>[];
  readonly verdictMoves: readonly Move<Verdict | null>[];
  readonly newlyOverdue: readonly Novelty<DueKind>[];
  readonly newlyMissed: readonly Novelty<string>[];
  /** Claims that the repository contradicts now and did not before, and those that it no longer contradicts. */
  readonly contradictions: { readonly appeared: readonly Novelty<string>[]; readonly went: readonly Novelty<string>[] };
  /** Earlier assessments made without a repository say nothing of contradictions. */
  readonly knewContradictions: boolean;
}

/**
 * Compares two assessments of a portfolio. An initiative is known again by its place or, where it has moved, by its name.
 *
 * @param knewContradictions whether the earlier assessments were held against their repositories
 */
export function changeOf(
  before: readonly InitiativeRow[],
  after: readonly InitiativeRow[],
  knewContradictions: boolean,
): PortfolioChange {
  const pairs = pairUp(before, after);
  const matched = new Set(pairs.map(([was]) => was));
  const kept = new Set(pairs.map(([, is]) => is));
  const moves = <T>(of: (row: InitiativeRow) => T) =>
    pairs.flatMap(([was, row]) => (of(was) === of(row) ? [] : [{ ...refOf(row), from: of(was), to: of(row) }]));
  const fresh = <T>(of: (row: InitiativeRow) => readonly T[], [was, is]: Pair) =>
    of(is).filter((one) => !of(was).includes(one));
  const novelties = <T>(of: (row: InitiativeRow) => readonly T[], order: (pair: Pair) => Pair = (pair) => pair) =>
    pairs.flatMap((pair) => {
      const what = fresh(of, order(pair));
      return what.length === 0 ? [] : [{ ...refOf(pair[1]), what }];
    });
  const contradicted = ({ record }: InitiativeRow) => record.contradicted;
  const days = before.map(({ asOf }) => asOf).toSorted();
  return {
    since: { from: days[0] ?? '', to: days.at(-1) ?? '' },
    added: after.filter((row) => !kept.has(row)).map(refOf),
    gone: before.filter((row) => !matched.has(row)).map(refOf),
    stageMoves: moves(({ stage }) => stage),
    verdictMoves: moves(({ verdict }) => verdict),
    newlyOverdue: novelties(overdue),
    newlyMissed: novelties(({ record }) => record.missedTargets),
    contradictions: {
      appeared: knewContradictions ? novelties(contradicted) : [],
      went: knewContradictions ? novelties(contradicted, ([was, is]) => [is, was]) : [],
    },
    knewContradictions,
  };
}

type Pair = readonly [was: InitiativeRow, is: InitiativeRow];

function pairUp(before: readonly InitiativeRow[], after: readonly InitiativeRow[]): readonly Pair[] {
  const byUri = new Map(before.map((row) => [row.uri, row]));
  const pairs: Pair[] = [];
  const left: InitiativeRow[] = [];
  for (const row of after) {
    const was = byUri.get(row.uri);
    if (was) pairs.push([was, row]);
    else left.push(row);
  }
  const used = new Set(pairs.map(([was]) => was));
  const byName = new Map<string, InitiativeRow | null>();
  for (const row of before) {
    if (used.has(row) || row.name === null) continue;
    // a name that two have tells nothing
    byName.set(row.name, byName.has(row.name) ? null : row);
  }
  for (const row of left) {
    const was = row.name === null ? undefined : byName.get(row.name);
    if (!was) continue;
    pairs.push([was, row]);
    byName.delete(row.name ?? '');
  }
  return pairs;
}

function overdue({ asOf, record }: InitiativeRow): readonly DueKind[] {
  return [...new Set(record.dueDates.filter(({ on }) => on < asOf).map(({ kind }) => kind))];
}
