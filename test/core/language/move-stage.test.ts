import assert from 'node:assert/strict';
import { applyTextEdits, parseDocument } from '../../../src/core/index.ts';
import { moveStage, type StageMove } from '../../../src/core/language/move-stage.ts';

const move = (text: string, to: StageMove) => {
  const edits = moveStage(parseDocument(text), to);
  assert.ok(edits.length <= 1);
  return applyTextEdits(text, edits);
};

describe('a move to another stage', () => {
  it('writes stage, history and decision in one edit, comments and style kept', () => {
    const text =
      'name: order-intake\nlifecycle:\n  stage: idea # for now\n  stageHistory:\n    - { stage: idea, since: 2026-01-12 }\nrisk: {}\n';
    const to = { to: 'pilot', on: '2026-03-01', by: 'user:cfo', decisionDueOn: '2026-06-01' } as const;
    assert.equal(
      move(text, to),
      'name: order-intake\nlifecycle:\n  stage: pilot # for now\n  stageHistory:\n    - { stage: idea, since: 2026-01-12 }\n    - { stage: pilot, since: 2026-03-01 }\n  decisionDueOn: 2026-06-01\n  decisions:\n    - outcome: scale\n      on: 2026-03-01\n      by: user:cfo\nrisk: {}\n',
    );
  });

  it('retires with a decision to stop and its reason', () => {
    const text = 'lifecycle:\n  stage: pilot\n  decisions:\n    - outcome: extend\n      on: 2026-02-01\n';
    assert.equal(
      move(text, { to: 'retired', on: '2026-05-18', by: '@acme/board', note: 'Too small: 14 a week' }),
      'lifecycle:\n  stage: retired\n  stageHistory:\n    - stage: retired\n      since: 2026-05-18\n  decisions:\n    - outcome: extend\n      on: 2026-02-01\n    - outcome: stop\n      on: 2026-05-18\n      by: "@acme/board"\n      note: "Too small: 14 a week"\n',
    );
  });

  it('leaves a text alone that cannot be read', () => {
    const text = 'lifecycle: [';
    assert.equal(move(text, { to: 'pilot', on: '2026-03-01', by: 'user:cfo' }), text);
  });
});
