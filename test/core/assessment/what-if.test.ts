import assert from 'node:assert/strict';
import { assess, defaultPolicy, parseDocument, whatIf } from '../../../src/core/index.ts';
import { judge } from '../rules/accept-reject.ts';

const WITHOUT_METRICS = 'outcomes: { metrics: [] }\nownership: { owner: group:finance }\n';

describe('what if', () => {
  const assessment = judge('pilot', WITHOUT_METRICS);

  it('meets the rules named and all that fails for the same absence', () => {
    const { gate, score } = whatIf(assessment, ['metrics-missing']);
    const requirement = assessment.gate?.requirements.find(({ ruleId }) => ruleId === 'metrics-missing');
    assert.ok(requirement && requirement.covers.includes('baseline-missing'));
    assert.equal(score?.toFixed(6), ((assessment.score ?? 0) + requirement.points).toFixed(6));
    assert.ok((score ?? 0) > (assessment.score ?? 0));
    assert.ok(!gate?.requirements.some(({ ruleId }) => ruleId === 'metrics-missing'));
  });

  it('opens the gate when all is met, and changes nothing when nothing is', () => {
    const all = assessment.gate?.requirements.map(({ ruleId }) => ruleId) ?? [];
    const { gate, score } = whatIf(assessment, all);
    assert.deepEqual({ verdict: gate?.verdict, score }, { verdict: 'ready', score: 100 });
    assert.deepEqual(whatIf(assessment, []), { gate: assessment.gate, score: assessment.score });
  });

  it('foretells what fixing really gives', () => {
    const fixed = judge('pilot', 'ownership: { owner: group:finance }\n');
    const foretold = whatIf(assessment, ['metrics-missing']);
    assert.deepEqual([foretold.score, foretold.gate?.verdict], [fixed.score, fixed.gate?.verdict]);
  });

  it('is done with the expired waiver of a rule that is met, and with no other', () => {
    const waiver = (rule: string) =>
      `  - { rule: ${rule}, reason: Later this year, approvedBy: user:cfo, expiresOn: 2026-01-31 }\n`;
    const waived = judge(
      'pilot',
      `${WITHOUT_METRICS}waivers:\n${waiver('process-missing')}${waiver('metrics-missing')}`,
    );
    const isOpen = (ruleIds: readonly string[]) =>
      whatIf(waived, ruleIds).gate?.requirements.some(({ ruleId }) => ruleId === 'waiver-expired');
    assert.deepEqual([isOpen([]), isOpen(['process-missing']), isOpen(['metrics-missing'])], [true, true, false]);
  });

  it('promises nothing of a text that cannot be judged', () => {
    const broken = assess(parseDocument('name: a\n'), { policy: defaultPolicy, today: '2026-05-20' });
    const { gate, score } = whatIf(
      broken,
      broken.findings.map(({ ruleId }) => ruleId),
    );
    assert.deepEqual([gate?.verdict, score], ['blocked', null]);
  });
});
