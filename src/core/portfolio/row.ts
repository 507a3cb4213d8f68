import { recordOf, type InitiativeRecord } from './record.ts';
import type { Assessment } from '../assessment/assess.ts';
import { daysBetween, type CalendarDate } from '../util/calendar.ts';
import { isOnHold, stageEnteredOn } from '../manifest/history.ts';
import { isBetter, isPrimary, measuresTheWork, meetsTarget, type Metric } from '../manifest/metrics.ts';
import type { ScoredRuleId } from '../rules/rule-ids.ts';
import type { Basis, Position, Stage, Verdict } from '../vocabulary.ts';
import type { VerifiedShare } from '../assessment/score.ts';

/** What a portfolio needs of one initiative. Plain JSON, so that it can also come out of a report written elsewhere. */
export interface InitiativeRow {
  /** Whatever names the manifest on the surface that asks. */
  readonly uri: string;
  /** The day it was judged on. */
  readonly asOf: CalendarDate;
  readonly name: string | null;
  readonly title: string | null;
  /** Null where the manifest cannot be judged; then `position` is null too. */
  readonly stage: Stage | null;
  /** The farthest stage it was ever in, as far as its history says. */
  readonly reached: ReachedStage | null;
  readonly position: Position | null;
  /** The rules that make it stuck. */
  readonly stuckBy: readonly string[];
  /** Null for a retired initiative. */
  readonly verdict: Verdict | null;
  /** What the verdict rests on; null where there is none. */
  readonly basis: Basis | null;
  readonly score: number | null;
  readonly verified: VerifiedShare;
  readonly owner: string | null;
  readonly businessFunction: string | null;
  /** `build`, `buy` or `partner`. */
  readonly strategy: string | null;
  /** The day it entered its stage, and the days since. */
  readonly stageSince: CalendarDate | null;
  readonly daysInStage: number | null;
  readonly decisionDueOn: CalendarDate | null;
  /** Whether a metric of the work, not of the model, has an actual value. */
  readonly isMeasured: boolean;
  /** Requirements of its gate that are open, and how many of them keep it shut. */
  readonly open: number;
  readonly blocking: number;
  readonly record: InitiativeRecord;
}

/** What names an initiative where a list has several. */
export type InitiativeRef = Pick<InitiativeRow, 'uri' | 'name' | 'title' | 'owner'>;

export function refOf({ uri, name, title, owner }: InitiativeRow): InitiativeRef {
  return { uri, name, title, owner };
}

export type ReachedStage = (typeof FUNNEL_STAGES)[number];

/** The way of an initiative that goes well. */
export const FUNNEL_STAGES = ['idea', 'pilot', 'production'] as const;

const STUCK_RULES: readonly string[] = [
  'pilot-overdue',
  'pilot-stalled',
  'scale-not-executed',
] satisfies ScoredRuleId[];

/** The row of an initiative. @param uri names its manifest */
export function initiativeRow(uri: string, assessment: Assessment): InitiativeRow {
  const { asOf, manifest, stage, gate, score, verified, findings } = assessment;
  const open = gate?.requirements.filter(({ status }) => status === 'open') ?? [];
  const since = (stage && manifest.lifecycle && stageEnteredOn(manifest.lifecycle, stage)) ?? null;
  const isStuck = ({ ruleId, status }: (typeof findings)[number]) =>
    STUCK_RULES.includes(ruleId) && (status === 'open' || status === 'known');
  const stuckBy = stage === 'pilot' ? [...new Set(findings.filter(isStuck).map(({ ruleId }) => ruleId))] : [];
  return {
    uri,
    asOf,
    name: manifest.name ?? null,
    title: manifest.title ?? null,
    stage,
    reached: reachedStage(assessment),
    position: positionOf(assessment, stuckBy.length > 0),
    stuckBy,
    verdict: gate?.verdict ?? null,
    basis: gate?.basis ?? null,
    score,
    verified,
    owner: manifest.ownership?.owner ?? null,
    businessFunction: manifest.alignment?.businessFunction ?? null,
    strategy: manifest.sourcing?.strategy ?? null,
    stageSince: since,
    daysInStage: since === null ? null : daysBetween(since, asOf),
    decisionDueOn: manifest.lifecycle?.decisionDueOn ?? null,
    isMeasured: metricsOfTheWork(manifest).some(({ actual }) => actual !== undefined),
    open: open.length,
    blocking: open.filter(({ blocking }) => blocking).length,
    record: recordOf(assessment),
  };
}

/**
 * - `crossed`: in production, with a live integration point (where the kind has one), every primary metric of the work
 *   freshly measured and at its target, and no financial metric worse than its baseline
 * - `stuck`: a pilot whose decision is overdue, that stalls, or that was scaled on paper only
 * - `on-hold`: the work rests, on purpose
 * - `under-way`: any other pilot or production
 * - `not-started`: an idea
 */
function positionOf({ stage, manifest, asOf, policy }: Assessment, isStuck: boolean): Position | null {
  const { lifecycle, integration, kind, outcomes } = manifest;
  if (stage === null || !lifecycle) return null;
  if (stage === 'retired') return 'retired';
  if (isOnHold(lifecycle, policy.thresholds.holdMaxDays, asOf)) return 'on-hold';
  if (stage === 'idea') return 'not-started';
  if (stage === 'pilot') return isStuck ? 'stuck' : 'under-way';
  const isLive = kind === 'research' || (integration?.points?.some(({ status }) => status === 'live') ?? false);
  const metrics = outcomes?.metrics ?? [];
  const ofTheWork = metrics.filter((metric) => isPrimary(metric, metrics) && measuresTheWork(metric));
  const isFresh = ({ measuredOn }: Metric) =>
    measuredOn !== undefined && daysBetween(measuredOn, asOf) <= policy.thresholds.measurementMaxAgeDays;
  const works = ofTheWork.length > 0 && ofTheWork.every((metric) => meetsTarget(metric) === true && isFresh(metric));
  return isLive && works && !metrics.some(isFinanciallyWorse) ? 'crossed' : 'under-way';
}

function isFinanciallyWorse({ kind, direction, baseline, actual }: Metric): boolean {
  if (kind !== 'financial' || direction === undefined || baseline === undefined || actual === undefined) return false;
  return isBetter(baseline, actual, direction);
}

function metricsOfTheWork({ outcomes }: Assessment['manifest']): readonly Metric[] {
  return (outcomes?.metrics ?? []).filter(({ kind }) => kind !== undefined && kind !== 'model');
}

function reachedStage({ stage, manifest }: Assessment): ReachedStage | null {
  if (stage === null) return null;
  const been = new Set([stage, ...(manifest.lifecycle?.stageHistory ?? []).map((entry) => entry.stage)]);
  return FUNNEL_STAGES.findLast((known) => been.has(known)) ?? null;
}
