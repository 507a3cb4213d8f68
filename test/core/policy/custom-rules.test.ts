import assert from 'node:assert/strict';
import { assess, applyTextEdits, loadPolicy, parseDocument, type Stage } from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

const FILE = 'ai-initiative.config.yaml';

async function assessWith(policyText: string, stage: Stage, fragment = '') {
  const { policy, files } = await loadPolicy([FILE], () => Promise.resolve(policyText));
  assert.deepEqual(files[0]?.findings, []);
  const document = parseDocument(exemplaryText(stage, fragment));
  return { document, assessment: assess(document, { policy, today: TODAY }) };
}

const costCentre = (more = '') =>
  `customRules:\n  - { id: cost-centre, dimension: capacity, path: x-cost-centre, pattern: '^CC-\\d{4}$', message: Name the cost centre, weight: 5${more} }\n`;

/** Outcome, messages and place of the findings of the only custom rule. */
async function judge(policyText: string, stage: Stage, fragment = '') {
  const { document, assessment } = await assessWith(policyText, stage, fragment);
  const [custom] = assessment.policy.customRules;
  const findings = assessment.findings.filter(({ ruleId }) => ruleId === custom?.ruleId);
  return {
    outcome: assessment.rules.find(({ ruleId }) => ruleId === custom?.ruleId)?.outcome,
    messages: findings.map(({ message }) => message),
    places: findings.map(({ range }) => document.text.slice(range.start.offset, range.end.offset)),
    severities: findings.map(({ severity }) => severity),
    assessment,
    document,
  };
}

