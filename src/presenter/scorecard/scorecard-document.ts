import type { Assessment, Fact } from '../../core/index.ts';
import type { Scorecard } from './scorecard-schema.ts';
import type { Present, Trend } from './trend/trend-schema.ts';
import { absentTrend, presentView, trendView, type AssessedRevision } from './trend/trend.ts';

/** A document of more initiatives says of each only what keeps it from its next stage: scorecards are 100 kB each. */
export const MAX_SCORECARDS = 25;

/** A scorecard as the page shows it, with its history where that was asked for. */
export interface ShownScorecard {
  readonly scorecard: Scorecard;
  readonly trend?: Trend;
  readonly present?: Present;
}

/**
 * A scorecard and how it came about.
 * @param history the revisions of its manifest, oldest first, or why there are none
 * @param limit so many revisions, the newest, are looked at
 */
export function withHistory(
  scorecard: Scorecard,
  assessment: Assessment,
  history: Fact<readonly AssessedRevision[]>,
  limit: number,
): ShownScorecard {
  if ('unknown' in history) return { scorecard, trend: absentTrend(history.unknown) };
  const { known } = history;
  return { scorecard, trend: trendView(known, assessment.asOf, limit), present: presentView(assessment, known) };
}
