import { grouped, quarterOf, ruleBaseOf, type CalendarDate } from '../core/index.ts';
import type { FollowedSpell } from './spells.ts';
import { benjaminiHochberg } from './statistics/false-discovery.ts';
import { permutationTest, type Stratum } from './statistics/permutation.ts';
import {
  newcombe,
  posterior,
  probabilityGreater,
  shareOf,
  wilson,
  type Interval,
  type Proportion,
} from './statistics/proportions.ts';

/** Of the rules called, at most this share is called wrongly, on average. */
export const FALSE_DISCOVERY_RATE = 0.1;
/** So few, and nothing is said: in each group, in both, and of each outcome. */
export const LEAST = { group: 10, all: 30, outcome: 5 } as const;
/** A difference that is certainly smaller makes no rule worth more than information. */
const NEGLIGIBLE = 0.1;

/** Who crossed, of those who met a rule and of those who did not. */
export interface RuleValidation {
  readonly ruleId: string;
  readonly passed: Proportion;
  readonly failed: Proportion;
  /** Null: insufficient data. */
  readonly result: RuleResult | null;
}

interface RuleResult {
  /** 95 % intervals of the shares that crossed (Wilson), 0–1. */
  readonly passed: Interval;
  readonly failed: Interval;
  /** Share among those who met it − share among the others, and its 95 % interval (Newcombe). */
  readonly difference: number;
  readonly interval: Interval;
  /** That those who meet it cross more often, 0–1, where nothing was known before (Beta(½,½)). */
  readonly probability: number;
  /** More that crossed among those who met it than chance gives, within entry quarter and sourcing strategy. */
  readonly excess: number;
  /** How probable such an excess, or lack, is by chance: permutation test, 0–1. */
  readonly p: number;
  /** Whether it holds at the false discovery rate among all that were tried. */
  readonly isCalled: boolean;
  /** Whether it makes so little difference that its severity could be `info`. */
  readonly proposesInfo: boolean;
}

/** A pilot whose outcome is compared with those of others. */
export interface ComparedSpell extends Pick<FollowedSpell, 'rules' | 'strategy' | 'outcome' | 'score'> {
  readonly enteredOn: CalendarDate;
}

/** What each rule that was judged says, those with a result first. */
export function validateRules(spells: readonly ComparedSpell[]): readonly RuleValidation[] {
  const ids = [...new Set(spells.flatMap(({ rules }) => Object.keys(rules)))].toSorted();
  const groups = ids.map((ruleId) => {
    const asked = spells.filter(({ rules }) => Object.hasOwn(rules, ruleId));
    const passed = asked.filter(({ rules }) => rules[ruleId]);
    const failed = asked.filter(({ rules }) => !rules[ruleId]);
    return { ruleId, asked, passed: proportionOf(passed), failed: proportionOf(failed) };
  });
  const tested = groups
    .filter(({ passed, failed }) => isEnough(passed, failed))
    .map((group) => ({ ...group, ...permutationTest(strataOf(group.ruleId, group.asked)) }));
  const called = benjaminiHochberg(
    tested.map(({ p }) => p),
    FALSE_DISCOVERY_RATE,
  );
  const results = tested.map(
    ({ ruleId, passed, failed, excess, p }, i): RuleValidation & { readonly result: RuleResult } => {
      const interval = newcombe(passed, failed);
      const isNegligible = interval.low >= -NEGLIGIBLE && interval.high <= NEGLIGIBLE;
      const result = {
        passed: wilson(passed),
        failed: wilson(failed),
        difference: shareOf(passed) - shareOf(failed),
        interval,
        probability: probabilityGreater(posterior(passed), posterior(failed)),
        excess,
        p,
        isCalled: called[i] ?? false,
        proposesInfo: isNegligible && isMoreThanInfo(ruleId),
      };
      return { ruleId, passed, failed, result };
    },
  );
  const rest = groups
    .filter(({ ruleId }) => !tested.some((one) => one.ruleId === ruleId))
    .map(({ ruleId, passed, failed }) => ({ ruleId, passed, failed, result: null }));
  return [...results.toSorted((a, b) => a.result.p - b.result.p), ...rest];
}

function isMoreThanInfo(ruleId: string): boolean {
  // what a policy adds may be of any severity
  const { required } = ruleBaseOf(ruleId) ?? {};
  return !required || Object.values(required).some((severity) => severity !== 'info');
}

function proportionOf(spells: readonly ComparedSpell[]): Proportion {
  return { events: spells.filter(({ outcome }) => outcome === 'crossed').length, of: spells.length };
}

function isEnough(one: Proportion, other: Proportion): boolean {
  const [all, events] = [one.of + other.of, one.events + other.events];
  const isLarge = Math.min(one.of, other.of) >= LEAST.group && all >= LEAST.all;
  return isLarge && Math.min(events, all - events) >= LEAST.outcome;
}

/** Pilots that began in the same quarter with the same sourcing strategy, met and not met. */
function strataOf(ruleId: string, spells: readonly ComparedSpell[]): readonly Stratum[] {
  const strata = grouped(spells, ({ enteredOn, strategy }) => `${quarterOf(enteredOn)} ${strategy ?? ''}`);
  return [...strata.values()].map((members) => ({
    first: proportionOf(members.filter(({ rules }) => rules[ruleId])),
    second: proportionOf(members.filter(({ rules }) => !rules[ruleId])),
  }));
}
