import { renderToString } from 'preact-render-to-string';
import type { Scorecard } from '../../presenter/scorecard/scorecard-schema.ts';
import { PageContext, type Page } from './page.ts';
import { ScorecardPage } from './ScorecardPage.tsx';

const nothing = () => {};
const NOT_YET: Page = {
  post: nothing,
  isOpen: () => false,
  setOpen: nothing,
  isTicked: () => false,
  setTicked: nothing,
  clearTicks: nothing,
};

/** The page as its script renders it first, as markup: to be seen before the script has run. */
export function firstContent(scorecard: Scorecard): string {
  return renderToString(
    <PageContext.Provider value={NOT_YET}>
      <ScorecardPage scorecard={scorecard} />
    </PageContext.Provider>,
  );
}
