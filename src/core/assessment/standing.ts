import type { Assessment } from './assess.ts';
import type { Outcome, Stage, Verdict } from '../vocabulary.ts';
import { isScored } from './score.ts';

/** As little of an assessment as comparing it with another takes. Plain JSON. */
export interface Standing {
  readonly stage: Stage | null;
  readonly score: number | null;
  readonly verdict: Verdict | null;
  /** The rules that count in the score, by id. */
  readonly asked: Readonly<Record<string, AskedRule>>;
}

interface AskedRule {
  readonly outcome: Outcome;
  readonly weight: number;
}

/** A rule whose outcome changed. */
export interface RuleChange {
  readonly ruleId: string;
  /** Null where it was not asked before, or is no longer. */
  readonly from: Outcome | null;
  readonly to: Outcome | null;
  readonly weight: number;
}

export function standingOf({ stage, score, gate, rules }: Assessment): Standing {
  const asked: Record<string, AskedRule> = {};
  for (const rule of rules) {
    if (isScored(rule)) asked[rule.ruleId] = { outcome: rule.outcome, weight: rule.weight };
  }
  return { stage, score, verdict: gate?.verdict ?? null, asked };
}

/**
 * What changed, the heaviest first; nothing where one of the two could not be judged. With another stage, other rules are
 * asked.
 */
export function changesBetween(before: Standing, after: Standing): readonly RuleChange[] {
  if (before.stage === null || after.stage === null) return [];
  const ids = new Set([...Object.keys(before.asked), ...Object.keys(after.asked)]);
  return [...ids]
    .map((ruleId): RuleChange => {
      const [was, is] = [before.asked[ruleId], after.asked[ruleId]];
      return {
        ruleId,
        from: was?.outcome ?? null,
        to: is?.outcome ?? null,
        weight: is?.weight ?? was?.weight ?? 0,
      };
    })
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => b.weight - a.weight);
}

/** Changes as a person reads them, the heaviest first: `+6 sponsor-missing met`. What is newly asked and met is only counted. */
export function changesInWords(changes: readonly RuleChange[]): readonly string[] {
  const isSilent = ({ from, to }: RuleChange) => (from === null && to === 'passed') || to === null;
  const met = changes.filter(({ from, to }) => from === null && to === 'passed').length;
  const dropped = changes.filter(({ to }) => to === null).length;
  return [
    ...changes.filter((change) => !isSilent(change)).map(inWords),
    ...(met > 0 ? [`${met} newly asked and met`] : []),
    ...(dropped > 0 ? [`${dropped} no longer asked`] : []),
  ];
}

function inWords({ ruleId, from, to, weight }: RuleChange): string {
  const said = `${ruleId} ${to === 'passed' ? 'met' : to === 'waived' ? 'waived' : 'not met'}`;
  if (to === 'passed') return `+${weight} ${said}`;
  // what was not met before takes nothing away by being set aside
  return from === 'failed' || from === 'upcoming' || from === 'waived' ? said : `−${weight} ${said}`;
}
