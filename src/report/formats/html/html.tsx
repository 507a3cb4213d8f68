import { MAX_SCORECARDS, type ShownScorecard } from '../../../presenter/scorecard/scorecard-document.ts';
import { IdPrefix } from '../../../components/id.ts';
import { Header } from '../../../components/scorecard/Header.tsx';
import { Sections } from '../../../components/scorecard/ScorecardPage.tsx';
import { SCORECARD_STYLE } from '../../../components/scorecard/style.ts';
import { Brief } from './brief.tsx';
import { Findings, idOf, Overview, Unread } from './tables.tsx';
import type { Report } from '../../report-schema.ts';
import { count } from '../../../presenter/format.ts';
import { documentEnd, documentHead, markup } from '../../html-document.tsx';

/**
 * One document without scripts or anything to fetch: the scorecards as the page shows them, to be read on a screen,
 * mailed, or printed on A4. Written part by part, as there may be many.
 * @param scorecards by the path of the assessment; one that has none is shown by what keeps it from its next stage
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
    if (scorecards.size < assessments.length) yield markup(<LeftOut />);
    yield markup(<Overview assessments={assessments} />);
    for (const [i, assessment] of assessments.entries()) {
      const [card, id] = [shown[i], idOf(i)];
      yield markup(card ? <Article card={card} id={id} /> : <Brief assessment={assessment} id={id} />);
    }
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

function LeftOut() {
  return (
    <p class="section">
      Reports of more than {MAX_SCORECARDS} initiatives leave out their scorecards: each is listed with what keeps it
      from its next stage. <code>ai-initiative assess &lt;folder&gt; --format html</code> writes the scorecard of one,{' '}
      <code>ai-initiative portfolio --format html</code> decisions, money, owners and stages of all.
    </p>
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
