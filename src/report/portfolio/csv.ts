import { DUE_KINDS, type DueKind, type InitiativeRow } from '../../core/index.ts';
import { csvLine } from '../sanitize.ts';
import { scoreText } from '../../presenter/format.ts';
import type { PortfolioReport } from './portfolio.ts';

type Cell = string | number | null | undefined;

/** Several values in one cell. */
const listed = (values: readonly (string | null)[]) =>
  [...new Set(values)].filter((value) => value !== null).join('; ');

/** A column for each kind of date: the earliest one, which sorts in a spreadsheet; JSON has all of them. */
const dueColumn = (kind: DueKind) => {
  const of = ({ record }: InitiativeRow): Cell =>
    record.dueDates
      .filter((due) => due.kind === kind)
      .map(({ on }) => on)
      .toSorted()[0];
  return [`due_${kind.replaceAll('-', '_')}`, of] as const;
};

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
  reached: ({ reached }) => reached,
  stages: ({ record }) => listed(record.stages.map(({ stage, since }) => `${stage} ${since}`)),
  ...Object.fromEntries(DUE_KINDS.map(dueColumn)),
  committee: ({ record }) => record.committee,
  sponsor: ({ record }) => record.sponsor,
  business_owner: ({ record }) => record.businessOwner,
  kind: ({ record }) => record.kind,
  budget: ({ record }) => record.money?.budget,
  spent: ({ record }) => record.money?.spent,
  budget_currency: ({ record }) => record.money?.budgetCurrency,
  value_expected: ({ record }) => record.money?.expected,
  value_realised: ({ record }) => record.money?.realised,
  value_currency: ({ record }) => record.money?.valueCurrency,
  value_per: ({ record }) => record.money?.per,
  supplier: ({ record }) => record.supplier,
  contract_ends_on: ({ record }) => record.contractEndsOn,
  providers: ({ record }) => listed(record.models.map(({ provider }) => provider)),
  models: ({ record }) => listed(record.models.map(({ name }) => name)),
  data_classification: ({ record }) => record.dataClassification,
  personal_data: ({ record }) => record.personalData,
  autonomy: ({ record }) => record.autonomy,
  depends_on: ({ record }) => listed(record.dependsOn),
  missed_targets: ({ record }) => listed(record.missedTargets),
  contradicted: ({ record }) => listed(record.contradicted),
};

/** For spreadsheets: a row for each initiative, those stuck first. */
export function portfolioCsv({ portfolio }: PortfolioReport): string {
  const rows = portfolio.initiatives.map((row) => Object.values(COLUMNS).map((of) => String(of(row) ?? '')));
  return [Object.keys(COLUMNS), ...rows].map(csvLine).join('');
}
