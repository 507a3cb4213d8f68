import {
  COMPARISONS,
  EVIDENCE_CAVEAT,
  daysBetween,
  evidenceSource,
  portfolioOf,
  type Comparison,
  type InitiativeRow,
  type Portfolio,
  type Share,
} from '../../core/index.ts';
import { count, humanize } from '../format.ts';
import { functionName } from './table.ts';
import type { ComparisonView, Initiatives, Position, Row, ShareView } from './schema.ts';

/** What the page of all initiatives is made of. */
export interface InitiativesSource {
  readonly rows: readonly InitiativeRow[];
  readonly asOf: string;
  /** The date of assessment was set, it is not simply today. */
  readonly asOfIsSet: boolean;
  /** Manifests that are still to be assessed. */
  readonly waiting: number;
  /** The path of a manifest as a person would say it. */
  readonly fileOf: (uri: string) => string;
}

const POSITIONS: readonly (readonly [Position, string, string])[] = [
  ['stuck', 'Stuck', 'A pilot whose decision is overdue, or that goes on for too long'],
  ['under-way', 'Under way', 'Any other pilot, or production that is not shown to work yet'],
  ['not-started', 'Not started', 'An idea'],
  ['crossed', 'Crossed', 'In production, connected, and a metric of the work meets its target'],
  ['retired', 'Retired', 'Ended, kept for what was learnt'],
];

/** Everything the page says about all initiatives together. Pure: the same source gives the same page. */
export function initiativesView({ rows, asOf, asOfIsSet, waiting, fileOf }: InitiativesSource): Initiatives {
  const portfolio = portfolioOf(rows);
  return {
    asOf,
    asOfIsSet,
    waiting,
    rows: portfolio.initiatives.map((row) => rowView(row, fileOf(row.uri))),
    positions: POSITIONS.map(([position, name, meaning]) => ({
      position,
      name,
      meaning,
      count: portfolio.positions[position],
    })),
    notes: notesOf(portfolio),
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
    caveat: EVIDENCE_CAVEAT,
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

function stuckSentence({ stuckBy, decisionDueOn, daysInStage, asOf }: InitiativeRow): string {
  const reasons = [
    ...(stuckBy.includes('pilot-overdue') && decisionDueOn !== null
      ? [`the decision was due ${count(daysBetween(decisionDueOn, asOf), 'day')} ago`]
      : []),
    ...(stuckBy.includes('pilot-stalled') && daysInStage !== null
      ? [`in pilot for ${count(daysInStage, 'day')} without a decision that says why it goes on`]
      : []),
  ];
  return humanize(reasons.join('; '));
}

function notesOf({ notAssessable, undatedPilots, measured }: Portfolio): string[] {
  const haveNoDates = undatedPilots === 1 ? '1 pilot does' : `${undatedPilots} pilots do`;
  return [
    ...(measured.of > 0
      ? [
          `${measured.count} of ${count(measured.of, 'pilot or production', 'pilots and productions')} ${measured.count === 1 ? 'measures' : 'measure'} the work itself.`,
        ]
      : []),
    ...(undatedPilots > 0
      ? [`${haveNoDates} not say since when or until when, so that nobody can tell in full whether it is stuck.`]
      : []),
    ...(notAssessable > 0
      ? [
          `${count(notAssessable, 'manifest')} cannot be judged and ${notAssessable === 1 ? 'is' : 'are'} in no number here.`,
        ]
      : []),
  ];
}

function shareView({ key, ...numbers }: Share, nameOf: (key: string) => string): ShareView {
  return { name: key === null ? 'Not said' : nameOf(key), ...numbers };
}

function comparisonView({ evidence, claim, caveat }: Comparison): ComparisonView {
  return { claim, caveat, source: evidenceSource(evidence) };
}
