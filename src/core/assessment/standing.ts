import type { Assessment } from './assess.ts';
import type { Outcome } from './evaluate.ts';
import type { Verdict } from './gate.ts';
import type { Stage } from '../manifest/schema.ts';
import { isCounted } from './score.ts';

/** How a manifest stood on one day: as little of an assessment as comparing it with another takes. Plain JSON. */
export interface Standing {
  readonly stage: Stage | null;
  readonly score: number | null;
  readonly verdict: Verdict | null;
  /** The rules that score or gate ask for and that look at the manifest alone, by id. */
  readonly asked: Readonly<Record<string, AskedRule>>;
}

interface AskedRule {
  readonly outcome: Outcome;
  readonly weight: number;
  /** The present stage asks for it, so that it counts in the score and not only in the gate. */
  readonly inScore: boolean;
}

/** A rule that came out otherwise than before. */
export interface RuleChange {
  readonly ruleId: string;
  /** Null where it was not asked before, or is no longer. */
  readonly from: Outcome | null;
  readonly to: Outcome | null;
  readonly weight: number;
  /** It counts in the score, before or now; else in the gate only. */
  readonly inScore: boolean;
}

export function standingOf({ stage, score, gate, rules }: Assessment): Standing {
  const asked: Record<string, AskedRule> = {};
  for (const rule of rules) {
    if (rule.needsFacts || rule.asked === 'no' || !isCounted(rule)) continue;
    asked[rule.ruleId] = { outcome: rule.outcome, weight: rule.weight, inScore: rule.asked === 'now' };
  }
  return { stage, score, verdict: gate?.verdict ?? null, asked };
}

/**
 * What came out otherwise, the heaviest first; nothing where one of both could not be judged. Where the stage is another
 * one, rules are asked that were not before.
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
        inScore: (is?.inScore ?? false) || (was?.inScore ?? false),
      };
    })
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => Number(b.inScore) - Number(a.inScore) || b.weight - a.weight);
}

/** Changes as a person reads them, the heaviest first: `+6 sponsor-missing passed`. What is newly asked and met is only counted. */
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

function inWords({ ruleId, from, to, weight, inScore }: RuleChange): string {
  const said = `${ruleId} ${to === 'upcoming' ? 'not met' : to}`;
  if (!inScore) return `${said} (gate only)`;
  if (to === 'passed') return `+${weight} ${said}`;
  // what was not met before takes nothing away by being set aside
  return from === 'failed' || from === 'waived' ? said : `−${weight} ${said}`;
}
