import { STUDY_CAVEAT, claimSource, type InitiativeRow } from '../../core/index.ts';
import {
  COMPARISONS,
  portfolioOf,
  type Comparison,
  type PortfolioChange,
  type Share,
} from '../../core/portfolio/index.ts';
import { assessedOn, functionName, humanize, NOT_GIVEN, percentOf } from '../format.ts';
import { changeView } from './change.ts';
import { decisionsView } from './decisions.ts';
import { exposureView } from './exposure.ts';
import { flowView } from './flow.ts';
import { moneyView } from './money.ts';
import type { ComparisonView, Initiatives, Row, ShareView } from './initiatives-schema.ts';
import { notesOf, POSITIONS, stuckSentence } from './words.ts';

/** What the page of all initiatives is made of. */
export interface InitiativesSource {
  readonly rows: readonly InitiativeRow[];
  /** The days of the assessments. */
  readonly asOf: { readonly from: string; readonly to: string };
  /** The date of assessment was set, it is not simply today. */
  readonly asOfIsSet: boolean;
  /** Manifests that are still to be assessed. */
  readonly waiting: number;
  /** The path of a manifest as a person would say it. */
  readonly fileOf: (uri: string) => string;
  /** Since an earlier assessment, where there is one. */
  readonly change?: PortfolioChange | undefined;
}

/** Everything the page says about all initiatives together. Pure: the same source gives the same page. */
export function initiativesView({ rows, asOf, asOfIsSet, waiting, fileOf, change }: InitiativesSource): Initiatives {
  const portfolio = portfolioOf(rows);
  return {
    assessed: `assessed ${assessedOn(asOf)}`,
    asOfIsSet,
    waiting,
    rows: portfolio.initiatives.map((row) => rowView(row, fileOf(row.uri))),
    positions: POSITIONS.map(({ position, name, meaning }) => ({
      position,
      name,
      meaning,
      count: portfolio.positions[position],
      share: percentOf(portfolio.positions[position], rows.length),
    })),
    notes: notesOf(portfolio).map((note) => `${note}.`),
    funnel: {
      steps: portfolio.funnel.map((step) => ({ name: humanize(step.stage), count: step.count })),
      comparison: comparisonView(COMPARISONS.funnel),
    },
    functions: {
      shares: portfolio.functions.map((share) => shareView(share, functionName)),
      comparison: comparisonView(COMPARISONS.functions),
    },
    sourcing: {
      shares: portfolio.sourcing.map((share) => shareView(share, humanize)),
      comparison: comparisonView(COMPARISONS.sourcing),
    },
    owners: portfolio.owners.map((owner) => ({ ...owner })),
    decisions: decisionsView(portfolio.calendar, asOf.to),
    money: moneyView(portfolio.money),
    exposure: exposureView(portfolio.exposure, asOf.to),
    flow: flowView(portfolio.flow),
    change: change ? changeView(change) : null,
    caveat: STUDY_CAVEAT,
  };
}

function rowView(row: InitiativeRow, file: string): Row {
  const { uri, title, name, stage, position, verdict, score, owner, businessFunction } = row;
  const { daysInStage, decisionDueOn, open, blocking } = row;
  return {
    uri,
    file,
    title: title ?? name ?? file,
    stage,
    position,
    verdict,
    score,
    verified: row.verified.share,
    owner,
    businessFunction,
    sourcing: row.strategy,
    daysInStage,
    decisionDueOn,
    open,
    blocking,
    stuck: stuckSentence(row),
  };
}

function shareView({ key, ...numbers }: Share, nameOf: (key: string) => string): ShareView {
  return { name: key === null ? NOT_GIVEN : nameOf(key), ...numbers };
}

function comparisonView({ evidence, claim, caveat }: Comparison): ComparisonView {
  return { claim, caveat, source: claimSource(evidence) };
}
