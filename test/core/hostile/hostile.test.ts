import assert from 'node:assert/strict';
import path from 'node:path';
import { AnsweringChild } from '../../child-process.ts';
import { groups } from './cases.ts';
import { isAnswer, type Answer, type Request } from './protocol.ts';

/** Of the processor, for one text. */
const LIMIT = 1000;

/** By the clock: beyond it the child hangs, however busy the machine is. */
const HANGS_AFTER = 20_000;

describe('hostile input', function () {
  this.timeout(120_000);
  const reader = new AnsweringChild(path.join(import.meta.dirname, 'child.ts'), HANGS_AFTER);
  const read = async (request: Request): Promise<Answer> => {
    const answer = await reader.ask(request);
    assert.ok(isAnswer(answer));
    return answer;
  };
  after(() => reader.stop());

  for (const group of Object.keys(groups) as (keyof typeof groups)[]) {
    for (const as of ['manifest', 'policy'] as const) {
      it(`${group}, as a ${as}: a finding or a value in under a second`, async () => {
        const failures: string[] = [];
        for (const [index, { name }] of groups[group].entries()) {
          const answer = await read({ group, index, as }).catch((error: unknown) => ({
            thrown: String(error),
            milliseconds: 0,
          }));
          if ('thrown' in answer) failures.push(`${name}: ${answer.thrown}`);
          else if (answer.outcome.startsWith('neither')) failures.push(`${name}: ${answer.outcome}`);
          if (answer.milliseconds > LIMIT) failures.push(`${name}: ${Math.round(answer.milliseconds)} ms`);
        }
        assert.deepEqual(failures, []);
      });
    }
  }
});
