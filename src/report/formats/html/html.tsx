import type { ShownScorecard } from '../../../presenter/scorecard/scorecard-document.ts';
import { IdPrefix } from '../../../components/id.ts';
import { Header } from '../../../components/scorecard/Header.tsx';
import { Sections } from '../../../components/scorecard/ScorecardPage.tsx';
import { SCORECARD_STYLE } from '../../../components/scorecard/style.ts';
import { Findings, idOf, Overview, Unread } from './tables.tsx';
import type { Report } from '../../report-schema.ts';
import { count } from '../../../presenter/format.ts';
import { documentEnd, documentHead, markup } from '../../html-document.tsx';

/**
 * One document without scripts or anything to fetch: the scorecards as the page shows them, to be read on a screen,
 * mailed, or printed on A4. Written part by part, as there may be many.
 * @param scorecards of each assessment of the report, by its path
 */
export function* html(report: Report, scorecards: ReadonlyMap<string, ShownScorecard>): Iterable<string> {
  const { asOf, tool, assessments, policies, errors } = report;
  const shown = assessments.map(({ path }) => scorecards.get(path));
  const [only] = shown.length === 1 ? shown : [];
  yield documentHead(`${only ? only.scorecard.title : 'AI initiatives'} as of ${asOf}`, SCORECARD_STYLE);
  yield markup(only ? <Header scorecard={only.scorecard} /> : <ReportHeader report={report} />);
  yield '<main>\n';
  if (only) yield markup(<Sections {...only} />);
  else {
    yield markup(<Overview assessments={assessments} />);
    for (const [i, card] of shown.entries()) if (card) yield markup(<Article card={card} id={idOf(i)} />);
  }
  for (const policy of policies) if (policy.findings.length > 0) yield markup(<Findings file={policy} />);
  if (errors.length > 0) yield markup(<Unread errors={errors} />);
  yield '</main>\n';
  yield documentEnd(tool);
}

function ReportHeader({ report: { asOf, assessments } }: { readonly report: Report }) {
  return (
    <header>
      <h1>AI initiatives</h1>
      <p class="description">
        {count(assessments.length, 'initiative')}, assessed as of <time dateTime={asOf}>{asOf}</time>
      </p>
    </header>
  );
}

function Article({ card, id }: { readonly card: ShownScorecard; readonly id: string }) {
  return (
    <IdPrefix.Provider value={`${id}-`}>
      <article id={id}>
        <Header scorecard={card.scorecard} />
        <Sections {...card} />
      </article>
    </IdPrefix.Provider>
  );
}
