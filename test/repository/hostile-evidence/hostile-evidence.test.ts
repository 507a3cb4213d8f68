import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { cases, SIZES } from './cases.ts';

/** Of the processor in ms, for all facts of a manifest; discover may take as long as all folders together need. */
const LIMITS: Readonly<Record<string, number>> = { facts: 2500, init: 3000, discover: 7000 };

/** By the clock: beyond it the child hangs, however busy the machine is. */
const HANGS_AFTER = 60_000;

type Answer = { readonly times: Readonly<Record<string, number>> } | { readonly thrown: string };

/** A process that looks at hostile repositories, so that one that hangs can be ended. */
class Looker {
  private child: ChildProcess | undefined;

  async look(index: number, size: number): Promise<Answer> {
    const child = (this.child ??= await this.start());
    child.send({ index, size });
    try {
      const [answer] = (await once(child, 'message', { signal: AbortSignal.timeout(HANGS_AFTER) })) as [Answer];
      return answer;
    } catch (error) {
      this.stop();
      return { thrown: String(error) };
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

describe('files that rules read as evidence', function () {
  this.timeout(5 * HANGS_AFTER);
  const looker = new Looker();
  after(() => looker.stop());

  for (const [index, { name }] of cases.entries()) {
    it(`${name}: an answer, soon`, async () => {
      for (const size of SIZES) {
        const answer = await looker.look(index, size);
        assert.ok('times' in answer, `${size}: ${JSON.stringify(answer)}`);
        const slow = Object.entries(answer.times).filter(([what, time]) => time > (LIMITS[what] ?? 0));
        assert.deepEqual(slow, [], `${size} bytes`);
      }
    });
  }
});
