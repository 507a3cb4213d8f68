import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const asBundled = import.meta.resolve('./as-bundled.mjs');

/** A process that answers one message at a time, so that one that hangs can be ended; the next message starts another. */
export class AnsweringChild {
  private readonly script: string;
  private readonly hangsAfter: number;
  private child: ChildProcess | undefined;

  /**
   * @param script sends one message once it is ready
   * @param hangsAfter by the clock, in ms: beyond it the child hangs, however busy the machine is
   */
  constructor(script: string, hangsAfter: number) {
    this.script = script;
    this.hangsAfter = hangsAfter;
  }

  /** @throws Error where no answer comes in time; the process is ended then */
  async ask(message: object): Promise<unknown> {
    const child = (this.child ??= await this.start());
    child.send(message);
    try {
      const [answer] = (await once(child, 'message', { signal: AbortSignal.timeout(this.hangsAfter) })) as unknown[];
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
    const child = fork(this.script, { execArgv: ['--import=tsx', `--import=${asBundled}`], env });
    await once(child, 'message');
    return child;
  }
}
