import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assess, defaultPolicy, fieldAt, manifestFields, parseDocument, parsePath } from '../../../src/core/index.ts';
import { questionsOf } from '../../../src/core/questions/index.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
const TODAY = '2026-05-20';

const HEAD = 'schemaVersion: 1\nname: mail-sorter\ntitle: Mail sorter\nkind: application\n';

function ask(text: string) {
  const assessment = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
  return { assessment, questions: questionsOf(assessment, defaultPolicy) };
}

const about = (text: string, ruleId: string) => {
  const found = ask(text).questions.find((question) => question.ruleId === ruleId);
  assert.ok(found, `${ruleId} is asked`);
  return found;
};

describe('questions', () => {
  it('asks for every open requirement, in the order of the gate', () => {
    const files = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('ai-initiative.yaml'),
    );
    let asked = 0;
    for (const file of files) {
      const { assessment, questions } = ask(readFileSync(path.join(EXAMPLES, file), 'utf8'));
      const open = (assessment.gate?.requirements ?? [])
        .filter(({ status }) => status === 'open')
        .map(({ ruleId }) => ruleId);
      assert.deepEqual([...new Set(questions.map(({ ruleId }) => ruleId))], open, file);
      asked += open.length;
      for (const { field, group } of questions) {
        if (group !== 'shape') assert.ok(fieldAt(manifestFields, parsePath(field)), `${file}: ${field}`);
      }
    }
    assert.ok(asked > 50);
  });

  it('asks in plain words, with what is allowed', () => {
    const text = `${HEAD}lifecycle: { stage: pilot }\nrisk: { dataClassification: internal }\n`;
    const { question, answer, humanOnly, field } = about(text, 'risk-tier-missing');
    assert.match(question, /\?$/);
    assert.equal(field, 'risk.tier');
    assert.deepEqual(answer, { kind: 'choice', values: ['minimal', 'limited', 'high', 'prohibited'] });
    assert.equal(humanOnly, true);
  });

  it('asks for each rule that one finding about an absent section speaks for', () => {
    const fields = ask(`${HEAD}lifecycle: { stage: pilot }\n`).questions.map(({ field }) => field);
    for (const field of ['risk.tier', 'learning.evaluation', 'ownership.owner'])
      assert.ok(fields.includes(field), field);
  });

  it('leaves to people what only people know', () => {
    const metrics =
      'outcomes:\n  metrics:\n    - { id: minutes, name: Handling time, kind: operational, unit: min, direction: decrease, target: 4 }\n';
    const text = `${HEAD}lifecycle: { stage: pilot }\n${metrics}`;
    assert.deepEqual(
      ['baseline-missing', 'decision-date-missing', 'sponsor-missing'].map((rule) => about(text, rule).humanOnly),
      [true, true, true],
    );
    const { field, evidenceIn } = about(text, 'baseline-missing');
    assert.equal(field, 'outcomes.metrics[0].baseline');
    assert.equal(evidenceIn, null);
    const evaluation = about(text, 'evaluation-missing');
    assert.equal(evaluation.humanOnly, false);
    assert.match(evaluation.evidenceIn ?? '', /evaluations/);
  });

  it('names who can answer', () => {
    const owners = 'ownership: { owner: group:mail, businessOwner: user:ines }\n';
    assert.deepEqual(about(`${HEAD}lifecycle: { stage: pilot }\n${owners}`, 'process-missing').askedOf, {
      role: 'business owner',
      who: 'user:ines',
    });
    assert.equal(about(`${HEAD}lifecycle: { stage: pilot }\n`, 'process-missing').askedOf.who, null);
  });

  it('does not ask what is waived', () => {
    const waiver =
      'waivers: [{ rule: owner-missing, reason: Named in July, approvedBy: user:cfo, expiresOn: 2026-06-30 }]\n';
    const { questions } = ask(`${HEAD}lifecycle: { stage: pilot }\n${waiver}`);
    assert.ok(!questions.some(({ ruleId }) => ruleId === 'owner-missing'));
  });
});
