import type { Assessment, RuleResult } from '../../core/index.ts';
import { findingView, hasPage, keyedFindings, type KeyedFinding } from './findings.ts';
import { humanize } from '../format.ts';
import type { DimensionView, RuleView } from './scorecard-schema.ts';

/** Every dimension with its rules, in the order of the manifest. */
export function dimensionViews(assessment: Assessment): DimensionView[] {
  const keyed = keyedFindings(assessment);
  return assessment.dimensions.map(({ dimension, score, passed, total }) => {
    const rules = assessment.rules.filter((result) => result.dimension === dimension);
    return {
      id: dimension,
      name: humanize(dimension),
      score,
      passed,
      total,
      open: rules.filter(({ outcome }) => outcome === 'failed' || outcome === 'upcoming').length,
      rules: rules.map((result) => ruleView(result, assessment, keyed)),
    };
  });
}

function ruleView(result: RuleResult, assessment: Assessment, keyed: readonly KeyedFinding[]): RuleView {
  const { ruleId, requirement, outcome, severity, weight, asked, needsFacts, coveredBy, reason, claim } = result;
  const cover = coveredBy && (assessment.rules.find((other) => other.ruleId === coveredBy)?.requirement ?? coveredBy);
  return {
    ruleId,
    title: requirement,
    outcome,
    severity,
    weight,
    asked,
    needsFacts,
    claim: claim ?? null,
    hasPage: hasPage(assessment, ruleId),
    note: cover === undefined ? (reason ?? null) : `comes with: ${cover}`,
    findings: keyed.filter(({ finding }) => finding.ruleIds.includes(ruleId)).map(findingView),
  };
}
