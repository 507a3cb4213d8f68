import type { Evaluation } from '../assessment/evaluate.ts';
import { isErrorSomewhere } from '../assessment/waivers.ts';
import { isInvalidAt, type ShapeProblem } from '../manifest/read-manifest.ts';
import { rulesInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { rules } from '../rules/index.ts';
import type { RuleContext } from '../rules/rule.ts';
import { SHAPE_RULE_IDS, WAIVER_RULE_IDS } from '../rules/rule-ids.ts';
import { waiverRules, type WaiverContext } from '../rules/waivers.ts';
import type { SourceDocument } from '../yaml/document.ts';
import { parsePath, startsWith } from '../yaml/path.ts';
import type { Finding } from './finding.ts';
import { makeFinding, severityOf } from './make-finding.ts';

/** What the findings about waivers are made from: the text, and how its rules came out. */
export interface WaiverInput {
  readonly document: SourceDocument;
  readonly context: RuleContext;
  readonly policy: Policy;
  readonly problems: readonly ShapeProblem[];
  readonly evaluation: Evaluation;
}

const NOT_WAIVABLE = [...SHAPE_RULE_IDS, ...WAIVER_RULE_IDS];

/** What is wrong with what a manifest sets aside. Nothing at `retired`, where nothing is asked that could be set aside. */
export function waiverFindings({ document, context, policy, problems, evaluation }: WaiverInput): readonly Finding[] {
  const { manifest, stage, today, filler } = context;
  if (stage === 'retired' || (!manifest.waivers && !manifest.notNeeded)) return [];
  const { results, unmet } = evaluation;
  const inForce = rulesInForce(policy);
  const waiverContext: WaiverContext = {
    waivers: manifest.waivers ?? [],
    notNeeded: manifest.notNeeded ?? [],
    today,
    maxDays: policy.thresholds.waiverMaxDays,
    results: new Map(results.map((result) => [result.ruleId, result])),
    waivable: [...rules, ...policy.customRules].map(({ id }) => id),
    notWaivable: NOT_WAIVABLE,
    isErrorSomewhere: (id) => inForce.some((rule) => rule.id === id && isErrorSomewhere(rule)),
    setsAside: (id, path) =>
      unmet.some(
        ({ rule, findings }) =>
          rule.id === id &&
          (path === undefined || findings.some(({ finding }) => startsWith(parsePath(finding.path), parsePath(path)))),
      ),
    isInvalid: (path) => isInvalidAt(problems, parsePath(path)),
    filler,
  };
  return waiverRules.flatMap((rule) => {
    const set = policy.rules[rule.id]?.severity;
    if (set === 'off') return [];
    const severity = typeof set === 'object' ? (set[stage] ?? 'info') : set;
    if (severity === 'off') return [];
    return [...rule.check(waiverContext)].map(({ path, text, edits = [], follows }): Finding => {
      const upcoming = follows?.outcome === 'upcoming';
      return makeFinding(document, rule, {
        path: parsePath(path),
        text,
        edits,
        status: upcoming ? 'upcoming' : 'open',
        severity: upcoming ? 'hint' : (severity ?? follows?.severity ?? severityOf(rule)),
      });
    });
  });
}
