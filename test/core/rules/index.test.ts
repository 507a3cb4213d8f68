import assert from 'node:assert/strict';
import {
  applyTextEdits,
  assess,
  DIMENSIONS,
  EVIDENCE,
  defaultPolicy,
  parseDocument,
  rules,
  type Finding,
  type Rule,
  type Stage,
} from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { isRequiredAt } from '../../../src/core/rules/rule.ts';
import { exemplaryFacts, exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

/** The catalogue, in its order. */
const CATALOGUE: Readonly<Record<string, readonly string[]>> = {
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
    'business-function-missing',
    'problem-missing',
    'process-missing',
    'users-missing',
    'return-rationale-missing',
    'adoption-low',
  ],
  outcomes: [
    'metrics-missing',
    'metric-model-only',
    'baseline-missing',
    'target-missing',
    'actual-missing',
    'target-invalid',
    'target-unmet',
    'financial-metric-missing',
    'metric-worse',
    'measurement-stale',
    'metric-source-missing',
    'metric-source-contradicts',
  ],
  learning: [
    'feedback-missing',
    'evaluation-missing',
    'adaptation-missing',
    'knowledge-missing',
    'evaluation-stale',
    'evaluation-path-missing',
    'evaluation-not-in-ci',
    'learning-silent',
  ],
  sourcing: [
    'strategy-missing',
    'supplier-missing',
    'rationale-missing',
    'partner-missing',
    'models-missing',
    'exit-plan-missing',
    'provider-undeclared',
  ],
  enablement: [
    'training-missing',
    'training-incomplete',
    'support-missing',
    'champions-missing',
    'training-path-missing',
  ],
  lifecycle: [
    'stage-date-missing',
    'decision-date-missing',
    'exit-criteria-missing',
    'pilot-overdue',
    'pilot-stalled',
    'decision-due-soon',
    'scale-decision-missing',
    'retirement-reason-missing',
    'stage-history-order',
    'stage-date-contradicted',
  ],
  capacity: ['team-missing', 'skills-gap-unaddressed', 'budget-missing', 'ambition-exceeds-capacity'],
  risk: [
    'risk-tier-missing',
    'risk-prohibited',
    'data-classification-missing',
    'intended-use-missing',
    'mitigation-missing',
  ],
  review: ['review-cadence-missing', 'review-overdue'],
};

const STAGES: readonly Stage[] = ['idea', 'pilot', 'production', 'retired'];

const judge = (text: string) =>
  assess(parseDocument(text), { policy: defaultPolicy, facts: exemplaryFacts, today: TODAY });

const firstStage = (rule: Rule): Stage => STAGES.find((stage) => isRequiredAt(rule.at, stage)) ?? 'idea';

const textOf = (rule: Rule, which: 'bad' | 'good') =>
  exemplaryText(rule.examples[which].stage ?? firstStage(rule), rule.examples[which].yaml);

const idsOf = (findings: readonly Finding[]) => findings.map(({ ruleId }) => ruleId);

const mendOne = (text: string, finding: Finding) => applyTextEdits(text, fixEdits(parseDocument(text), finding));

describe('the catalogue of rules', () => {
  it('has every rule once, in the order of the catalogue', () => {
    assert.deepEqual(ruleIds(rules), Object.values(CATALOGUE).flat());
    assert.equal(new Set(ruleIds(rules)).size, rules.length);
  });

  it('files every rule under its dimension', () => {
    for (const rule of rules) assert.ok(CATALOGUE[rule.dimension]?.includes(rule.id), rule.id);
    assert.deepEqual(Object.keys(CATALOGUE).toSorted(), [...DIMENSIONS].toSorted());
  });

  it('passes an exemplary manifest at every stage', () => {
    for (const stage of STAGES) assert.deepEqual(idsOf(judge(exemplaryText(stage)).findings), [], stage);
  });
});

function ruleIds(list: readonly Rule[]) {
  return list.map(({ id }) => id);
}

for (const rule of rules) {
  describe(rule.id, () => {
    it('declares what a reader needs', () => {
      assert.match(rule.id, /^[a-z]+(?:-[a-z]+)+$/);
      assert.match(rule.title, /^[A-Z].*[^.]$/);
      assert.ok(rule.why.length > 0 && rule.why.every((id) => id in EVIDENCE));
      assert.ok(rule.weight >= 0);
    });

    const bad = textOf(rule, 'bad');
    const found = judge(bad).findings.filter(({ ruleId }) => ruleId === rule.id);

    it('finds its bad example, in one line that says how to mend it', () => {
      assert.ok(found.length > 0, bad);
      for (const { status, severity, message } of found) {
        assert.deepEqual({ status, severity }, { status: 'open', severity: rule.severity });
        assert.match(message, /^\S[^\n]*[:;,] \S/);
        assert.doesNotMatch(message, /undefined|NaN|\[object/);
      }
    });

    it('is content with its good example', () => {
      const { findings, rules: results } = judge(textOf(rule, 'good'));
      assert.ok(!idsOf(findings).includes(rule.id));
      assert.equal(results.find(({ ruleId }) => ruleId === rule.id)?.outcome, 'passed');
    });

    it('has examples whose form is right', () => {
      for (const which of ['bad', 'good'] as const) {
        const shape = judge(textOf(rule, which)).findings.filter(({ group }) => group === 'shape');
        assert.deepEqual(shape, []);
      }
    });

    it('mends by its fix what it may mend, and nothing else changes', () => {
      for (const finding of found.filter(({ fix }) => fix)) {
        const mended = mendOne(bad, finding);
        const after = judge(mended).findings;
        const others = (list: readonly Finding[]) => idsOf(list.filter(({ ruleId }) => ruleId !== rule.id));
        const left = after.filter(({ ruleId }) => ruleId === rule.id);
        assert.deepEqual(others(after), others(judge(bad).findings), mended);
        assert.equal(left.length, finding.fix?.kind === 'safe' ? 0 : found.length, mended);
        for (const again of left) assert.equal(mendOne(mended, again), mended);
      }
    });
  });
}
