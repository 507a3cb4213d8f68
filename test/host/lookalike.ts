/**
 * Looks like the executable of a desktop VS Code to `runTests` of @vscode/test-electron, and runs the
 * VS Code from npm in a headless browser instead: same arguments, same output, same exit codes.
 *
 * Exit codes of its own: 70 the extension host crashed, 75 the tests never came to their end,
 * 124 they took too long.
 *
 * Environment: `VSCODE_HOST_VERSION` (newest or oldest).
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Settings } from './settings.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const timeLimitSeconds = 240;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
  },
});
const given = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? resolve(value) : undefined;
};

/** The user settings that @vscode/test-electron's caller laid into its user data folder. */
function userSettings(): Settings {
  const file = join(given('user-data-dir') ?? '', 'User/settings.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : {};
}

/** Waits for the end of the tests and returns the exit code, with the reason where they did not end themselves. */
async function verdict(workbench: Workbench, doneFile: string): Promise<{ code: number; reason?: string }> {
  const { server, page, testsEnded } = workbench;
  const timeUp = delay(timeLimitSeconds * 1000, 'time up' as const, { ref: false });
  const crashed = server.ended.then(() => 'server ended' as const);
  const result = await Promise.race([testsEnded, timeUp, crashed]).catch((error: unknown) => String(error));
  if (result === 'time up') {
    await page.screenshot({ path: join(tmpdir(), 'vscode-host-timeout.png'), timeout: 5000 }).catch(() => {});
    return { code: 124, reason: `no end after ${timeLimitSeconds} s` };
  }
  if (typeof result === 'string') return { code: 70, reason: result };

  // The workbench reports 0 even for an extension host that crashed; the server says how it ended a moment later.
  for (let waited = 0; waited < 3000 && !server.extensionHostExit(); waited += 100) await delay(100);
  const exit = server.extensionHostExit();
  if (result === 0 && exit && (exit.code !== 0 || exit.signal)) {
    return { code: exit.code || 70, reason: `the extension host ended with ${exit.signal ?? exit.code}` };
  }
  // process.exit(0) in a test looks like success, but then the file that is written last is not there.
  if (result === 0 && !existsSync(doneFile)) return { code: 75, reason: 'the tests never said that they were done' };
  return { code: result };
}

const scratch = await mkdtemp(join(tmpdir(), 'vscode-lookalike-'));
const [outputFile, doneFile] = [join(scratch, 'output'), join(scratch, 'done')];
await writeFile(outputFile, '');
let shown = 0;
const relayOutput = () => {
  const text = readFileSync(outputFile);
  process.stdout.write(text.subarray(shown));
  shown = text.length;
};

const [workspace] = positionals;
const extensionsDir = given('extensions-dir');
const workbench = await openWorkbench({
  version: process.env['VSCODE_HOST_VERSION'] === 'oldest' ? 'oldest' : 'newest',
  ...(workspace && { workspace: resolve(workspace) }),
  ...(extensionsDir && { extensionsDir }),
  extensionDevelopmentPaths: [values['extensionDevelopmentPath'] ?? []].flat().map((path) => resolve(String(path))),
  extensionTestsPath: createRequire(import.meta.url).resolve(given('extensionTestsPath') ?? ''),
  settings: userSettings(),
  env: { VSCODE_TEST_OUTPUT: outputFile, VSCODE_TEST_DONE: doneFile },
});

let ending: Promise<void> | undefined;
const end = (code: number, reason?: string) => {
  ending ??= (async () => {
    clearInterval(relay);
    relayOutput();
    if (reason) console.error(`[vscode] ${reason}\n${workbench.server.log().slice(-15).join('\n')}`);
    await Promise.race([workbench.stop(), delay(5000)]);
    await rm(scratch, { recursive: true, force: true });
    process.exit(code);
  })();
  return ending;
};
const relay = setInterval(relayOutput, 200);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(130, signal));

const { code, reason } = await verdict(workbench, doneFile);
await end(code, reason);
