import type { AppliedWaiver } from '../findings/finding.ts';
import type { RuleFinding, RunnableRule } from '../rules/rule.ts';
import type { Outcome } from '../vocabulary.ts';
import type { Judgement } from './judge.ts';
import type { RuleResult } from './result.ts';
import { waiverFor, type LiveWaiver } from './waivers.ts';

/** How the rules in force came out, in the order of the catalogue, and what those say that are not met. */
export interface Evaluation {
  readonly results: readonly RuleResult[];
  readonly unmet: readonly UnmetRule[];
}

/** A rule that is not met, with the findings that say so. */
export interface UnmetRule {
  readonly judgement: Judgement;
  readonly rule: RunnableRule;
  readonly findings: readonly { readonly finding: RuleFinding; readonly waiver: AppliedWaiver | undefined }[];
}

/**
 * Combines all judgements: attributes silent failures to the rule that reports them, then applies what is declared not
 * needed, then waivers.
 *
 * @param notNeeded ids of rules
 */
export function evaluate(
  judgements: readonly Judgement[],
  waivers: readonly LiveWaiver[],
  notNeeded: ReadonlySet<string>,
): Evaluation {
  const failed = new Map(judgements.filter(({ verdict }) => verdict === 'failed').map((one) => [one.rule.id, one]));
  /** The judgement that reports an absence; `value-invalid` where its shape is wrong; undefined where none reports it. */
  const rootOf = ({ rule, findings, coveredBy }: Judgement): Judgement | 'value-invalid' | undefined => {
    if (findings.length > 0) return notNeeded.has(rule.id) ? undefined : failed.get(rule.id);
    if (coveredBy === undefined || coveredBy === 'value-invalid') return coveredBy;
    const cover = failed.get(coveredBy);
    return cover && rootOf(cover);
  };

  const unmet: UnmetRule[] = [];
  const waived = new Set<string>();
  for (const judgement of failed.values()) {
    const { rule } = judgement;
    if (judgement.findings.length === 0 || notNeeded.has(rule.id)) continue;
    const findings = judgement.findings.map((finding) => ({
      finding,
      waiver: waiverFor(waivers, rule.id, finding.path),
    }));
    unmet.push({ judgement, rule, findings });
    if (findings.every(({ waiver }) => waiver)) waived.add(rule.id);
  }

  const results = judgements.map((judgement): RuleResult => {
    const { rule, verdict } = judgement;
    if (verdict !== 'failed') return resultOf(judgement, verdict);
    if (judgement.findings.length > 0) {
      if (notNeeded.has(rule.id)) return resultOf(judgement, 'not-needed');
      return resultOf(judgement, waived.has(rule.id) ? 'waived' : unmetAs(judgement));
    }
    const root = rootOf(judgement);
    if (root === 'value-invalid') return resultOf(judgement, unmetAs(judgement), root);
    if (!root) return resultOf(judgement, 'not-applicable');
    const isWaived = waived.has(root.rule.id) || waiverFor(waivers, rule.id, '') !== undefined;
    // what the present stage asks is not due before its subject is
    const outcome = isWaived ? 'waived' : root.asked === 'next' ? 'upcoming' : unmetAs(judgement);
    return resultOf(judgement, outcome, root.rule.id);
  });
  return { results, unmet };
}

function unmetAs({ asked }: Judgement): Outcome {
  return asked === 'next' ? 'upcoming' : 'failed';
}

function resultOf(judgement: Judgement, outcome: Outcome, coveredBy?: string): RuleResult {
  const { rule, asked, gate, reason, claim, confidence, evidence } = judgement;
  const result: { -readonly [K in keyof RuleResult]: RuleResult[K] } = {
    ruleId: rule.id,
    dimension: rule.dimension,
    requirement: rule.requirement,
    action: rule.action,
    outcome,
    severity: gate,
    weight: rule.weight,
    asked,
    needsFacts: rule.needsFacts,
  };
  // set one by one: spreading an object for each absent field is most of the time of an evaluation
  if (coveredBy !== undefined) result.coveredBy = coveredBy;
  if (reason !== undefined) result.reason = reason;
  if (claim !== undefined) result.claim = claim;
  if (confidence !== undefined) result.confidence = confidence;
  if (evidence !== undefined) result.evidence = evidence;
  return result;
}
