/** Runs a suite inside an extension host that is a Node process; VS Code calls `run`. */
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

/**
 * Environment: `VSCODE_TEST_SUITE` the folder under `dist/test` whose tests run; `VSCODE_TEST_OUTPUT` and
 * `VSCODE_TEST_DONE`, files for what is said and for the last act, where the host has no console of its own.
 */
export async function run(): Promise<void> {
  const { VSCODE_TEST_SUITE: suite = '', VSCODE_TEST_OUTPUT: output, VSCODE_TEST_DONE: done } = process.env;
  process.setSourceMapsEnabled(true);
  const { default: Mocha } = await import('mocha');
  if (output) {
    Mocha.reporters.Base.consoleLog = (...line: unknown[]) => appendFileSync(output, `${format(...line)}\n`);
  }

  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 15_000, forbidOnly: true });
  const folder = join(__dirname, '../..', suite);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.cjs'));
  if (files.length === 0) throw new Error(`no tests in ${folder}`);
  for (const file of files.sort()) mocha.addFile(join(folder, file));

  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (done) writeFileSync(done, '');
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
