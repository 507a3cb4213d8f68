import { isOnHold } from '../manifest/history.ts';
import { severityAt, type RuleContext, type RuleFinding, type RuleReport, type RunnableRule } from '../rules/rule.ts';
import { claimEvidence, type ClaimEvidence } from './claims.ts';
import { CONFIDENCES, KINDS, SEVERITIES, STAGES, strongest } from '../vocabulary.ts';
import type { ClaimStatus, Confidence, Kind, Severity, Stage } from '../vocabulary.ts';
import type { RuleResult } from './result.ts';

/** The stage after the present one, where there is one to go to. */
export function nextStage(stage: Stage): Stage | undefined {
  return stage === 'idea' || stage === 'pilot' ? STAGES[STAGES.indexOf(stage) + 1] : undefined;
}

const NO_FACTS = 'the repository was not looked at';

/** Which stage asks for a rule, and how severely. */
export interface Asked {
  readonly asked: RuleResult['asked'];
  /** At the present stage; undefined where only the next one asks. */
  readonly now: Severity | undefined;
  /** For the gate: the stronger of the present stage and the next one. */
  readonly gate: Severity;
}

/** What a rule found on a manifest, before it is seen together with the others. */
export interface Judgement extends Asked {
  readonly rule: RunnableRule;
  readonly verdict: 'passed' | 'failed' | 'not-applicable' | 'unknown';
  readonly findings: readonly RuleFinding[];
  readonly coveredBy: string | undefined;
  readonly reason: string | undefined;
  readonly claim: ClaimStatus | undefined;
  readonly confidence: Confidence | undefined;
  /** What each claim of a rule that needs facts came to. */
  readonly evidence?: readonly ClaimEvidence[];
}

const NONE: readonly never[] = [];

/** What every rule of one manifest is judged with. */
export interface Judging {
  readonly context: RuleContext;
  /** Ids of the rules that are declared not needed. */
  readonly notNeeded: ReadonlySet<string>;
  /** Whether the value at a dotted path is already reported as malformed. */
  readonly isInvalid: (path: string) => boolean;
}

/** Runs the rules in force, each for itself. */
export function judgeAll(rules: readonly RunnableRule[], judging: Judging): readonly Judgement[] {
  const { manifest, stage, kind } = judging.context;
  const asked = rules.map((rule) => askedAt(rule, stage, kind));
  const reporting = new Set(
    rules.filter(({ id }, i) => asked[i]?.asked !== 'no' && !judging.notNeeded.has(id)).map(({ id }) => id),
  );
  return rules.map((rule, i) => {
    const own = asked[i] ?? NOT_ASKED;
    // without a kind, what other kinds are asked fails for that absence
    if (own.asked === 'no' && manifest.kind === undefined && rule.notFor.includes('application')) {
      const other = askedAt(rule, stage, KINDS.find((one) => !rule.notFor.includes(one)) ?? kind);
      if (other.asked !== 'no' && reporting.has('kind-missing')) {
        return silent(rule, other, 'failed', { coveredBy: 'kind-missing' });
      }
    }
    return judge(rule, own, judging, reporting);
  });
}

function judge(
  rule: RunnableRule,
  asked: Asked,
  { context, isInvalid }: Judging,
  reporting: ReadonlySet<string>,
): Judgement {
  if (asked.asked === 'no') return silent(rule, asked, 'not-applicable', { reason: 'not asked at this stage' });
  const { lifecycle } = context.manifest;
  if (rule.atStage && !rule.ignoresHold && isOnHold(lifecycle, context.thresholds.holdMaxDays, context.today)) {
    return silent(rule, asked, 'not-applicable', { reason: 'the initiative is on hold' });
  }
  const unreported = rule.subjects.find((subject) => !reporting.has(subject));
  if (unreported !== undefined) {
    return silent(rule, asked, 'not-applicable', { reason: `${unreported} is not asked` });
  }
  const applies = rule.applies?.(context) ?? true;
  if (applies === false) return silent(rule, asked, 'not-applicable');
  if (rule.needsFacts && !context.facts) return silent(rule, asked, 'unknown', { reason: NO_FACTS, claim: 'unknown' });
  if (typeof applies === 'string') return silent(rule, asked, 'failed', { coveredBy: applies });

  const all = rule.check(context);
  const claim = rule.needsFacts;
  const evidence = claim ? all.flatMap(claimEvidence) : NONE;
  const judgement = judgeReports(rule, asked, all, isInvalid);
  return evidence.length === 0 ? judgement : { ...judgement, evidence };
}

