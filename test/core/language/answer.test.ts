import assert from 'node:assert/strict';
import { applyTextEdits, parseDocument } from '../../../src/core/index.ts';
import { noteAsked, writeAnswer, type Answer } from '../../../src/core/language/answer.ts';

const answer = (text: string, path: string, value: unknown, isAssumed = false) => {
  const edits = writeAnswer(parseDocument(text), { path, value, isAssumed } satisfies Answer);
  assert.equal(edits.length, 1);
  return applyTextEdits(text, edits);
};
const ask = (text: string, path: string) =>
  applyTextEdits(text, [noteAsked(parseDocument(text), path, 'user:maria', 'Describe the workflow')]);

describe('an answer', () => {
  it('takes the place of a placeholder, of a value, or of nothing', () => {
    assert.equal(
      answer('integration:\n  workflow: "TODO" # how\n', 'integration.workflow', 'By hand: 14 minutes'),
      'integration:\n  workflow: "By hand: 14 minutes" # how\n',
    );
    assert.equal(answer('risk:\n  tier: high\n', 'risk.tier', 'limited'), 'risk:\n  tier: limited\n');
    assert.equal(
      answer('name: order-intake\n', 'ownership.owner', '@acme/ml'),
      'name: order-intake\nownership:\n  owner: "@acme/ml"\n',
    );
  });

  it('adds an item to a list, and its parts to the item', () => {
    const once = answer('name: order-intake\n', 'integration.points[0].system', 'SAP');
    assert.equal(once, 'name: order-intake\nintegration:\n  points:\n    - system: SAP\n');
    assert.match(answer(once, 'integration.points[0].status', 'live'), /- system: SAP\n {6}status: live\n/);
  });

  it('fills the placeholders of a mapping that is there', () => {
    assert.equal(
      answer('stageHistory:\n  - stage: "TODO"\n    since: "TODO"\n', 'stageHistory[0]', {
        stage: 'idea',
        since: '2026-05-20',
      }),
      'stageHistory:\n  - stage: idea\n    since: 2026-05-20\n',
    );
  });

  it('is listed where it is assumed', () => {
    assert.equal(
      answer('risk: {}\nassumed: [kind]\n', 'risk.tier', 'limited', true),
      'risk:\n  tier: limited\nassumed: [kind, risk.tier]\n',
    );
  });
});

describe('a question to someone else', () => {
  it('leaves a comment with the name, above the nearest key or at the end', () => {
    assert.equal(
      ask('integration:\n  fallback: x\n', 'integration.workflow'),
      '# ask user:maria: Describe the workflow\nintegration:\n  fallback: x\n',
    );
    assert.equal(
      ask('integration:\r\n  workflow: "TODO"\r\n', 'integration.workflow'),
      'integration:\r\n  # ask user:maria: Describe the workflow\r\n  workflow: "TODO"\r\n',
    );
    assert.equal(ask('name: a-b', 'integration.workflow'), 'name: a-b\n# ask user:maria: Describe the workflow\n');
  });
});
