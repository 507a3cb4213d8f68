import {
  addDays,
  changesBetween,
  changesInWords,
  standingOf,
  type Assessment,
  type CalendarDate,
  type RuleChange,
  type Standing,
} from '../../../core/index.ts';
import { count, scoreText } from '../../format.ts';
import type { Present, Trend, TrendPoint } from './trend-schema.ts';

/** A revision of a manifest, and what came out otherwise in it than before. */
export interface AssessedRevision {
  readonly commit: string;
  readonly on: CalendarDate;
  readonly standing: Standing;
  readonly changes: readonly RuleChange[];
}

/** How far back the present is compared, in days. */
const LOOK_BACK = 30;

/**
 * The part of a history (oldest first) up to the day of assessment.
 * @param limit so many revisions, the newest, are looked at
 */
export function trendView(revisions: readonly AssessedRevision[], asOf: CalendarDate, limit: number): Trend {
  const past = upTo(revisions, asOf);
  const later = revisions.length - past.length;
  return {
    state: 'known',
    points: past.map(({ commit, on, standing, changes }) => pointView(commit.slice(0, 8), on, standing, changes)),
    notes: [
      ...(revisions.length < limit ? [] : [`Only the newest ${limit} revisions are shown.`]),
      ...laterNote(past.length, later),
    ],
  };
}

/** What the date of assessment hides. */
function laterNote(shown: number, hidden: number): readonly string[] {
  if (hidden === 0) return [];
  const are = hidden === 1 ? 'is' : 'are';
  return [
    shown === 0
      ? `No revision before this date; ${hidden} later ${hidden === 1 ? 'one' : 'ones'} ${are} hidden.`
      : `${count(hidden, 'later revision')} ${are} hidden.`,
  ];
}

export function absentTrend(reason: string): Trend {
  return { state: 'absent', reason };
}

/** The present text after the revisions of a history, and whether it is getting better. */
export function presentView(assessment: Assessment, revisions: readonly AssessedRevision[]): Present {
  const { asOf } = assessment;
  const readable = upTo(revisions, asOf).filter(({ standing }) => standing.stage !== null);
  const standing = standingOf(assessment);
  const last = readable.at(-1);
  const point = pointView(null, asOf, standing, last ? changesBetween(last.standing, standing) : []);
  return { point, ...direction(standing, readable, asOf, withoutPast(revisions, asOf)) };
}

/** Why there is no revision to compare with. */
function withoutPast(revisions: readonly AssessedRevision[], asOf: CalendarDate): string {
  if (revisions.length === 0) return 'Not committed yet.';
  return upTo(revisions, asOf).length === 0
    ? 'No revision before this date.'
    : 'No earlier revision could be assessed.';
}

function direction(
  now: Standing,
  past: readonly AssessedRevision[],
  asOf: CalendarDate,
  withoutPast: string,
): Pick<Present, 'sentence' | 'direction'> {
  const from = past.findLast(({ on }) => on <= addDays(asOf, -LOOK_BACK)) ?? past[0];
  const before = from?.standing.score ?? null;
  if (!from) return { direction: 'unclear', sentence: withoutPast };
  if (before === null || now.score === null) {
    return { direction: 'unclear', sentence: `Cannot be compared with ${from.on}.` };
  }
  const stageNote = from.standing.stage === now.stage ? '' : `, when it was ${article(from.standing.stage)}`;
  const [was, is] = [scoreText(before), scoreText(now.score)];
  const verdictNote = sameVerdictSince(now, past);
  if (was === is) return { direction: 'same', sentence: `Score unchanged since ${from.on}${stageNote}${verdictNote}.` };
  const direction = now.score > before ? 'up' : 'down';
  return { direction, sentence: `Score ${direction} from ${was} to ${is} since ${from.on}${stageNote}${verdictNote}.` };
}

/** Since when the gate has given the present answer. */
function sameVerdictSince({ verdict }: Standing, past: readonly AssessedRevision[]): string {
  if (verdict === null) return '';
  const other = past.findLastIndex(({ standing }) => standing.verdict !== verdict);
  const first = past[other + 1];
  return first ? `; ${verdict} since ${first.on}` : `; ${verdict} only now`;
}

function article(stage: string | null): string {
  return stage === 'idea' ? 'an idea' : stage === 'pilot' ? 'a pilot' : `${stage === null ? '' : 'in '}${stage ?? ''}`;
}

function upTo(revisions: readonly AssessedRevision[], asOf: CalendarDate): readonly AssessedRevision[] {
  return revisions.filter(({ on }) => on <= asOf);
}

function pointView(
  commit: string | null,
  on: CalendarDate,
  { stage, score, verdict }: Standing,
  changes: readonly RuleChange[],
): TrendPoint {
  return { commit, on, stage, score, verdict, changes: [...changesInWords(changes)] };
}
