import type { Assessment } from '../assessment/assess.ts';
import { completeDecisions } from '../manifest/history.ts';
import { meetsTarget } from '../manifest/metrics.ts';
import { addDays, nextDue, type CalendarDate } from '../util/calendar.ts';
import type { Kind, Stage } from '../vocabulary.ts';

/** What comes due, and has to be done by then. */
export const DUE_KINDS = ['decision', 'review', 'waiver', 'contract-notice', 'model-retirement', 'hold-end'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** A date that someone has to act on. */
export interface DueDate {
  readonly kind: DueKind;
  readonly on: CalendarDate;
  /** Which of them: the rule that is waived, the supplier, the model; null where there is only one. */
  readonly about: string | null;
}

/** Budget and value as the manifest gives them; what it leaves out is undefined. */
export interface Money {
  readonly budget?: number;
  readonly spent?: number;
  readonly budgetCurrency?: string;
  readonly expected?: number;
  readonly realised?: number;
  readonly valueCurrency?: string;
  readonly per?: 'month' | 'quarter' | 'year' | 'once';
}

/** What a portfolio reads in a manifest: dates, people, money, models. Plain JSON; null is what is not given. */
export interface InitiativeRecord {
  readonly kind: Kind | null;
  readonly sponsor: string | null;
  readonly businessOwner: string | null;
  /** Who decides: who took the last decision, else the sponsor. */
  readonly committee: string | null;
  /** The stages entered, oldest first; those without a date are left out. */
  readonly stages: readonly { readonly stage: Stage; readonly since: CalendarDate }[];
  /** None for a retired initiative. */
  readonly dueDates: readonly DueDate[];
  readonly money: Money | null;
  readonly supplier: string | null;
  readonly contractEndsOn: CalendarDate | null;
  readonly models: readonly {
    readonly provider: string | null;
    readonly name: string | null;
    readonly retiresOn: CalendarDate | null;
  }[];
  readonly dataClassification: string | null;
  readonly personalData: string | null;
  readonly autonomy: string | null;
  readonly dependsOn: readonly string[];
  /** Names of the metrics that miss their target on a day by which they were due, or broke a limit. */
  readonly missedTargets: readonly string[];
  /** Rules about claims that the repository contradicts. */
  readonly contradicted: readonly string[];
}

export function recordOf(assessment: Assessment): InitiativeRecord {
  const { manifest, rules, stage } = assessment;
  const { lifecycle, ownership, sourcing, risk } = manifest;
  const sponsor = ownership?.sponsor ?? null;
  const last = lifecycle && completeDecisions(lifecycle).at(-1);
  return {
    kind: manifest.kind ?? null,
    sponsor,
    businessOwner: ownership?.businessOwner ?? null,
    committee: last?.by ?? sponsor,
    stages: (lifecycle?.stageHistory ?? [])
      .flatMap((entry) => (entry.stage && entry.since ? [{ stage: entry.stage, since: entry.since }] : []))
      .toSorted((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since))),
    dueDates: stage === null || stage === 'retired' ? [] : dueDates(assessment),
    money: moneyOf(manifest),
    supplier: sourcing?.supplier ?? null,
    contractEndsOn: sourcing?.contract?.endsOn ?? null,
    models: (sourcing?.models ?? []).map(({ provider = null, name = null, retiresOn = null }) => ({
      provider,
      name,
      retiresOn,
    })),
    dataClassification: risk?.dataClassification ?? null,
    personalData: risk?.personalData ?? null,
    autonomy: risk?.autonomy?.level ?? null,
    dependsOn: manifest.dependsOn ?? [],
    missedTargets: missedTargets(assessment),
    contradicted: rules.filter(({ claim }) => claim === 'contradicted').map(({ ruleId }) => ruleId),
  };
}

function dueDates(assessment: Assessment): readonly DueDate[] {
  const { lifecycle, review, sourcing, waivers } = assessment.manifest;
  const { contract, models = [], supplier = null } = sourcing ?? {};
  const due = (kind: DueKind, on: CalendarDate | undefined, about: string | null = null): readonly DueDate[] =>
    on === undefined ? [] : [{ kind, on, about }];
  return [
    ...due('decision', pendingDecision(assessment)),
    ...(review?.cadence && review.lastReviewedOn ? due('review', nextDue(review.lastReviewedOn, review.cadence)) : []),
    ...(waivers ?? []).flatMap(({ rule, expiresOn }) => due('waiver', expiresOn, rule ?? null)),
    ...due('contract-notice', contract?.endsOn && addDays(contract.endsOn, -(contract.noticeDays ?? 0)), supplier),
    ...models.flatMap(({ name, provider, retiresOn }) => due('model-retirement', retiresOn, name ?? provider ?? null)),
    ...due('hold-end', lifecycle?.onHold?.until),
  ];
}

/** The day of the next decision, unless a later decision was taken, or it brought the initiative into production. */
function pendingDecision({ manifest: { lifecycle }, stage, asOf }: Assessment): CalendarDate | undefined {
  const on = lifecycle?.decisionDueOn;
  if (!lifecycle || on === undefined || (stage === 'production' && on < asOf)) return undefined;
  return completeDecisions(lifecycle).some((decision) => decision.on >= on) ? undefined : on;
}

function moneyOf({ capacity, outcomes }: Assessment['manifest']): Money | null {
  const [budget, value] = [capacity?.budget, outcomes?.value];
  if (!budget && !value) return null;
  const money: { -readonly [K in keyof Money]: Money[K] } = {};
  if (budget?.amount !== undefined) money.budget = budget.amount;
  if (budget?.spent !== undefined) money.spent = budget.spent;
  if (budget?.currency !== undefined) money.budgetCurrency = budget.currency;
  if (value?.expected !== undefined) money.expected = value.expected;
  if (value?.realised !== undefined) money.realised = value.realised;
  if (value?.currency !== undefined) money.valueCurrency = value.currency;
  if (value?.per !== undefined) money.per = value.per;
  return Object.keys(money).length === 0 ? null : money;
}

function missedTargets({ manifest, asOf, stage }: Assessment): readonly string[] {
  if (stage !== 'pilot' && stage !== 'production') return [];
  return (manifest.outcomes?.metrics ?? []).flatMap((metric) => {
    const isDue = metric.dueOn === undefined || metric.dueOn <= asOf;
    const name = metric.name ?? metric.id;
    return name !== undefined && isDue && meetsTarget(metric) === false ? [name] : [];
  });
}
