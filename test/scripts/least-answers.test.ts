import assert from 'node:assert/strict';
import { answersIn, honestIdea, leastAnswers, openIn } from '../../scripts/generate/least-answers.ts';
import { KINDS } from '../../src/core/index.ts';

describe('how much has to be written', () => {
  for (const kind of KINDS) {
    it(`is ten answers for an honest idea, of which nothing is open: ${kind}`, () => {
      assert.equal(answersIn(honestIdea(kind)), 10);
      assert.deepEqual(openIn(honestIdea(kind)), []);
    });

    it(`stays within what a verdict may take: ${kind}`, () => {
      for (const [stage, verdict, most] of [
        ['idea', 'conditional', 14],
        ['idea', 'ready', 30],
        ['pilot', 'conditional', 25],
        ['pilot', 'ready', 45],
      ] as const) {
        const answers = leastAnswers(stage, kind, verdict);
        assert.ok(answers !== undefined && answers > 5, `${stage} can be ${verdict}`);
        assert.ok(answers <= most, `${answers} answers until ${stage} is ${verdict}, at most ${most}`);
      }
    });
  }
}).timeout(60_000);
