/**
 * `npm test`: every check and every suite, two at a time. Continues after a failure. Ends with `N passed, N failed`
 * (and `, N skipped`), exit code 1 where something failed.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { installBrowser, installVSCode, whatHostNeeds } from '../test/host/install.ts';
import { addCounts, countsOf, failuresIn, nothing, type Counts } from './test-counts.ts';

interface Stage {
  readonly name: string;
  readonly command: string;
  /** A check counts as one, besides the tests that it runs; a suite is only its tests. */
  readonly kind: 'check' | 'suite';
  /** Needs the VS Code from npm: skipped, and counted so, where that can't run. */
  readonly needsHost?: true;
}

interface Result {
  readonly stage: Stage;
  readonly counts: Counts;
  readonly output: string;
}

const check = (name: string, command: string): Stage => ({ name, command, kind: 'check' });
const suite = (name: string, command: string): Stage => ({ name, command, kind: 'suite' });

/** In this order, the longest first, so that both lanes end at about the same time. */
const stages: readonly Stage[] = [
  suite('unit tests of command line and servers', 'mocha "test/{cli,server}/**/*.test.ts"'),
  suite('unit tests of the core', 'mocha "test/core/**/*.test.ts"'),
  suite('other unit tests', 'npm run -s test:unit -- --ignore "test/{cli,core,server}/**"'),
  suite('tests in the extension host', 'tsx scripts/test-extension.ts'),
  { ...suite('tests of VS Code windows', 'npm run -s workbench'), needsHost: true },
  { ...suite('page tests', 'npm run -s pages'), needsHost: true },
  { ...suite('tests in the web host', 'tsx scripts/test-web.ts'), needsHost: true },
  { ...check('package, installed as by an end user', 'tsx scripts/test-package.ts'), needsHost: true },
  check('lint', 'npm run -s lint'),
  check('generated files', 'npm run -s generate -- --check'),
  check('types', 'npm run -s typecheck'),
];

/** Runs a stage and shows its output in one piece at its end, so that two at a time do not mix. */
async function runStage(stage: Stage): Promise<Result> {
  if (stage.needsHost && whatHostNeeds) {
    console.log(`\n── ${stage.name}: skipped, ${whatHostNeeds}`);
    return { stage, counts: { ...nothing, skipped: 1 }, output: '' };
  }
  if (stage.needsHost) await fetched;
  const started = Date.now();
  const child = spawn(stage.command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`\n── ${stage.name}: ${code === 0 ? 'done' : `failed (${code})`} in ${seconds} s`);
  if (output.trim()) console.log(output.trimEnd());
  return { stage, counts: countsOf({ kind: stage.kind, succeeded: code === 0, output }), output };
}

/** Runs stages in as many lanes as this machine has use for; a lane takes the next stage when it is free. */
async function runStages(queue: readonly Stage[]): Promise<Result[]> {
  const waiting = [...queue];
  const results: Result[] = [];
  const runLane = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) results.push(await runStage(stage));
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, runLane));
  return results;
}

// Fetched while the rest runs. Where that fails, the suites that need it say so.
const fetched = Promise.allSettled([installVSCode('newest'), installBrowser()]);
const results = [await runStage(check('build', 'npm run -s build')), ...(await runStages(stages))];

const failed = results.filter(({ counts }) => counts.failed > 0);
// repeated at the end, so that a truncated log still shows it
for (const { stage, output } of failed) console.log(`\n── ${stage.name}: failed\n${failuresIn(output)}`);
const total = results.map(({ counts }) => counts).reduce(addCounts, nothing);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
