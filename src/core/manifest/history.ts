import type { CalendarDate } from '../util/calendar.ts';
import type { Manifest, Stage } from './schema.ts';

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
