import { STUDY_CLAIMS, type StudyClaimId } from '../rules/studies.ts';
import { STAGES, type Position, type Stage } from '../vocabulary.ts';
import { ownerKey } from '../manifest/owners.ts';
import { calendarOf, type CalendarEntry } from './calendar.ts';
import { flowOf, type Transition } from './flow.ts';
import { exposureOf, type Exposure } from './people-load.ts';
import { moneyOf, type MoneyOverview } from './money.ts';
import { grouped } from '../util/grouped.ts';
import { FUNNEL_STAGES, type InitiativeRow, type ReachedStage } from './row.ts';

/** All initiatives seen together. Plain JSON. */
export interface Portfolio {
  /** Those stuck first, the longest in their stage first among them; then what cannot be judged, and the others. */
  readonly initiatives: readonly InitiativeRow[];
  readonly stuck: readonly InitiativeRow[];
  readonly positions: Readonly<Record<Position, number>>;
  /** How many are in each stage now. */
  readonly stages: Readonly<Record<Stage, number>>;
  /** Manifests that cannot be judged, so that they are in no other number. */
  readonly notAssessable: number;
  /** Pilots that do not say since when, or until when: whether they are stuck cannot be told in full. */
  readonly undatedPilots: number;
  /** How many have a metric of the work with an actual value, of those that are a pilot or in production. */
  readonly measured: { readonly count: number; readonly of: number };
  /** How many were ever in a stage, retired ones included. */
  readonly funnel: readonly { readonly stage: ReachedStage; readonly count: number }[];
  readonly functions: readonly Share[];
  readonly sourcing: readonly Share[];
  /** The most blocked first. */
  readonly owners: readonly OwnerShare[];
  /** Dates that someone has to act on, the earliest first. */
  readonly calendar: readonly CalendarEntry[];
  readonly money: MoneyOverview;
  readonly exposure: Exposure;
  readonly flow: readonly Transition[];
}

/** The initiatives that have one value of a field; `key` is null where they do not say it. */
export interface Share {
  readonly key: string | null;
  readonly count: number;
  readonly reachedProduction: number;
  readonly crossed: number;
  readonly stuck: number;
}

export interface OwnerShare {
  /** As its first initiative writes it; null for initiatives without. */
  readonly owner: string | null;
  readonly count: number;
  readonly blocked: number;
  readonly stuck: number;
}

/** What the study reports beside a part of the portfolio, and why the two are not the same measure. */
export interface Comparison {
  readonly evidence: StudyClaimId;
  readonly claim: string;
  readonly caveat: string;
}

/** What stands beside the numbers of a portfolio. */
export const COMPARISONS = {
  funnel: {
    evidence: 'N1',
    claim: STUDY_CLAIMS.N1,
    caveat:
      'The study asked organisations how far they came with such tools; here each manifest is one initiative, and what was dropped before anybody wrote a manifest is not counted.',
  },
  functions: {
    evidence: 'N3',
    claim: STUDY_CLAIMS.N3,
    caveat: 'The study speaks of budgets; here initiatives are counted, whatever they cost.',
  },
  sourcing: {
    evidence: 'N2',
    claim: STUDY_CLAIMS.N2,
    caveat: 'A correlation over organisations, reported by themselves: no reason to expect the same of one initiative.',
  },
} as const satisfies Readonly<Record<string, Comparison>>;

const ORDER: readonly (Position | null)[] = [
  'stuck',
  null,
  'on-hold',
  'under-way',
  'not-started',
  'crossed',
  'retired',
];

/** Folds rows, of this machine or of reports written elsewhere, into the numbers of a portfolio. */
export function portfolioOf(rows: readonly InitiativeRow[]): Portfolio {
  const initiatives = rows.toSorted(byUrgency);
  const assessable = initiatives.filter(({ stage }) => stage !== null);
  const active = assessable.filter(({ stage }) => stage === 'pilot' || stage === 'production');
  const countOf = <T>(of: (row: InitiativeRow) => T, value: T) => rows.filter((row) => of(row) === value).length;
  const counts = <K extends string>(keys: readonly K[], of: (row: InitiativeRow) => K | null) =>
    Object.fromEntries(keys.map((key) => [key, countOf(of, key)])) as Record<K, number>;
  return {
    initiatives,
    stuck: initiatives.filter(({ position }) => position === 'stuck'),
    positions: counts(
      ORDER.filter((position) => position !== null),
      ({ position }) => position,
    ),
    stages: counts(STAGES, ({ stage }) => stage),
    notAssessable: rows.length - assessable.length,
    undatedPilots: assessable.filter(
      ({ stage, daysInStage, decisionDueOn }) => stage === 'pilot' && (daysInStage === null || decisionDueOn === null),
    ).length,
    measured: { count: active.filter(({ isMeasured }) => isMeasured).length, of: active.length },
    funnel: FUNNEL_STAGES.map((stage, i) => ({ stage, count: assessable.filter((row) => depth(row) >= i).length })),
    functions: shares(assessable, ({ businessFunction }) => businessFunction),
    sourcing: shares(assessable, ({ strategy }) => strategy),
    owners: ownersOf(assessable),
    calendar: calendarOf(
      rows,
      rows.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), ''),
    ),
    money: moneyOf(initiatives),
    exposure: exposureOf(initiatives),
    flow: flowOf(assessable),
  };
}

/** The index of the farthest stage reached; one that is retired was an idea at least. */
function depth({ reached }: InitiativeRow): number {
  return reached === null ? 0 : FUNNEL_STAGES.indexOf(reached);
}

function byUrgency(a: InitiativeRow, b: InitiativeRow): number {
  const place = ORDER.indexOf(a.position) - ORDER.indexOf(b.position);
  if (place !== 0) return place;
  if (a.position === 'stuck') {
    const days = (b.daysInStage ?? 0) - (a.daysInStage ?? 0);
    if (days !== 0) return days;
  }
  return b.blocking - a.blocking || b.open - a.open || compare(label(a), label(b)) || compare(a.uri, b.uri);
}

function label({ title, name, uri }: InitiativeRow): string {
  return (title ?? name ?? uri).toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The rows by a value, the most frequent first, those without a value last. */
function shares(rows: readonly InitiativeRow[], keyOf: (row: InitiativeRow) => string | null): readonly Share[] {
  return [...grouped(rows, keyOf)]
    .map(([key, members]) => ({
      key,
      count: members.length,
      reachedProduction: members.filter(({ reached }) => reached === 'production').length,
      crossed: members.filter(({ position }) => position === 'crossed').length,
      stuck: members.filter(({ position }) => position === 'stuck').length,
    }))
    .toSorted((a, b) => nullLast(a.key, b.key) || b.count - a.count || compare(a.key ?? '', b.key ?? ''));
}

function ownersOf(rows: readonly InitiativeRow[]): readonly OwnerShare[] {
  return [...grouped(rows, ({ owner }) => owner && ownerKey(owner)).values()]
    .map((members) => ({
      owner: members[0]?.owner ?? null,
      count: members.length,
      blocked: members.filter(({ verdict }) => verdict === 'blocked').length,
      stuck: members.filter(({ position }) => position === 'stuck').length,
    }))
    .toSorted((a, b) => b.blocked - a.blocked || b.count - a.count || compare(a.owner ?? '', b.owner ?? ''));
}

function nullLast(a: string | null, b: string | null): number {
  return Number(a === null) - Number(b === null);
}
