import { recordOf, type InitiativeRecord } from './record.ts';
import type { Assessment } from '../assessment/assess.ts';
import { daysBetween, type CalendarDate } from '../util/calendar.ts';
import type { Verdict } from '../assessment/gate.ts';
import { stageEnteredOn } from '../manifest/history.ts';
import { isBetter, type Metric } from '../manifest/metrics.ts';
import type { Stage } from '../manifest/schema.ts';
import type { VerifiedShare } from '../assessment/score.ts';

/**
 * Where an initiative stands in the divide between trying and working:
 * - `crossed`: in production, with a live integration point, and a metric of the work that meets its target
 * - `stuck`: a pilot whose decision is overdue, or that goes on for too long
 * - `under-way`: any other pilot or production
 * - `not-started`: an idea
 */
export type DividePosition = 'crossed' | 'stuck' | 'under-way' | 'not-started' | 'retired';

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
  readonly position: DividePosition | null;
  /** The rules that make it stuck. */
  readonly stuckBy: readonly string[];
  /** Null for a retired initiative. */
  readonly verdict: Verdict | null;
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

const STUCK_RULES = ['pilot-overdue', 'pilot-stalled'];

/** The row of an initiative. @param uri names its manifest */
export function initiativeRow(uri: string, assessment: Assessment): InitiativeRow {
  const { asOf, manifest, stage, gate, score, verified, findings } = assessment;
  const open = gate?.requirements.filter(({ status }) => status === 'open') ?? [];
  const since = (stage && manifest.lifecycle && stageEnteredOn(manifest.lifecycle, stage)) ?? null;
  const isStuck = ({ ruleId, status }: (typeof findings)[number]) => STUCK_RULES.includes(ruleId) && status === 'open';
  const stuckBy = stage === 'pilot' ? [...new Set(findings.filter(isStuck).map(({ ruleId }) => ruleId))] : [];
  return {
    uri,
    asOf,
    name: manifest.name ?? null,
    title: manifest.title ?? null,
    stage,
    reached: reachedStage(assessment),
    position: stage && positionOf(stage, manifest, stuckBy.length > 0),
    stuckBy,
    verdict: gate?.verdict ?? null,
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

function positionOf(stage: Stage, manifest: Assessment['manifest'], isStuck: boolean): DividePosition {
  if (stage === 'retired') return 'retired';
  if (stage === 'idea') return 'not-started';
  if (stage === 'pilot') return isStuck ? 'stuck' : 'under-way';
  const isLive = manifest.integration?.points?.some(({ status }) => status === 'live') ?? false;
  return isLive && metricsOfTheWork(manifest).some(meetsTarget) ? 'crossed' : 'under-way';
}

/** A metric that does not say its kind is taken for one of the model, so that leaving the kind out never pays. */
function metricsOfTheWork({ outcomes }: Assessment['manifest']): readonly Metric[] {
  return (outcomes?.metrics ?? []).filter(({ kind }) => kind !== undefined && kind !== 'model');
}

function meetsTarget({ direction, target, actual }: Metric): boolean {
  if (direction === undefined || target === undefined || actual === undefined) return false;
  return !isBetter(target, actual, direction);
}

function reachedStage({ stage, manifest }: Assessment): ReachedStage | null {
  if (stage === null) return null;
  const been = new Set([stage, ...(manifest.lifecycle?.stageHistory ?? []).map((entry) => entry.stage)]);
  return FUNNEL_STAGES.findLast((known) => been.has(known)) ?? null;
}
