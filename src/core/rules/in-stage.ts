import { decisionsInStage, stageEnteredOn, type Decision } from '../manifest/history.ts';
import { daysBetween } from '../util/calendar.ts';
import { insertScaffold } from './missing.ts';
import type { RuleContext } from './rule.ts';

export const DECISIONS = 'lifecycle.decisions';

export const enteredOn = ({ manifest, stage }: RuleContext) => stageEnteredOn(manifest.lifecycle, stage);

export const onDatedStage = (context: RuleContext) => (enteredOn(context) === undefined ? 'stage-date-missing' : true);

/** The decisions of the stage that count: a stop that retirement does not follow in time counts as none. */
export function decisions({ manifest, today, thresholds }: RuleContext): readonly Decision[] {
  return decisionsInStage(manifest.lifecycle).filter(
    ({ outcome, on }) => outcome !== 'stop' || daysBetween(on, today) <= thresholds.scaleGraceDays,
  );
}

/** Whether the decision that was due has been taken: to scale or stop, or any other on the day or after it. */
export function isDecided(context: RuleContext, due: string): boolean {
  return decisions(context).some(({ outcome, on }) => outcome === 'scale' || outcome === 'stop' || on >= due);
}

/** A decision to fill in, unless one is there that waits for it. */
export function scaffoldDecision({ manifest, filler }: RuleContext) {
  const next = manifest.lifecycle.decisions?.length ?? 0;
  const isWaiting = Array.from({ length: next + 1 }, (_, i) => filler(`${DECISIONS}[${i}]`)).some(Boolean);
  return isWaiting ? [] : [insertScaffold(`${DECISIONS}[${next}]`)];
}