function judgeReports(
  rule: RunnableRule,
  asked: Asked,
  all: readonly RuleReport[],
  isInvalid: Judging['isInvalid'],
): Judgement {
  const claim = rule.needsFacts;
  const reports = all.filter((report) => !('verified' in report));
  if (reports.length === 0) return silent(rule, asked, 'passed', claim ? { claim: 'verified' } : {});
  const findings = reports.filter((report) => 'text' in report);
  // what is malformed is reported as such already
  const own = findings.filter(({ path }) => !isInvalid(path));
  if (own.length > 0) return failed(rule, asked, own);
  if (findings.length > 0) return silent(rule, asked, 'failed', { coveredBy: 'value-invalid' });
  const covered = reports.find((report) => 'coveredBy' in report);
  if (covered) return silent(rule, asked, 'failed', { coveredBy: covered.coveredBy });
  if (reports.some((report) => 'undeclared' in report)) {
    return silent(rule, asked, 'not-applicable', { reason: 'nothing is declared', claim: 'undeclared' });
  }
  const unknown = reports.find((report) => 'unknown' in report);
  return silent(rule, asked, 'unknown', {
    reason: unknown?.unknown ?? NO_FACTS,
    ...(claim ? { claim: 'unknown' } : {}),
  });
}

/** A failure with findings: as severe as the worst of them. */
function failed(rule: RunnableRule, asked: Asked, findings: readonly RuleFinding[]): Judgement {
  const severities = findings.map((finding) => findingSeverity(rule, finding, asked.gate));
  const gate = SEVERITIES.find((severity) => severities.includes(severity)) ?? asked.gate;
  const confidence = rule.needsFacts
    ? CONFIDENCES.find((one) => findings.some((finding) => finding.confidence === one))
    : undefined;
  const claim = rule.needsFacts ? 'contradicted' : undefined;
  return { ...silent(rule, { ...asked, gate }, 'failed'), findings, claim, confidence };
}

/**
 * How severe a finding is where its rule is asked with a severity. A finding may be more or less severe than its rule,
 * but never more than a policy says; what is not certain is at most a warning.
 */
export function findingSeverity(rule: RunnableRule, { severity, confidence }: RuleFinding, asked: Severity): Severity {
  const isRaised = severity !== undefined && strongest(severity, asked) === severity;
  const found = severity !== undefined && !(rule.isSet && isRaised) ? severity : asked;
  return confidence !== 'high' && found === 'error' ? 'warning' : found;
}

function silent(
  rule: RunnableRule,
  { asked, now, gate }: Asked,
  verdict: Judgement['verdict'],
  { coveredBy, reason, claim }: Partial<Pick<Judgement, 'coveredBy' | 'reason' | 'claim'>> = {},
): Judgement {
  return { rule, asked, now, gate, verdict, findings: NONE, coveredBy, reason, claim, confidence: undefined };
}

const NOT_ASKED: Asked = { asked: 'no', now: undefined, gate: 'info' };

function askedAt(rule: RunnableRule, stage: Stage, kind: Kind): Asked {
  const now = severityAt(rule, stage, kind);
  const next = nextStage(stage);
  const ahead = next === undefined || rule.atStage ? undefined : severityAt(rule, next, kind);
  const gate = strongest(now, ahead);
  return gate === undefined ? NOT_ASKED : { asked: now === undefined ? 'next' : 'now', now, gate };
}
