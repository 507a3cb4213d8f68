import { ruleBaseOf } from '../rules/all.ts';
import type { Assessment } from './assess.ts';
import { gateOf } from './gate.ts';
import { isUnmet, type RuleResult } from './result.ts';
import { scoreOf } from './score.ts';

/**
 * Score and gate as they would be with these rules met, and with them all that fails silently for the same absences.
 * An answer may bring other rules into play; that shows only once it is written. Nothing changes where the text cannot
 * be judged, as what it will contain is not known.
 */
export function whatIf(assessment: Assessment, ruleIds: readonly string[]): Pick<Assessment, 'score' | 'gate'> {
  const { stage, rules, findings, gate, score, manifest, verified, policy } = assessment;
  if (stage === null) return { score, gate };
  const named = new Set(ruleIds);
  const isMet = ({ ruleId, coveredBy }: RuleResult) => named.has(ruleId) || named.has(coveredBy ?? '');
  const results = rules.map((result) =>
    isMet(result) && isUnmet(result) ? { ...result, outcome: 'passed' as const } : result,
  );
  const met = new Set([...named, ...rules.filter(isMet).map(({ ruleId }) => ruleId)]);
  const left = findings.filter(({ ruleId, path: [, index] }) => {
    // what was waived until a day that has passed is met now, so the waiver no longer matters
    const about = ruleId === 'waiver-expired' ? manifest.waivers?.[Number(index)]?.rule : ruleId;
    return about === undefined || !met.has(about);
  });
  return {
    score: scoreOf(results).score,
    gate:
      gate &&
      gateOf({
        stage: gate.stage,
        results,
        findings: left,
        verified,
        notNeeded: gate.notNeeded,
        notNeededMax: policy.thresholds.notNeededMax,
        ruleOf: ruleBaseOf,
      }),
  };
}