describe('custom rules', () => {
  it('pass, fail, wait for the next stage or are not asked, as built-in rules do', async () => {
    const good = 'x-cost-centre: CC-1234\n';
    const atPilot = costCentre(', at: pilot+');
    assert.equal((await judge(costCentre(), 'pilot', good)).outcome, 'passed');
    assert.equal((await judge(costCentre(), 'pilot', 'x-cost-centre: 1234\n')).outcome, 'failed');
    assert.equal((await judge(costCentre(), 'pilot')).outcome, 'failed');
    assert.equal((await judge(atPilot, 'idea')).outcome, 'upcoming');
    assert.equal((await judge(costCentre(', at: pilot'), 'production')).outcome, 'not-applicable');
    assert.equal((await judge(costCentre(', at: retired'), 'retired')).outcome, 'failed');
  });

  it('say what they ask for and what they found, at its place', async () => {
    const wrong = await judge(costCentre(', severity: error'), 'pilot', 'x-cost-centre: 1234\n');
    assert.deepEqual(wrong.messages, ['Name the cost centre (x-cost-centre is "1234")']);
    assert.deepEqual(wrong.places, ['1234']);
    assert.deepEqual(wrong.severities, ['error']);
    const placeholder = await judge(costCentre(), 'pilot', 'x-cost-centre: TBD\n');
    assert.deepEqual(placeholder.messages, ['Name the cost centre (x-cost-centre says only "TBD")']);
    const absent = await judge(costCentre(), 'pilot');
    assert.deepEqual(absent.messages, ['Name the cost centre (x-cost-centre is missing)']);
    const list = await judge(costCentre(), 'pilot', 'x-cost-centre: [CC-1234]\n');
    assert.deepEqual(list.messages, ['Name the cost centre (x-cost-centre is a list)']);
  });

  it('count in score, dimension and gate', async () => {
    const { assessment } = await judge(costCentre(', severity: error'), 'production');
    const { assessment: met } = await judge(costCentre(', severity: error'), 'production', 'x-cost-centre: CC-1234\n');
    assert.ok((assessment.score ?? 0) < (met.score ?? 0));
    assert.equal(met.score, 100);
    const capacity = assessment.dimensions.find(({ dimension }) => dimension === 'capacity');
    assert.ok(capacity && capacity.total - capacity.passed === 5);
    assert.equal(assessment.gate?.verdict, 'blocked');
    assert.equal(met.gate?.verdict, 'ready');
    assert.deepEqual(
      assessment.gate?.requirements.map(({ ruleId, requirement }) => [ruleId, requirement]),
      [['cost-centre', 'Name the cost centre']],
    );
  });

  it('are waived, and reconfigured by id', async () => {
    const waiver =
      'waivers:\n  - { rule: cost-centre, reason: A new business unit, approvedBy: user:cfo, expiresOn: 2026-07-31 }\n';
    assert.equal((await judge(costCentre(), 'pilot', waiver)).outcome, 'waived');
    const off = await judge(`${costCentre()}rules: { cost-centre: off }\n`, 'pilot');
    assert.equal(off.outcome, undefined);
    assert.deepEqual(off.messages, []);
    const heavier = await judge(`${costCentre()}rules: { cost-centre: { severity: error, weight: 9 } }\n`, 'pilot');
    assert.deepEqual(heavier.severities, ['error']);
  });

  it('speak of each item of a list, and of the list where it is absent', async () => {
    const policy =
      'customRules:\n  - { id: point-vendor, dimension: integration, path: "integration.points[].system", oneOf: [SAP, 7] }\n';
    const points = 'integration:\n  points:\n    - { system: SAP }\n    - { system: Excel }\n    - { kind: api }\n';
    const some = await judge(policy, 'idea', points);
    assert.deepEqual(some.messages, [
      'integration.points[].system must be one of SAP, 7 (integration.points[1].system is "Excel")',
      'integration.points[].system must be one of SAP, 7 (integration.points[2].system is missing)',
    ]);
    const none = await judge(policy, 'idea', 'integration: { workflow: By mail }\n');
    assert.deepEqual(none.messages, [
      'integration.points[].system must be one of SAP, 7 (integration.points is missing)',
    ]);
  });

  it('leave a value of the wrong shape to the finding about its shape', async () => {
    const policy = 'customRules:\n  - { id: my-tier, dimension: risk, path: risk.tier, oneOf: [minimal, limited] }\n';
    const { outcome, messages, assessment } = await judge(policy, 'idea', 'risk: { tier: enormous }\n');
    assert.equal(outcome, 'failed');
    assert.deepEqual(messages, []);
    assert.ok(assessment.findings.some(({ ruleId }) => ruleId === 'value-invalid'));
  });

  it('write a placeholder where the field is absent, and stay until it is filled', async () => {
    const { assessment, document } = await judge(costCentre(), 'pilot');
    const finding = assessment.findings.find(({ ruleId }) => ruleId === 'cost-centre');
    assert.ok(finding?.fix);
    const text = applyTextEdits(document.text, fixEdits(document, finding));
    assert.match(text, /^x-cost-centre: "TODO"$/m);
    const { policy } = await loadPolicy([FILE], () => Promise.resolve(costCentre()));
    const after = assess(parseDocument(text), { policy, today: TODAY });
    assert.deepEqual(
      after.findings.map(({ message }) => message),
      ['Name the cost centre (x-cost-centre says only "TODO")'],
    );
  });

  it('are named in the assessment with the files of the policy and what they weaken', async () => {
    const texts: Record<string, string> = {
      [FILE]: costCentre(),
      [`team/${FILE}`]: 'rules: { cost-centre: info }\n',
    };
    const { policy } = await loadPolicy(Object.keys(texts), (file) => Promise.resolve(texts[file]));
    const assessment = assess(parseDocument('- no manifest\n'), { policy, today: TODAY });
    assert.deepEqual(assessment.policy, {
      preset: 'builtin:standard',
      thresholds: policy.thresholds,
      files: [FILE, `team/${FILE}`],
      weakened: [{ what: 'rules.cost-centre.severity', from: 'warning', to: 'info', file: `team/${FILE}` }],
      customRules: [{ ruleId: 'cost-centre', declaredIn: FILE }],
    });
  });

  it('add words of the organisation to the vocabulary', async () => {
    const { assessment } = await assessWith(
      'vocabulary: { businessFunctions: [actuarial] }\n',
      'idea',
      'alignment: { businessFunction: actuarial }\n',
    );
    assert.equal(assessment.manifest.alignment?.businessFunction, 'actuarial');
    assert.deepEqual(
      assessment.findings.filter(({ group }) => group === 'shape'),
      [],
    );
  });
});
