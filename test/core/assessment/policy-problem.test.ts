import assert from 'node:assert/strict';
import { exemplaryText, exemplaryFacts, TODAY } from '../../../src/catalogue/exemplary.ts';
import { assess, defaultPolicy, parseDocument, withPolicyProblem } from '../../../src/core/index.ts';

describe('a policy that cannot be read', () => {
  const document = parseDocument(exemplaryText('production'));
  const assessment = assess(document, { policy: defaultPolicy, facts: exemplaryFacts, dependents: [], today: TODAY });

  it('blocks a gate that is ready otherwise, and says what to do', () => {
    assert.equal(assessment.gate?.verdict, 'ready');
    const { gate, findings } = withPolicyProblem(assessment, document, 'There is no such file');
    assert.equal(gate?.verdict, 'blocked');
    assert.deepEqual(
      gate.requirements.map(({ ruleId, action, blocking }) => [ruleId, action, blocking]),
      [['policy-missing', 'Correct the path of the policy, or put the file there', true]],
    );
    assert.deepEqual(
      findings.map(({ message, severity, range }) => [message, severity, range.start.line]),
      [['There is no such file', 'error', 0]],
    );
  });

  it('changes nothing where it can be read', () => {
    assert.equal(withPolicyProblem(assessment, document, undefined), assessment);
  });
});
