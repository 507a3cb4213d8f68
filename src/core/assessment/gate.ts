import type { Finding } from '../findings/finding.ts';
import type { RuleBase, RuleGroup } from '../rules/rule.ts';
import { SEVERITIES, type Basis, type Severity, type Stage, type Verdict } from '../vocabulary.ts';
import { isUnmet, type RuleResult } from './result.ts';
import { basisOf, scoreOf, type VerifiedShare } from './score.ts';

/** Something the gate asks for that is not met. */
export interface Requirement {
  readonly ruleId: string;
  readonly group: RuleGroup;
  /** What would be true, and what to do. */
  readonly requirement: string;
  readonly action: string;
  readonly status: 'open' | 'waived';
  readonly severity: Severity;
  /** Which stage asks for it first. */
  readonly asked: 'now' | 'next';
  /** It keeps the gate shut. */
  readonly blocking: boolean;
  /** What meeting it, and all that it covers, adds to the score. */
  readonly points: number;
  /** The rules that fail silently for the same absence. */
  readonly covers: readonly string[];
}

/** A requirement that the manifest declares not needed. */
export interface NotNeeded {
  readonly ruleId: string;
  readonly requirement: string;
  readonly because: string;
  readonly by: string;
}

/** May the initiative go to its next stage, or stay in production? */
export interface Gate {
  /** The stage it asks about: the next one, or production itself; null where the manifest cannot be judged. */
  readonly stage: Stage | null;
  readonly verdict: Verdict;
  readonly basis: Basis;
  /** Blocking ones first, then by points. With the score, the points of all add up to 100. */
  readonly requirements: readonly Requirement[];
  readonly notNeeded: readonly NotNeeded[];
}

/** What a gate is made of. */
export interface GateInput {
  readonly stage: Stage | null;
  readonly results: readonly RuleResult[];
  /** Of these, those that are about no dimension (shape, waivers, workspace) add requirements of their own. */
  readonly findings: readonly Finding[];
  readonly verified: VerifiedShare;
  readonly notNeeded: readonly NotNeeded[];
  /** More than this declared not needed makes the verdict conditional. */
  readonly notNeededMax: number;
  /** What the rules about no dimension ask. */
  readonly ruleOf: (ruleId: string) => Pick<RuleBase, 'requirement' | 'action'> | undefined;
}

export function gateOf(input: GateInput): Gate {
  const { stage, results, findings, verified, notNeeded, notNeededMax, ruleOf } = input;
  const { total } = scoreOf(results);
  const unmet = results.filter(isUnmet);
  /** What is met together: the rule that reports an absence, and all that fail silently for it. */
  const unmetByRoot = new Map<string, RuleResult[]>();
  for (const result of unmet) {
    const root = result.coveredBy ?? result.ruleId;
    const sameRoot = unmetByRoot.get(root);
    if (sameRoot) sameRoot.push(result);
    else unmetByRoot.set(root, [result]);
  }
  const pointsOf = (ruleId: string) => {
    const weights = (unmetByRoot.get(ruleId) ?? []).filter(({ needsFacts }) => !needsFacts);
    return total === 0 ? 0 : (100 * weights.reduce((sum, { weight }) => sum + weight, 0)) / total;
  };
  const coversOf = (ruleId: string) =>
    (unmetByRoot.get(ruleId) ?? []).map((one) => one.ruleId).filter((id) => id !== ruleId);

  const fromRules = unmet
    .filter(({ coveredBy }) => coveredBy === undefined)
    .map((result): Requirement => {
      const { ruleId, requirement, action, severity, outcome, asked } = result;
      return {
        ruleId,
        group: result.dimension,
        requirement,
        action,
        severity,
        asked: asked === 'next' ? 'next' : 'now',
        status: outcome === 'waived' ? 'waived' : 'open',
        blocking: outcome !== 'waived' && severity === 'error',
        points: pointsOf(ruleId),
        covers: coversOf(ruleId),
      };
    });
  const fromOthers = worstByRule(findings).map(({ ruleId, group, message, severity }): Requirement => {
    const rule = ruleOf(ruleId);
    return {
      ruleId,
      group,
      requirement: rule?.requirement ?? message,
      action: rule?.action ?? message,
      severity,
      asked: 'now',
      status: 'open',
      blocking: severity === 'error',
      points: pointsOf(ruleId),
      covers: coversOf(ruleId),
    };
  });
  const requirements = [...fromOthers, ...fromRules].toSorted(byUrgency);
  const verdict = verdictOf(requirements, notNeeded.length > notNeededMax);
  return { stage, verdict, basis: basisOf(verified), requirements, notNeeded };
}

type OpenFinding = Finding & { readonly severity: Severity };

/** The worst open finding of each rule that is about no dimension. */
function worstByRule(findings: readonly Finding[]): readonly OpenFinding[] {
  const worst = new Map<string, OpenFinding>();
  for (const finding of findings) {
    if (!isOutsideDimensions(finding) || !isOpen(finding)) continue;
    const before = worst.get(finding.ruleId);
    if (!before || SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(before.severity)) {
      worst.set(finding.ruleId, finding);
    }
  }
  return [...worst.values()];
}

function isOutsideDimensions({ group }: Finding): boolean {
  return group === 'shape' || group === 'waivers' || group === 'workspace';
}

function isOpen(finding: Finding): finding is OpenFinding {
  return (finding.status === 'open' || finding.status === 'known') && finding.severity !== 'hint';
}

/** Information never touches the gate, open or waived. */
function verdictOf(requirements: readonly Requirement[], isOverExempt: boolean): Verdict {
  if (requirements.some(({ blocking }) => blocking)) return 'blocked';
  return isOverExempt || requirements.some(({ severity }) => severity !== 'info') ? 'conditional' : 'ready';
}

function byUrgency(a: Requirement, b: Requirement): number {
  const rank = ({ blocking, severity, status }: Requirement) =>
    blocking ? 0 : status === 'waived' ? 3 : severity === 'info' ? 2 : 1;
  return rank(a) - rank(b) || b.points - a.points;
}
