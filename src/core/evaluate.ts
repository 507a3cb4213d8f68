import type { AppliedWaiver } from './finding.ts';
import type { Judgement } from './judge.ts';
import type { Dimension } from './manifest/schema.ts';
import type { Policy } from './policy/policy.ts';
import type { RuleFinding, RunnableRule, Severity } from './rules/rule.ts';
import { waiverFor, type LiveWaiver } from './waivers.ts';
import { parsePath } from './yaml/path.ts';

/**
 * - `passed`, `failed`: a requirement of the present stage, met or not
 * - `waived`: not met, and set aside for now
 * - `upcoming`: a requirement of the next stage only, not met yet
 * - `not-applicable`: the initiative rightly has not got its subject, or neither stage asks for it
 * - `unknown`: could not be judged here
 */
export type Outcome = 'passed' | 'failed' | 'waived' | 'upcoming' | 'not-applicable' | 'unknown';

/** How one rule came out on a manifest. Plain JSON. */
export interface RuleResult {
  readonly ruleId: string;
  readonly dimension: Dimension;
  readonly title: string;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly weight: number;
  /** Which stage asks for it: the present one, only the next, or neither. */
  readonly asked: 'now' | 'next' | 'no';
  /** It needs repository facts: counts in the verified share and the gate, not in the score. */
  readonly needsFacts: boolean;
  /** The rule that says what is absent, where this one fails for that absence and is silent. */
  readonly coveredBy?: string;
  /** Why it could not be judged. */
  readonly reason?: string;
  /** For rules that need facts and are asked: how the claim stands against the repository. */
  readonly evidence?: Evidence;
}

/**
 * How a claim stands against what the repository shows; `declared`: it could not be checked, `undeclared`: there is no
 * claim to check.
 */
export type Evidence = 'verified' | 'contradicted' | 'declared' | 'undeclared';

/** A rule's result with the findings behind it. */
export interface Evaluation {
  readonly rule: RunnableRule;
  readonly result: RuleResult;
  readonly findings: readonly (RuleFinding & { readonly waiver: AppliedWaiver | undefined })[];
  /** Whether the present stage asks for it, or for something that fails for the same absence. */
  readonly isDue: boolean;
}

/** Sees the judgements of all rules in force together: which speaks for which, and what is set aside. */
export function evaluate(
  judgements: readonly Judgement[],
  policy: Policy,
  waivers: readonly LiveWaiver[],
): readonly Evaluation[] {
  /** The rule that speaks for an absence in the end; undefined where the one named is silent for other reasons. */
  const rootOf = (id: string | undefined): string | undefined => {
    if (id === undefined || id === 'value-invalid') return id;
    const cover = judgements.find(({ rule }) => rule.id === id);
    if (!cover || cover.verdict !== 'failed' || cover.asked === 'no') return undefined;
    return cover.findings.length > 0 ? id : rootOf(cover.coveredBy);
  };

  const spoken = judgements.map((judgement) => speak(judgement, rootOf(judgement.coveredBy), waivers));
  const waivedIds = new Set(spoken.filter(({ isWaived }) => isWaived).map(({ judgement }) => judgement.rule.id));
  const results = spoken.map((one) => resultOf(one, waivedIds, policy));
  const due = new Set(results.map(({ outcome, coveredBy }) => (outcome === 'failed' ? coveredBy : undefined)));
  return spoken.map(({ judgement: { rule, asked }, findings }, i) => {
    const isDue = asked === 'now' || due.has(rule.id);
    return { rule, result: results[i] as RuleResult, findings, isDue };
  });
}

/** What a judgement says aloud: its findings, each with the waiver that sets it aside. */
interface Spoken {
  readonly judgement: Judgement;
  readonly root: string | undefined;
  readonly findings: Evaluation['findings'];
  readonly isWaived: boolean;
}

const SILENT: readonly never[] = [];

function speak(judgement: Judgement, root: string | undefined, waivers: readonly LiveWaiver[]): Spoken {
  const { rule, verdict } = judgement;
  if (verdict !== 'failed') return { judgement, root, findings: SILENT, isWaived: false };
  const found =
    judgement.findings.length === 0 && root === undefined ? [absenceFinding(judgement)] : judgement.findings;
  const findings = found.map((finding) => ({
    ...finding,
    waiver: waiverFor(waivers, rule.id, parsePath(finding.path)),
  }));
  const isWaived =
    findings.length > 0
      ? findings.every(({ waiver }) => waiver)
      : root !== undefined && waiverFor(waivers, rule.id, []) !== undefined;
  return { judgement, root, findings, isWaived };
}

function resultOf({ judgement, root, isWaived }: Spoken, waivedIds: ReadonlySet<string>, policy: Policy): RuleResult {
  const { rule, asked, verdict, reason } = judgement;
  const set = policy.rules[rule.id];
  const setAside = verdict === 'failed' && (isWaived || (root !== undefined && waivedIds.has(root)));
  const result: { -readonly [K in keyof RuleResult]: RuleResult[K] } = {
    ruleId: rule.id,
    dimension: rule.dimension,
    title: rule.title,
    outcome: outcomeOf(verdict, asked, setAside),
    severity: set?.severity === undefined || set.severity === 'off' ? rule.severity : set.severity,
    weight: set?.weight ?? rule.weight,
    asked,
    needsFacts: rule.needsFacts === true,
  };
  const evidence = rule.needsFacts ? evidenceOf(judgement) : undefined;
  // set one by one: spreading an object for each absent field is most of the time of an evaluation
  if (root !== undefined) result.coveredBy = root;
  if (reason !== undefined) result.reason = reason;
  if (evidence !== undefined) result.evidence = evidence;
  return result;
}

function outcomeOf(verdict: Judgement['verdict'], asked: RuleResult['asked'], setAside: boolean): Outcome {
  if (verdict !== 'failed') return verdict;
  if (setAside) return 'waived';
  return asked === 'next' ? 'upcoming' : 'failed';
}

function evidenceOf({ verdict, findings }: Judgement): Evidence | undefined {
  switch (verdict) {
    case 'not-applicable':
      return undefined;
    case 'passed':
      return 'verified';
    case 'unknown':
      return 'declared';
    case 'failed':
      return findings.some(({ undeclared }) => !undeclared) ? 'contradicted' : 'undeclared';
  }
}

/** What a rule says when its subject is absent and the rule that would say so is switched off. */
function absenceFinding({ rule, coveredBy }: Judgement): RuleFinding {
  const text = `${rule.title}: what this requirement speaks of is absent, and ${coveredBy ?? 'the rule about that'} is not asked here`;
  return { path: rule.dimension, at: 'key', text, edits: [] };
}
