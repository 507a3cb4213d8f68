import * as vscode from 'vscode';
import type { CalendarDate, Fact } from '../../core/index.ts';
import { MAX_REVISIONS, type TrendPoint } from '../../repository/trend.ts';
import type { Scorecard } from '../../presenter/scorecard/scorecard-schema.ts';
import type { Trend } from '../../presenter/scorecard/trend/trend-schema.ts';
import { withHistory, type ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { absentTrend, trendView } from '../../presenter/scorecard/trend/trend.ts';
import { scorecardView } from '../../presenter/scorecard/view.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';
import type { Trends } from './trends.ts';

/** What the page says of a manifest as it is now. */
export function scorecardOf(
  { uri, assessment, shown, isShownOutdated, waitsForFacts }: StoredManifest,
  { asOf }: Pick<ManifestStore, 'asOf'>,
): Scorecard {
  return scorecardView({
    assessment: shown.assessment,
    unreadable: isShownOutdated ? assessment : undefined,
    file: vscode.workspace.asRelativePath(uri),
    asOfIsSet: asOf.isSet,
    waitsForFacts,
  });
}

/** What the page says of the history of a manifest. */
export function trendOn(asOf: CalendarDate, trend: Fact<readonly TrendPoint[]>): Trend {
  return 'known' in trend ? trendView(trend.known, asOf, MAX_REVISIONS) : absentTrend(trend.unknown);
}

/** All of it, once the history is known. */
export async function shownScorecard(
  manifest: StoredManifest,
  store: ManifestStore,
  trends: Trends,
): Promise<ShownScorecard> {
  const trend = await trends.of(manifest.uri);
  return withHistory(scorecardOf(manifest, store), manifest.shown.assessment, trend, MAX_REVISIONS);
}
