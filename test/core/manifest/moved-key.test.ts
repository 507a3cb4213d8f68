import assert from 'node:assert/strict';
import { applyTextEdits, assess, defaultPolicy, parseDocument } from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';

const HEAD = 'schemaVersion: 1\nname: mail\ntitle: Mail\n';
const judge = (text: string) => assess(parseDocument(text), { policy: defaultPolicy, today: '2026-05-20' });
const shapeOf = (text: string) => judge(text).findings.filter(({ group }) => group === 'shape');

describe('keys of earlier versions', () => {
  for (const [name, before, after, message] of [
    [
      'a decision',
      'lifecycle:\n  stage: pilot\n  decision: { outcome: pivot, on: 2026-05-02, by: user:coo }\n',
      'lifecycle:\n  stage: pilot\n  decisions:\n    - outcome: pivot\n      on: 2026-05-02\n      by: user:coo\n',
      /^lifecycle\.decision is now the list lifecycle\.decisions/,
    ],
    [
      'decisions of reviews',
      'lifecycle:\n  stage: pilot\nreview:\n  cadence: monthly\n  decisions:\n    - { on: 2026-05-04, decision: Add the second site, by: user:coo }\n',
      'lifecycle:\n  stage: pilot\n  decisions:\n    - on: 2026-05-04\n      by: user:coo\n      note: Add the second site\nreview:\n  cadence: monthly\n',
      /^review\.decisions is now the list lifecycle\.decisions/,
    ],
    [
      'a reason for the return',
      'lifecycle:\n  stage: pilot\nalignment:\n  businessFunction: sales\n  returnRationale: Renewals are logged\n',
      'lifecycle:\n  stage: pilot\nalignment:\n  businessFunction: sales\n',
      /^alignment\.returnRationale is no longer part of the format/,
    ],
  ] as const) {
    it(`says where ${name} went, and moves it`, () => {
      const [finding, ...others] = shapeOf(HEAD + before);
      assert.ok(finding && others.length === 0);
      assert.match(finding.message, message);
      const fixed = applyTextEdits(HEAD + before, fixEdits(parseDocument(HEAD + before), finding));
      assert.equal(fixed, HEAD + after);
      assert.deepEqual(shapeOf(fixed), []);
    });
  }

  it('reports an assumption about nothing', () => {
    const [finding] = shapeOf(`${HEAD}lifecycle: { stage: idea }\nassumed: [ownership.owner]\n`);
    assert.match(finding?.message ?? '', /assumed lists ownership\.owner, where nothing is written/);
  });
});
