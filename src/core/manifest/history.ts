import { addDays, type CalendarDate } from '../util/calendar.ts';
import type { Stage } from '../vocabulary.ts';
import type { Manifest } from './manifest-schema.ts';

type Lifecycle = Manifest['lifecycle'];

/**
 * Day on which a stage was last entered. Undefined where the history does not say: no entry, or an entry without its
 * stage or date, which might be this one.
 */
export function stageEnteredOn({ stageHistory = [] }: Lifecycle, stage: Stage): CalendarDate | undefined {
  let latest: CalendarDate | undefined;
  for (const { stage: entered, since } of stageHistory) {
    if (entered === undefined || since === undefined) return undefined;
    if (entered === stage && (latest === undefined || since > latest)) latest = since;
  }
  return latest;
}

/** A decision that says what was decided and when. */
export type Decision = NonNullable<Lifecycle['decisions']>[number] & {
  readonly outcome: 'extend' | 'scale' | 'pivot' | 'stop';
  readonly on: CalendarDate;
};

/** The decisions taken since the present stage began, oldest first; none where its beginning is not known. */
export function decisionsInStage(lifecycle: Lifecycle): readonly Decision[] {
  const entered = stageEnteredOn(lifecycle, lifecycle.stage);
  if (entered === undefined) return [];
  return completeDecisions(lifecycle).filter(({ on }) => on >= entered);
}

/** All decisions that have an outcome and a day, oldest first. */
export function completeDecisions({ decisions = [] }: Lifecycle): readonly Decision[] {
  const complete = decisions.filter((one): one is Decision => one.outcome !== undefined && one.on !== undefined);
  return complete.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The last day of a hold: the day it is planned to end, and at most `maxDays` after it began; undefined without a beginning. */
export function holdEndsOn({ onHold }: Lifecycle, maxDays: number): CalendarDate | undefined {
  if (onHold?.since === undefined) return undefined;
  const latest = addDays(onHold.since, maxDays);
  return onHold.until !== undefined && onHold.until < latest ? onHold.until : latest;
}

/** Whether an initiative is on hold on a day. */
export function isOnHold(lifecycle: Lifecycle, maxDays: number, today: CalendarDate): boolean {
  const end = holdEndsOn(lifecycle, maxDays);
  return end !== undefined && (lifecycle.onHold?.since ?? today) <= today && today <= end;
}
