/** The page of a scorecard on a manifest, with the extension's part played by the real core and presenter. */
import { assess, changesBetween, defaultPolicy, parseDocument, standingOf, whatIf } from '../../src/core/index.ts';
import { firstContent } from '../../src/components/scorecard/first-content.tsx';
import { SCORECARD_STYLE } from '../../src/components/scorecard/style.ts';
import { toHost, type ToHost, type ToPage } from '../../src/presenter/scorecard/messages.ts';
import type { Scorecard } from '../../src/presenter/scorecard/scorecard-schema.ts';
import {
  absentTrend,
  presentView,
  trendView,
  type AssessedRevision,
} from '../../src/presenter/scorecard/trend/trend.ts';
import { previewOf, scorecardView } from '../../src/presenter/scorecard/view.ts';
import { openPage, type OpenPage, type PageOptions } from './page.ts';

/** The day as of which the examples are assessed. */
export const AS_OF = '2026-05-20';

const URI = 'file:///w/ai-initiative.yaml';
const FILE = 'ai-initiative.yaml';

const assessed = (text: string, today = AS_OF) => assess(parseDocument(text), { policy: defaultPolicy, today });

export interface ScorecardPageOptions extends Pick<PageOptions<ToPage, ToHost>, 'size' | 'theme'> {
  /** Earlier texts and their days, oldest first; or why there is no history. */
  readonly history?: readonly (readonly [on: string, text: string])[] | string;
}

export interface OpenScorecard extends OpenPage<ToPage, ToHost> {
  /** What the page shows now. */
  readonly view: () => Scorecard;
  /** What the page would show of a text. */
  readonly viewOf: (text: string) => Scorecard;
  /** Lets the manifest have another text; one that cannot be read leaves the last one that could. */
  readonly write: (text: string) => Promise<void>;
}

/** Opens the scorecard of a manifest, filled by the extension before its script runs, as it is in VS Code. */
export async function openScorecard(
  text: string,
  { history = 'the folder is not a git repository', ...options }: ScorecardPageOptions = {},
): Promise<OpenScorecard> {
  let assessment = assessed(text);
  let unreadable: typeof assessment | undefined;
  const revisions = typeof history === 'string' ? [] : revisionsOf(history);
  const viewOf = (of: string) => scorecardView({ assessment: assessed(of), file: FILE, asOfIsSet: true });
  const view = () => scorecardView({ assessment, unreadable, file: FILE, asOfIsSet: true });
  const show = (): ToPage => ({ type: 'show', uri: URI, scorecard: view() });
  const present = (): readonly ToPage[] =>
    typeof history === 'string' ? [] : [{ type: 'present', present: presentView(assessment, revisions) }];
  const trend = typeof history === 'string' ? absentTrend(history) : trendView(revisions, AS_OF, 500);

  const answer = (message: ToHost): readonly ToPage[] => {
    if (message.type === 'ready') return [show(), { type: 'trend', trend }, ...present()];
    if (message.type !== 'whatIf') return [];
    const preview = previewOf(whatIf(assessment, message.ruleIds), assessment, message.ruleIds);
    return preview ? [preview] : [];
  };
  const parts = { script: 'scorecard', style: SCORECARD_STYLE, content: firstContent(view()) } as const;
  const opened = await openPage<ToPage, ToHost>({ parts, toHost, answer, ...options });
  await opened.page.locator('#root:not([inert])').getByRole('heading', { level: 1 }).waitFor();
  const write = async (next: string) => {
    const read = assessed(next);
    if (read.stage === null) unreadable = read;
    else [assessment, unreadable] = [read, undefined];
    for (const message of [show(), ...present()]) await opened.send(message);
  };
  return { ...opened, view, viewOf, write };
}

function revisionsOf(texts: readonly (readonly [on: string, text: string])[]): readonly AssessedRevision[] {
  const standings = texts.map(([on, text]) => ({ on, standing: standingOf(assessed(text, on)) }));
  return standings.map(({ on, standing }, i) => {
    const before = standings.slice(0, i).findLast((earlier) => earlier.standing.stage !== null);
    const changes = before ? changesBetween(before.standing, standing) : [];
    return { commit: `${i}`.repeat(40), on, standing, changes };
  });
}
