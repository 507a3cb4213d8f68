import type { Dimension } from '../manifest/manifest-schema.ts';

/** The ids of the scored rules by dimension, in the order of the catalogue. */
export const SCORED_RULE_IDS = {
  ownership: [
    'owner-missing',
    'sponsor-missing',
    'business-owner-missing',
    'technical-owner-missing',
    'contact-missing',
    'owner-individual',
    'owner-unknown',
  ],
  integration: [
    'workflow-missing',
    'integration-points-missing',
    'system-of-record-missing',
    'integration-not-live',
    'integration-standalone',
    'integration-owner-missing',
    'human-oversight-missing',
    'fallback-missing',
    'integration-path-missing',
  ],
  alignment: [
    'kind-missing',
    'business-function-missing',
    'problem-missing',
    'process-missing',
    'users-missing',
    'adoption-low',
    'consumers-missing',
  ],
  outcomes: [
    'metrics-missing',
    'metric-model-only',
    'baseline-missing',
    'target-missing',
    'target-invalid',
    'actual-missing',
    'target-unmet',
    'metric-worse',
    'measurement-stale',
    'financial-metric-missing',
    'metric-source-missing',
    'metric-source-contradicts',
    'record-dropped',
  ],
  learning: [
    'feedback-missing',
    'evaluation-missing',
    'adaptation-missing',
    'knowledge-missing',
    'evaluation-stale',
    'evaluation-path-missing',
    'feedback-path-missing',
    'knowledge-path-missing',
    'evaluation-not-in-ci',
    'learning-silent',
  ],
  sourcing: [
    'strategy-missing',
    'supplier-missing',
    'rationale-missing',
    'contract-ends-soon',
    'exit-plan-missing',
    'models-missing',
    'model-not-allowed',
    'model-retired',
    'provider-undeclared',
    'provider-unused',
  ],
  enablement: ['training-missing', 'training-incomplete', 'support-missing', 'training-path-missing'],
  lifecycle: [
    'stage-date-missing',
    'idea-stale',
    'exit-criteria-missing',
    'hold-expired',
    'stage-history-order',
    'pilot-stalled',
    'decision-date-missing',
    'next-decision-missing',
    'pilot-overdue',
    'scale-not-executed',
    'decision-due-soon',
    'scale-decision-missing',
    'retirement-reason-missing',
    'stage-date-contradicted',
  ],
  capacity: [
    'team-missing',
    'skills-gap-unaddressed',
    'budget-missing',
    'budget-overspent',
    'ambition-exceeds-capacity',
  ],
  risk: [
    'risk-tier-missing',
    'risk-prohibited',
    'data-classification-missing',
    'autonomy-missing',
    'impact-assessment-missing',
    'intended-use-missing',
    'mitigation-missing',
  ],
  review: ['review-cadence-missing', 'review-overdue'],
} as const satisfies Readonly<Record<Dimension, readonly string[]>>;

/** The ids of the rules about the form of the file, about what is set aside, and about a workspace as a whole. */
export const SHAPE_RULE_IDS = [
  'yaml-syntax',
  'yaml-limit',
  'manifest-empty',
  'field-missing',
  'field-unknown',
  'value-invalid',
  'version-unsupported',
  'date-future',
  'key-duplicate',
  'name-duplicate',
  'reference-unknown',
] as const;

export const WAIVER_RULE_IDS = [
  'waiver-expired',
  'waiver-unknown-rule',
  'waiver-unused',
  'waiver-too-long',
  'waiver-incomplete',
] as const;

const WORKSPACE_RULE_IDS = ['initiative-missing', 'catalog-disagrees', 'policy-missing'] as const;

export type ScoredRuleId = (typeof SCORED_RULE_IDS)[Dimension][number];
export type ShapeRuleId = (typeof SHAPE_RULE_IDS)[number];
export type WaiverRuleId = (typeof WAIVER_RULE_IDS)[number];
export type WorkspaceRuleId = (typeof WORKSPACE_RULE_IDS)[number];
export type RuleId = ScoredRuleId | ShapeRuleId | WaiverRuleId | WorkspaceRuleId;
