import type { Assessment } from './assess.ts';
import { gateOf, isUnmet } from './gate.ts';
import { scoredNow, scoreOf } from './score.ts';

/**
 * Score and gate as they would be with these rules met, and with them all that fails for the same absences.
 * An answer may bring other rules into play; that shows only once it is written. Nothing changes where the text cannot
 * be judged, as nobody knows yet what will be found.
 */
export function whatIf(assessment: Assessment, ruleIds: readonly string[]): Pick<Assessment, 'score' | 'gate'> {
  const { stage, rules, findings, gate, score } = assessment;
  if (stage === null) return { score, gate };
  const met = new Set(ruleIds);
  const results = rules.map((result) => {
    const isMet = met.has(result.ruleId) || (result.coveredBy !== undefined && met.has(result.coveredBy));
    return isMet && isUnmet(result) ? { ...result, outcome: 'passed' as const } : result;
  });
  const left = findings.filter(({ ruleId }) => !met.has(ruleId));
  return { score: scoreOf(scoredNow(results)).score, gate: gate && gateOf(gate.stage, results, left) };
}
