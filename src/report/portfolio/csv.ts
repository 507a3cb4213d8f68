import type { InitiativeRow } from '../../core/index.ts';
import { csvLine } from '../sanitize.ts';
import { scoreText } from '../../presenter/format.ts';
import type { PortfolioReport } from './portfolio.ts';

type Cell = string | number | null;

const COLUMNS: Readonly<Record<string, (row: InitiativeRow) => Cell>> = {
  as_of: ({ asOf }) => asOf,
  manifest: ({ uri }) => uri,
  name: ({ name }) => name,
  title: ({ title }) => title,
  stage: ({ stage }) => stage,
  position: ({ position }) => position,
  stuck_by: ({ stuckBy }) => stuckBy.join(' '),
  verdict: ({ verdict }) => verdict,
  basis: ({ basis }) => basis,
  score: ({ score }) => scoreText(score, ''),
  verified: ({ verified: { share } }) => scoreText(share, ''),
  claims_verified: ({ verified }) => verified.verified,
  claims_contradicted: ({ verified }) => verified.contradicted,
  claims_undeclared: ({ verified }) => verified.undeclared,
  claims_unknown: ({ verified }) => verified.unknown,
  open: ({ open }) => open,
  blocking: ({ blocking }) => blocking,
  owner: ({ owner }) => owner,
  function: ({ businessFunction }) => businessFunction,
  sourcing: ({ strategy }) => strategy,
  stage_since: ({ stageSince }) => stageSince,
  days_in_stage: ({ daysInStage }) => daysInStage,
  decision_due_on: ({ decisionDueOn }) => decisionDueOn,
  measured: ({ isMeasured }) => (isMeasured ? 'yes' : 'no'),
};

/** For spreadsheets: a row for each initiative, those stuck first. */
export function portfolioCsv({ portfolio }: PortfolioReport): string {
  const rows = portfolio.initiatives.map((row) => Object.values(COLUMNS).map((of) => String(of(row) ?? '')));
  return [Object.keys(COLUMNS), ...rows].map(csvLine).join('');
}
