import type { CalendarDate } from '../calendar.ts';
import type { Manifest, Stage } from './schema.ts';

type Lifecycle = Manifest['lifecycle'];

/**
 * Day on which a stage was last entered. Undefined where the history does not say: no entry, or an entry without its
 * stage or date, which might be this one.
 */
export function stageEnteredOn({ stageHistory = [] }: Lifecycle, stage: Stage): CalendarDate | undefined {
  if (stageHistory.some((entry) => entry.stage === undefined || entry.since === undefined)) return undefined;
  return stageHistory
    .flatMap((entry) => (entry.stage === stage && entry.since ? [entry.since] : []))
    .toSorted()
    .at(-1);
}

/**
 * Day of the decision that counts for the present stage: taken since it began. A `stop` counts as none while the
 * initiative goes on all the same.
 */
export function decidedInStageOn(lifecycle: Lifecycle): CalendarDate | undefined {
  const entered = stageEnteredOn(lifecycle, lifecycle.stage);
  const { outcome, on } = lifecycle.decision ?? {};
  if (!outcome || outcome === 'stop' || !on || !entered) return undefined;
  return on >= entered ? on : undefined;
}
