import type { RuleResult } from './evaluate.ts';
import { STAGES, type Stage } from '../manifest/schema.ts';
import { isRequiredAt, type RuleContext, type RuleFinding, type RunnableRule } from '../rules/rule.ts';

/** The stage after the present one, where there is one to go to. */
export function nextStage(stage: Stage): Stage | undefined {
  return stage === 'idea' || stage === 'pilot' ? STAGES[STAGES.indexOf(stage) + 1] : undefined;
}

/** Why a rule that needs facts cannot be judged where there are none. */
const NO_FACTS = 'the repository was not looked at';

/** What a rule found on a manifest, before it is seen together with the others. */
export interface Judgement {
  readonly rule: RunnableRule;
  readonly asked: RuleResult['asked'];
  readonly verdict: 'passed' | 'failed' | 'not-applicable' | 'unknown';
  readonly findings: readonly RuleFinding[];
  readonly coveredBy: string | undefined;
  readonly reason: string | undefined;
}

const SILENT: readonly never[] = [];

/**
 * Runs one rule.
 *
 * @param isInvalid whether the shape of a dotted path is wrong, which the shape finding says so already
 */
export function judge(rule: RunnableRule, context: RuleContext, isInvalid: (path: string) => boolean): Judgement {
  const asked = askedAt(rule, context.stage);
  if (asked === 'no') return silent(rule, asked, 'not-applicable', undefined, 'asked at another stage');
  const applies = rule.applies?.(context) ?? true;
  if (applies === false) return silent(rule, asked, 'not-applicable');
  if (rule.needsFacts && !context.facts) return silent(rule, asked, 'unknown', undefined, NO_FACTS);
  if (typeof applies === 'string') return silent(rule, asked, 'failed', applies);

  const reports = rule.check(context);
  if (reports.length === 0) return silent(rule, asked, 'passed');
  const findings = reports.filter((report) => 'text' in report);
  // where the shape is wrong, the shape finding says so already
  const own = findings.filter(({ path }) => !isInvalid(path));
  if (own.length > 0) return { ...silent(rule, asked, 'failed'), findings: own };
  if (findings.length > 0) return silent(rule, asked, 'failed', 'value-invalid');
  const covered = reports.find((report) => 'coveredBy' in report);
  if (covered) return silent(rule, asked, 'failed', covered.coveredBy);
  const unknown = reports.find((report) => 'unknown' in report);
  return silent(rule, asked, 'unknown', undefined, unknown?.unknown ?? NO_FACTS);
}

function silent(
  rule: RunnableRule,
  asked: Judgement['asked'],
  verdict: Judgement['verdict'],
  coveredBy?: string,
  reason?: string,
): Judgement {
  return { rule, asked, verdict, findings: SILENT, coveredBy, reason };
}

function askedAt(rule: RunnableRule, stage: Stage): RuleResult['asked'] {
  if (isRequiredAt(rule.at, stage)) return 'now';
  const next = nextStage(stage);
  return next !== undefined && !rule.clock && isRequiredAt(rule.at, next) ? 'next' : 'no';
}
