import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Log } from 'sarif';
import { markKnown } from '../../../src/report/baseline.ts';
import { sarif } from '../../../src/report/formats/sarif.ts';
import { reportOf, sample } from '../sample.ts';

const SCHEMA = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
// it is of draft 4, and uses nothing in which later drafts differ but these two keywords
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(schema);

const runOf = (text: string) => {
  const [run] = (JSON.parse(text) as Log).runs;
  assert.ok(run);
  return run;
};
const run = runOf(sarif(sample));
const results = run.results ?? [];

describe('SARIF', () => {
  it('is valid by the schema of SARIF 2.1.0', () => {
    assert.ok(validate(JSON.parse(sarif(sample))), JSON.stringify(validate.errors, undefined, 1));
    assert.ok(validate(JSON.parse(sarif(reportOf({})))), JSON.stringify(validate.errors));
  });

  it('describes every rule with help, and points each result at its rule', () => {
    const rules = run.tool.driver.rules ?? [];
    assert.ok(rules.length > 0 && results.length > 0);
    for (const rule of rules) assert.ok(rule.shortDescription?.text && rule.help?.text && rule.help.markdown, rule.id);
    for (const { ruleId, ruleIndex = -1 } of results) assert.equal(rules[ruleIndex]?.id, ruleId);
  });

  it('describes a rule that is in no catalogue', () => {
    const report = reportOf({ 'ai-initiative.yaml': 'name: x\n' });
    const [assessment] = report.assessments;
    const findings = assessment?.findings.map((finding) => ({ ...finding, ruleId: 'cost-centre-missing' })) ?? [];
    const log = sarif({ ...report, assessments: [{ ...assessment!, findings }] });
    assert.ok(validate(JSON.parse(log)));
    assert.equal(runOf(log).tool.driver.rules?.at(-1)?.id, 'cost-centre-missing');
  });

  it('names files relative to the repository, as URIs', () => {
    const uris = results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
    assert.deepEqual(
      new Set(uris),
      new Set([
        'packages/apps/a%20b/ai-initiative.yaml',
        'packages/broken/ai-initiative.yaml',
        'packages/ai-initiative.config.yaml',
      ]),
    );
  });

  it('suppresses what is waived, with the reason and the approver', () => {
    const waived = results.filter(({ suppressions }) => suppressions && suppressions.length > 0);
    assert.deepEqual(
      waived.map(({ ruleId }) => ruleId),
      ['sponsor-missing'],
    );
    assert.match(waived[0]?.suppressions?.[0]?.justification ?? '', /user:cfo, until 2026-07-31/);
  });

  it('leaves out requirements of the next stage', () => {
    const report = reportOf({ 'ai-initiative.yaml': 'name: x\nlifecycle: { stage: idea }\n' });
    const upcoming = report.assessments[0]?.findings.filter(({ status }) => status === 'upcoming') ?? [];
    const reported = new Set(runOf(sarif(report)).results?.map(({ ruleId }) => ruleId));
    assert.notEqual(upcoming.length, 0);
    for (const { ruleId } of upcoming) assert.ok(!reported.has(ruleId), ruleId);
  });

  it('keeps fingerprints when lines move and messages change, and tells items of a list apart', () => {
    const metric = (id: string) =>
      `    - { id: ${id}, name: ${id}, kind: operational, unit: min, direction: decrease }\n`;
    const fingerprintsOf = (text: string) =>
      runOf(sarif(reportOf({ 'ai-initiative.yaml': text }))).results?.map((result) => result.partialFingerprints) ?? [];
    const before = `name: x\nlifecycle: { stage: pilot }\noutcomes:\n  metrics:\n${metric('minutes')}${metric('costs')}`;
    const after = `# moved\n\n${before.replaceAll('id: minutes', 'id: other')}`;
    assert.deepEqual(fingerprintsOf(after), fingerprintsOf(before));
    const names = fingerprintsOf(before).map((fingerprints) => JSON.stringify(fingerprints));
    assert.equal(new Set(names).size, names.length);
  });

  it('marks what a baseline knows', () => {
    const { results: all = [] } = runOf(sarif(markKnown(sample, sample)));
    assert.ok(all.length > 0);
    assert.ok(all.every(({ baselineState, suppressions }) => baselineState === 'unchanged' || suppressions?.length));
  });

  it('says what could not be read', () => {
    assert.equal(run.invocations?.[0]?.executionSuccessful, false);
    assert.match(JSON.stringify(run.invocations), /packages\/gone\/ai-initiative\.yaml.*No permission|No permission/);
  });
});
