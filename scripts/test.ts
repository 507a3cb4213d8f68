/**
 * `npm test`: every check and every suite, two at a time where they do not disturb each other. Goes on after a
 * failure. Ends with `N passed, N failed` (and `, N skipped`), exit code 1 where something failed.
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
  /** Skipped, and counted so, where the VS Code from npm can't run. */
  readonly needsHost?: true;
}

interface Result {
  readonly stage: Stage;
  readonly counts: Counts;
  readonly output: string;
}

const check = (name: string, command: string): Stage => ({ name, command, kind: 'check' });
const suite = (name: string, command: string): Stage => ({ name, command, kind: 'suite' });

const beforeHost: readonly (readonly Stage[])[] = [
  [
    check('build', 'npm run -s build'),
    check('generated files', 'npm run -s generate -- --check'),
    suite('unit tests of all but the core', 'mocha --ignore "test/core/**"'),
  ],
  [
    check('types', 'npm run -s typecheck'),
    check('lint', 'npm run -s lint'),
    suite('unit tests of the core, with their coverage', 'npm run -s coverage'),
  ],
];
const inHost: readonly (readonly Stage[])[] = [
  [
    suite('tests in the extension host', 'tsx scripts/test-extension.ts'),
    { ...suite('tests in the web host', 'tsx scripts/test-web.ts'), needsHost: true },
    { ...check('package, installed as by an end user', 'tsx scripts/test-package.ts'), needsHost: true },
    // the last of the alphabet, so that both lanes take equally long
    { ...suite('page tests, T to Z', 'npm run -s pages -- --ignore "test/pages/[!t-z]*"'), needsHost: true },
  ],
  [{ ...suite('page tests, A to S', 'npm run -s pages -- --ignore "test/pages/[t-z]*"'), needsHost: true }],
];

/** Runs a stage and shows its output in one piece at its end, so that two at a time do not mix. */
async function runStage(stage: Stage): Promise<Result> {
  if (stage.needsHost && whatHostNeeds) {
    console.log(`\n── ${stage.name}: skipped, ${whatHostNeeds}`);
    return { stage, counts: { ...nothing, skipped: 1 }, output: '' };
  }
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

/** Runs lanes side by side, the stages of each one after the other. */
async function runLanes(lanes: readonly (readonly Stage[])[]): Promise<Result[]> {
  const results: Result[] = [];
  const runLane = async (lane: readonly Stage[]) => {
    for (const stage of lane) results.push(await runStage(stage));
  };
  if (availableParallelism() > 1) await Promise.all(lanes.map(runLane));
  else for (const lane of lanes) await runLane(lane);
  return results;
}

// Fetched while the rest runs. Where that fails, the suites that need it say so.
const fetched = Promise.allSettled([installVSCode('newest'), installBrowser()]);
const results = await runLanes(beforeHost);
await fetched;
results.push(...(await runLanes(inHost)));

const failed = results.filter(({ counts }) => counts.failed > 0);
// once more at the end, where a log that was cut still shows it
for (const { stage, output } of failed) console.log(`\n── ${stage.name}: failed\n${failuresIn(output)}`);
const total = results.map(({ counts }) => counts).reduce(addCounts, nothing);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
