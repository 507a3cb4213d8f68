/** Runs the bundled tests inside the web worker extension host; VS Code calls `run`. */
import 'mocha/mocha.js';
import { testOutputMark } from './output-mark.ts';

Mocha.reporters.Base.consoleLog = (first: unknown = '', ...rest: unknown[]) =>
  console.log(`${testOutputMark}${String(first)}`, ...rest);
mocha.setup({ ui: 'bdd', color: false, timeout: 15_000, reporter: 'spec' });

/** The tests register themselves while they are loaded. They stand in one bundle with this file: see esbuild.mjs. */
export async function run(): Promise<void> {
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
