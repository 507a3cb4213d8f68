import {
  addDays,
  assess,
  isUnmet,
  parseDocument,
  rulesInForce,
  scoreOf,
  stageEnteredOn,
  type CalendarDate,
  type Policy,
  type RuleResult,
  type ScoredRuleId,
} from '../core/index.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { readRevisions, type ManifestHistory, type ReadRevision } from './revisions.ts';

/** Days after its start on which a pilot is judged. */
export const LANDMARK_DAYS = 30;
/** Days after its start on which its outcome is asked for. */
export const OUTCOME_DAYS = 365;

/**
 * Whether a pilot counts. `back-dated`: what it says of its start was committed after the day it would be judged.
 * `undated`: nothing says when it began. `short`: it was pilot for fewer days than until it would be judged. `censored`:
 * the day of its outcome is still to come.
 */
export const SPELL_STATUSES = ['followed', 'back-dated', 'undated', 'short', 'censored'] as const;
export type SpellStatus = (typeof SPELL_STATUSES)[number];

/** One time that an initiative was a pilot. Plain JSON. */
export interface Spell {
  /** The manifest as seen from outside, what it is called now or was at last. */
  readonly place: string;
  /** The first revision that shows it: its commit and path. Together they name the spell in every report. */
  readonly commit: string;
  readonly path: string;
  /** Null where it is undated. */
  readonly enteredOn: CalendarDate | null;
  readonly status: SpellStatus;
  /** Null unless it was followed. */
  readonly followed: FollowedSpell | null;
}

/** How a pilot was judged, and what became of it. */
export interface FollowedSpell {
  /** The revision that was judged. */
  readonly commit: string;
  readonly on: CalendarDate;
  /** `build`, `buy` or `partner`. */
  readonly strategy: string | null;
  /** Of the rules below, 0–100; null where none has a weight. */
  readonly score: number | null;
  /** By rule: whether it was met. Left out are those not asked, not judged, or unmet only for what another rule reports. */
  readonly rules: Readonly<Record<string, boolean>>;
  readonly outcome: Outcome;
}

/** What the outcome is made of: that such a rule goes with it would show nothing. */
export const CIRCULAR_RULES: readonly string[] = [
  'metrics-missing',
  'metric-model-only',
  'target-missing',
  'target-invalid',
  'actual-missing',
  'target-unmet',
  'metric-worse',
  'integration-not-live',
  'scale-decision-missing',
] satisfies ScoredRuleId[];

export interface SpellOptions {
  readonly policy: Policy;
  /** Later revisions count as not there. */
  readonly today: CalendarDate;
  /** How the manifest is named from outside. */
  readonly place: string;
}

/** Every time that an initiative was a pilot, as its committed manifests show it, oldest first. */
export function spellsOf(history: ManifestHistory, options: SpellOptions): readonly Spell[] {
  const revisions = readRevisions(history.revisions.filter(({ on }) => on <= options.today));
  const isPilot = (at: number) => revisions[at]?.lifecycle.stage === 'pilot';
  const starts = [...revisions.keys()].filter((at) => isPilot(at) && !isPilot(at - 1));
  if (starts.length === 0) return neverSeen(revisions, options.place);
  return starts.map((start, i) =>
    spellOf(revisions.slice(start, starts[i + 1]), { history, isFirst: start === 0, ...options }),
  );
}

/** A pilot that was over before its manifest was committed. */
function neverSeen(revisions: readonly ReadRevision[], place: string): readonly Spell[] {
  const first = revisions.find(({ lifecycle }) => lifecycle.stageHistory?.some(({ stage }) => stage === 'pilot'));
  if (!first) return [];
  const { commit, path, lifecycle } = first;
  const enteredOn = stageEnteredOn(lifecycle, 'pilot') ?? null;
  return [{ place, commit, path, enteredOn, status: enteredOn === null ? 'undated' : 'back-dated', followed: null }];
}

interface Around extends SpellOptions {
  readonly history: ManifestHistory;
  /** Whether nothing is known of the time before. */
  readonly isFirst: boolean;
}

/** @param revisions from the first that says pilot to the last before the next spell */
function spellOf(revisions: readonly ReadRevision[], { history, isFirst, policy, today, place }: Around): Spell {
  const [first] = revisions;
  const { commit = '', path = '' } = first ?? {};
  const enteredOn = entryOf(revisions, isFirst);
  const spell = { place, commit, path, enteredOn: enteredOn ?? null, followed: null };
  if (!first || enteredOn === undefined) return { ...spell, status: 'undated' };
  const landmark = addDays(enteredOn, LANDMARK_DAYS);
  if (first.on > landmark) return { ...spell, status: 'back-dated' };
  const end = addDays(enteredOn, OUTCOME_DAYS);
  if (end > today) return { ...spell, status: 'censored' };
  const { deletedOn } = history;
  const judged = revisions.findLast(({ on }) => on <= landmark);
  if (judged?.lifecycle.stage !== 'pilot' || (deletedOn !== undefined && deletedOn <= landmark)) {
    return { ...spell, status: 'short' };
  }
  const outcome = outcomeOf({
    enteredOn,
    end,
    revisions: revisions.filter(({ on }) => on <= end),
    isDeleted: deletedOn !== undefined && deletedOn <= end,
    policy,
  });
  return { ...spell, status: 'followed', followed: { ...judge(judged, policy, landmark), outcome } };
}

/** The first day that the spell says it began; where it never does, that of the commit that began it. */
function entryOf(revisions: readonly ReadRevision[], isFirst: boolean): CalendarDate | undefined {
  for (const { lifecycle } of revisions) {
    if (lifecycle.stage !== 'pilot') break;
    const since = stageEnteredOn(lifecycle, 'pilot');
    if (since !== undefined) return since;
  }
  return isFirst ? undefined : revisions[0]?.on;
}

/** Judges a revision on a day by what is in it: without clocks, and without what the repository shows. */
function judge(
  { commit, on, text }: ReadRevision,
  policy: Policy,
  today: CalendarDate,
): Omit<FollowedSpell, 'outcome'> {
  const { rules, manifest } = assess(parseDocument(text), { policy, today });
  const counted = new Set(countedRules(policy));
  const isCounted = ({ ruleId, coveredBy = '' }: RuleResult) =>
    counted.has(ruleId) && !CIRCULAR_RULES.includes(coveredBy);
  const results = rules.filter(isCounted);
  return {
    commit,
    on,
    strategy: manifest.sourcing?.strategy ?? null,
    score: scoreOf(results).score,
    rules: Object.fromEntries(
      results.flatMap((result) => (isOwn(result) ? [[result.ruleId, result.outcome === 'passed']] : [])),
    ),
  };
}

/** Whether a rule came out on its own: what fails for the absence that another rule reports says nothing that one does not. */
function isOwn(result: RuleResult): boolean {
  return result.coveredBy === undefined && (result.outcome === 'passed' || isUnmet(result));
}

/** The ids of the rules that can be tried: no clocks, no facts, nothing circular. */
function countedRules(policy: Policy): readonly string[] {
  return rulesInForce(policy)
    .filter(({ id, atStage, needsFacts }) => !atStage && !needsFacts && !CIRCULAR_RULES.includes(id))
    .map(({ id }) => id);
}
