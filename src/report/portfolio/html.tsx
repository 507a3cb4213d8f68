import { InitiativesDocument } from '../../components/initiatives/InitiativesDocument.tsx';
import { INITIATIVES_STYLE } from '../../components/initiatives/style.ts';
import { assessedOn } from '../../presenter/format.ts';
import { initiativesView } from '../../presenter/initiatives/view.ts';
import { Appendix, documentEnd, documentHead, markup } from '../html-document.tsx';
import type { PortfolioReport } from './portfolio.ts';

/** One page without scripts or anything to fetch: all initiatives as the editor shows them. */
export function portfolioHtml({
  tool,
  asOf,
  portfolio,
  change,
  superseded,
  uncovered,
  errors,
}: PortfolioReport): string {
  const initiatives = initiativesView({
    rows: portfolio.initiatives,
    asOf,
    asOfIsSet: false,
    waiting: 0,
    fileOf: (uri) => uri,
    change: change ?? undefined,
  });
  const leftOut = superseded.map(({ uri, asOf: day, source, keptAsOf }) => [uri, day, source, keptAsOf]);
  return [
    documentHead(`AI initiatives, ${assessedOn(asOf)}`, INITIATIVES_STYLE),
    markup(
      <main>
        <InitiativesDocument initiatives={initiatives} />
        <Appendix
          title="AI without a manifest"
          columns={['Folder', 'By']}
          rows={uncovered.map(({ place, sdks }) => [place, sdks.join(', ')])}
        />
        <Appendix
          title="Superseded assessments"
          columns={['Initiative', 'Assessed', 'In', 'Newer assessment used']}
          rows={leftOut}
        />
        <Appendix title="Not read" columns={['Path', 'Why']} rows={errors.map((e) => [e.path, e.message])} />
      </main>,
    ),
    documentEnd(tool),
  ].join('');
}
