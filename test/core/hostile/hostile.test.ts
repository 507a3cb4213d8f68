import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { groups } from './cases.ts';
import { isAnswer, type Answer, type Request } from './protocol.ts';

/** Of the processor, for one text. */
const LIMIT = 1000;

/** By the clock: beyond it the child hangs, however busy the machine is. */
const HANGS_AFTER = 20_000;

/** A process that reads hostile texts, so that one that hangs can be ended. */
class Reader {
  private child: ChildProcess | undefined;

  async read(request: Request): Promise<Answer> {
    const child = (this.child ??= await this.start());
    child.send(request);
    try {
      const [answer] = (await once(child, 'message', { signal: AbortSignal.timeout(HANGS_AFTER) })) as unknown[];
      assert.ok(isAnswer(answer));
      return answer;
    } catch (error) {
      this.stop();
      throw error;
    }
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  private async start(): Promise<ChildProcess> {
    // counting what runs, for the coverage, slows it down
    const env = { ...process.env, NODE_V8_COVERAGE: undefined };
    const child = fork(path.join(import.meta.dirname, 'child.ts'), { execArgv: ['--import=tsx'], env });
    await once(child, 'message');
    return child;
  }
}

describe('hostile input', function () {
  this.timeout(120_000);
  const reader = new Reader();
  after(() => reader.stop());

  for (const group of Object.keys(groups) as (keyof typeof groups)[]) {
    for (const as of ['manifest', 'policy'] as const) {
      it(`${group}, as a ${as}: a finding or a value in under a second`, async () => {
        const failures: string[] = [];
        for (const [index, { name }] of groups[group].entries()) {
          const answer = await reader
            .read({ group, index, as })
            .catch((error: unknown) => ({ thrown: String(error), milliseconds: 0 }));
          if ('thrown' in answer) failures.push(`${name}: ${answer.thrown}`);
          else if (answer.outcome.startsWith('neither')) failures.push(`${name}: ${answer.outcome}`);
          if (answer.milliseconds > LIMIT) failures.push(`${name}: ${Math.round(answer.milliseconds)} ms`);
        }
        assert.deepEqual(failures, []);
      });
    }
  }
});
