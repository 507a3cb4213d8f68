import type { Evaluation } from '../assessment/evaluate.ts';
import type { Finding } from './finding.ts';
import { isInvalidAt, type ShapeProblem } from '../manifest/read.ts';
import type { Policy } from '../policy/policy.ts';
import { rules } from '../rules/index.ts';
import type { RuleContext } from '../rules/rule.ts';
import { nameDuplicate, shapeRules } from '../rules/shape.ts';
import { waiverRules, type WaiverContext } from '../rules/waivers.ts';
import { rangeOf, type SourceDocument } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';
import { parsePath, startsWith } from '../yaml/path.ts';

/** What the findings about waivers are made from: the text, and how its rules came out. */
export interface WaiverInput {
  readonly document: SourceDocument;
  readonly context: RuleContext;
  readonly policy: Policy;
  readonly problems: readonly ShapeProblem[];
  readonly evaluation: Evaluation;
}

const NOT_WAIVABLE = [...shapeRules, nameDuplicate, ...waiverRules].map(({ id }) => id);

/** What is wrong with the waivers of a manifest. None at `retired`, where nothing is asked that could be waived. */
export function waiverFindings({ document, context, policy, problems, evaluation }: WaiverInput): readonly Finding[] {
  const { manifest, stage, today, placeholder } = context;
  if (stage === 'retired' || !manifest.waivers) return [];
  const { results, unmet } = evaluation;
  const waiverContext: WaiverContext = {
    waivers: manifest.waivers,
    today,
    maxDays: policy.thresholds.waiverMaxDays,
    results: new Map(results.map((result) => [result.ruleId, result])),
    waivable: [...rules, ...policy.customRules].map(({ id }) => id),
    notWaivable: NOT_WAIVABLE,
    setsAside: (id, path) =>
      unmet.some(
        ({ rule, findings }) =>
          rule.id === id &&
          (path === undefined || findings.some(({ finding }) => startsWith(parsePath(finding.path), parsePath(path)))),
      ),
    isInvalid: (path) => isInvalidAt(problems, parsePath(path)),
    placeholder,
  };
  return waiverRules.flatMap((rule) => {
    const set = policy.rules[rule.id]?.severity;
    if (set === 'off') return [];
    return [...rule.check(waiverContext)].map(({ path: dotted, text, edits = [], follows }): Finding => {
      const path = parsePath(dotted);
      const severity = set ?? (rule.severity === 'as-rule' ? (follows?.severity ?? 'warning') : rule.severity);
      const upcoming = follows?.outcome === 'upcoming';
      return {
        ruleId: rule.id,
        group: 'waivers',
        status: upcoming ? 'upcoming' : 'open',
        severity: upcoming ? 'hint' : severity,
        message: text,
        path,
        range: rangeOf(document, locate(document.root, path, 'value')),
        related: [],
        ...(rule.fixKind && edits.length > 0 ? { fix: { kind: rule.fixKind, edits } } : {}),
      };
    });
  });
}
