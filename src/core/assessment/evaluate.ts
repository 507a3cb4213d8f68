import type { AppliedWaiver } from '../findings/finding.ts';
import type { Judgement } from './judge.ts';
import type { Dimension } from '../manifest/schema.ts';
import type { RuleFinding, RunnableRule, Severity } from '../rules/rule.ts';
import { waiverFor, type LiveWaiver } from './waivers.ts';

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

/** How the rules in force came out, in the order of the catalogue, and what those say that are not met. */
export interface Evaluation {
  readonly results: readonly RuleResult[];
  readonly unmet: readonly UnmetRule[];
}

/** A rule that is not met, with the findings that say so. */
export interface UnmetRule {
  readonly rule: RunnableRule;
  readonly findings: readonly { readonly finding: RuleFinding; readonly waiver: AppliedWaiver | undefined }[];
  /** Whether the present stage asks for it, or for something that fails for the same absence. */
  readonly isDue: boolean;
}

/** Sees the judgements of all rules in force together: which speaks for which, and what is set aside. */
export function evaluate(judgements: readonly Judgement[], waivers: readonly LiveWaiver[]): Evaluation {
  const failed = judgements.filter(({ verdict }) => verdict === 'failed');
  const failedById = new Map(failed.map((one) => [one.rule.id, one]));
  /** The rule that speaks for an absence in the end; undefined where the one named is silent for other reasons. */
  const rootOf = (id: string | undefined): string | undefined => {
    if (id === undefined || id === 'value-invalid') return id;
    const cover = failedById.get(id);
    return cover && cover.findings.length === 0 ? rootOf(cover.coveredBy) : cover?.rule.id;
  };

  const spoken = new Map(failed.map((one) => [one, speak(one, rootOf(one.coveredBy), waivers)]));
  const waivedIds = new Set(failed.filter((one) => spoken.get(one)?.isWaived).map(({ rule }) => rule.id));
  const results = judgements.map((judgement) => resultOf(judgement, spoken.get(judgement), waivedIds));
  const due = new Set(results.filter(({ outcome }) => outcome === 'failed').map(({ coveredBy }) => coveredBy));
  const unmet = [...spoken].map(([{ rule, asked }, { findings }]) => ({
    rule,
    findings,
    isDue: asked === 'now' || due.has(rule.id),
  }));
  return { results, unmet };
}

/** What a failed judgement says aloud: its findings, each with the waiver that sets it aside. */
interface Spoken extends Pick<UnmetRule, 'findings'> {
  readonly root: string | undefined;
  readonly isWaived: boolean;
}

function speak(judgement: Judgement, root: string | undefined, waivers: readonly LiveWaiver[]): Spoken {
  const { rule } = judgement;
  const found =
    judgement.findings.length === 0 && root === undefined ? [absenceFinding(judgement)] : judgement.findings;
  const findings = found.map((finding) => ({ finding, waiver: waiverFor(waivers, rule.id, finding.path) }));
  const isWaived =
    findings.length > 0
      ? findings.every(({ waiver }) => waiver)
      : root !== undefined && waiverFor(waivers, rule.id, '') !== undefined;
  return { root, findings, isWaived };
}

function resultOf(judgement: Judgement, spoken: Spoken | undefined, waivedIds: ReadonlySet<string>): RuleResult {
  const { rule, asked, verdict, reason } = judgement;
  const root = spoken?.root;
  const setAside = spoken !== undefined && (spoken.isWaived || (root !== undefined && waivedIds.has(root)));
  const result: { -readonly [K in keyof RuleResult]: RuleResult[K] } = {
    ruleId: rule.id,
    dimension: rule.dimension,
    title: rule.title,
    outcome: outcomeOf(verdict, asked, setAside),
    severity: rule.severity,
    weight: rule.weight,
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
