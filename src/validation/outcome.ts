import {
  addDays,
  assess,
  completeDecisions,
  daysBetween,
  isPrimary,
  measuresTheWork,
  meetsTarget,
  parseDocument,
  type CalendarDate,
  type Policy,
} from '../core/index.ts';
import type { ReadRevision } from './revisions.ts';

/** What a metric shows so soon after the start is not taken for a result of the pilot. */
const SOONEST_RESULT_DAYS = 30;

/** What became of a pilot. `stopped` is no failure: it was decided. */
export const OUTCOMES = ['crossed', 'stopped', 'neither'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is known of a pilot up to the day its outcome is asked for. */
export interface Course {
  readonly enteredOn: CalendarDate;
  /** The day of the outcome. */
  readonly end: CalendarDate;
  /** Committed since the pilot began and by the end, oldest first. */
  readonly revisions: readonly ReadRevision[];
  /** Whether the manifest was deleted by the end. */
  readonly isDeleted: boolean;
  readonly policy: Policy;
}

/** What became of a pilot by its end, as committed by then. */
export function outcomeOf(course: Course): Outcome {
  if (course.revisions.some((revision) => hasCrossed(revision, course))) return 'crossed';
  return isStopped(course) ? 'stopped' : 'neither';
}

/** In production, where a primary metric of the work met its target in a measurement that is not of the first days. */
function hasCrossed({ lifecycle, text, on }: ReadRevision, { enteredOn, end, policy }: Course): boolean {
  if (lifecycle.stage !== 'production') return false;
  // without what is no answer, or only assumed
  const { outcomes } = assess(parseDocument(text), { policy, today: on }).manifest;
  const metrics = outcomes?.metrics ?? [];
  const soonest = addDays(enteredOn, SOONEST_RESULT_DAYS);
  return metrics.some((metric) => {
    const { measuredOn } = metric;
    const isInTime = measuredOn !== undefined && measuredOn >= soonest && measuredOn <= end;
    return isInTime && isPrimary(metric, metrics) && measuresTheWork(metric) && meetsTarget(metric) === true;
  });
}

/** A decision to stop that retirement does not follow in time counts as none. */
function isStopped({ revisions, enteredOn, end, isDeleted, policy }: Course): boolean {
  const isRetired = isDeleted || revisions.at(-1)?.lifecycle.stage === 'retired';
  return revisions.some(({ lifecycle }) =>
    completeDecisions(lifecycle).some(({ outcome, on }) => {
      const isInTime = isRetired || daysBetween(on, end) <= policy.thresholds.scaleGraceDays;
      return outcome === 'stop' && on >= enteredOn && on <= end && isInTime;
    }),
  );
}
