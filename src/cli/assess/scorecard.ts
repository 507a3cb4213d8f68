import type { Assessment, Fact, Policy } from '../../core/index.ts';
import type { FileHistory } from '../../repository/node/facts-source.ts';
import { createTrendCache, MAX_REVISIONS, trendOf, type TrendPoint } from '../../repository/trend.ts';
import { withHistory, type ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { scorecardView } from '../../presenter/scorecard/view.ts';

/** The input of a scorecard. */
export interface Assessed {
  readonly assessment: Assessment;
  /** As the report names the manifest. */
  readonly file: string;
  readonly asOfIsSet: boolean;
  /** That of the manifest, by which its revisions are judged too. */
  readonly policy: Policy;
  readonly history: FileHistory;
}

/** The scorecard of a manifest as its page shows it, with its trend. */
export async function shownScorecard({ policy, history, ...assessed }: Assessed): Promise<ShownScorecard> {
  const revisions = await revisionsOf(history, policy);
  return withHistory(scorecardView(assessed), assessed.assessment, revisions, MAX_REVISIONS);
}

async function revisionsOf({ history, path }: FileHistory, policy: Policy): Promise<Fact<readonly TrendPoint[]>> {
  if ('unknown' in history) return history;
  try {
    return { known: await trendOf(history.known, path, { policy, cache: createTrendCache() }) };
  } catch {
    return { unknown: 'git could not answer' };
  }
}
