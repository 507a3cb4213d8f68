import type { Assessment, RuleResult } from '../../core/index.ts';
import { findingView, keyedFindings, type KeyedFinding } from './findings.ts';
import { humanize } from './format.ts';
import type { DimensionView, RuleView } from './schema.ts';

/** Every dimension with its rules, in the order of the manifest. */
export function dimensionViews(assessment: Assessment): DimensionView[] {
  const keyed = keyedFindings(assessment);
  const titles = new Map(assessment.rules.map(({ ruleId, title }) => [ruleId, title]));
  return assessment.dimensions.map(({ dimension, score, passed, total }) => {
    const rules = assessment.rules.filter((result) => result.dimension === dimension);
    return {
      id: dimension,
      name: humanize(dimension),
      score,
      passed,
      total,
      open: rules.filter(({ outcome }) => outcome === 'failed' || outcome === 'upcoming').length,
      rules: rules.map((result) => ruleView(result, keyed, titles)),
    };
  });
}

function ruleView(result: RuleResult, keyed: readonly KeyedFinding[], titles: ReadonlyMap<string, string>): RuleView {
  const { ruleId, title, outcome, severity, weight, asked, needsFacts, coveredBy, reason } = result;
  const cover = coveredBy === undefined ? undefined : (titles.get(coveredBy) ?? coveredBy);
  return {
    ruleId,
    title,
    outcome,
    severity,
    weight,
    asked,
    needsFacts,
    note: cover === undefined ? (reason ?? null) : `comes with: ${cover}`,
    findings: keyed.filter(({ finding }) => finding.ruleId === ruleId).map(findingView),
  };
}
