/**
 * Rehearses a roll-out: 300 repositories, or as many as the argument says, go through the steps of the action, the known findings and the portfolio. Prints
 * what came of each step, how long it took and how large its files are, as the table of docs/guide/roll-out.md.
 */
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { exemplaryText } from '../src/catalogue/exemplary.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const TODAY = '2026-05-20';
const all = Number(process.argv[2] ?? 300);
/** Of 300, 40 use AI and have no manifest, and 25 have old findings. */
const COUNTS = { all, uncovered: Math.round((all * 40) / 300), legacy: Math.round((all * 25) / 300) };
/** Jobs at once, as on a small machine. */
const LANES = 2;

const work = mkdtempSync(path.join(tmpdir(), 'ai-initiative-rehearsal-'));
const reports = path.join(work, 'reports');
mkdirSync(reports);

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const rows: (readonly [step: string, outcome: string, seconds: string, size: string])[] = [];

async function step(name: string, act: () => Promise<{ readonly outcome: string; readonly size?: number }>) {
  const start = performance.now();
  const { outcome, size } = await act();
  rows.push([
    name,
    outcome,
    ((performance.now() - start) / 1000).toFixed(1),
    size === undefined ? '–' : `${(size / 1000).toFixed(0)} kB`,
  ]);
}

function run(file: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  return new Promise<Result>((resolve) => {
    const options = { cwd, env: { ...environment, ...env }, maxBuffer: 1 << 28 };
    execFile(file, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** One after the other in each lane. */
async function each<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const nameOf = (i: number) => `initiative-${String(i).padStart(3, '0')}`;
const kindOf = (i: number) =>
  i < COUNTS.uncovered ? 'uncovered' : i < COUNTS.uncovered + COUNTS.legacy ? 'legacy' : 'covered';
const folderOf = (i: number) => path.join(work, 'repositories', nameOf(i));
const ofKind = (kind: ReturnType<typeof kindOf>) =>
  Array.from({ length: COUNTS.all }, (_, i) => i).filter((i) => kindOf(i) === kind);
const sizeOf = (file: string) => statSync(file).size;
const total = (files: readonly string[]) => files.reduce((sum, file) => sum + sizeOf(file), 0);

function manifestOf(i: number): string {
  const head = `name: ${nameOf(i)}\ntitle: Initiative ${i}\n`;
  const stage = (['idea', 'pilot', 'production'] as const)[i % 3] ?? 'idea';
  if (kindOf(i) === 'covered') return exemplaryText(stage, head);
  return exemplaryText(stage, `${head}ownership:\n  owner: TBD\nrisk:\n  tier: TBD\nlearning: {}\n`);
}

async function makeRepository(i: number): Promise<void> {
  const folder = folderOf(i);
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "app", "dependencies": { "openai": "^5.0.0" } }\n');
  writeFileSync(path.join(folder, 'src/app.js'), "import OpenAI from 'openai';\n");
  if (kindOf(i) !== 'uncovered') writeFileSync(path.join(folder, 'ai-initiative.yaml'), manifestOf(i));
  for (const words of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-qm', 'First'],
  ])
    await run('git', ['-c', 'core.fsync=none', ...words], folder);
}

const temp = path.join(work, 'temp');
mkdirSync(temp);
const environment: Record<string, string> = {
  PATH: process.env['PATH'] ?? '',
  HOME: work,
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

interface Action {
  readonly runs: { readonly steps: readonly { readonly name: string; readonly run?: string }[] };
}
const action = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as Action;
const assessStep = action.runs.steps.find(({ name }) => name === 'Assess')?.run ?? '';

/** The step of the action that assesses, as GitHub runs it. */
async function assessAsAction(i: number): Promise<Result> {
  const own = path.join(temp, nameOf(i));
  mkdirSync(own, { recursive: true });
  return run('bash', ['-eo', 'pipefail', '-c', assessStep], folderOf(i), {
    PATHS: '.',
    ARGUMENTS: `--today ${TODAY}`,
    SARIF: path.join(own, 'ai.sarif'),
    NDJSON: path.join(reports, `${nameOf(i)}.ndjson`),
    RUNNER_TEMP: own,
    GITHUB_STEP_SUMMARY: path.join(own, 'summary.md'),
    GITHUB_REPOSITORY: `acme/${nameOf(i)}`,
  });
}

const everything = Array.from({ length: COUNTS.all }, (_, i) => i);

try {
  await step(`make ${all} repositories`, async () => {
    await each(everything, makeRepository);
    return { outcome: `${COUNTS.uncovered} with AI and no manifest, ${COUNTS.legacy} with old findings` };
  });

  await step('install from the tarball', async () => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', work], { cwd: ROOT, stdio: 'ignore' });
    const tarball = readdirSync(work).find((file) => file.endsWith('.tgz')) ?? '';
    const file = path.join(temp, 'path');
    const env = { ACTION: work, VERSION: path.join(work, tarball), RUNNER_TEMP: temp, GITHUB_PATH: file };
    const { code, stderr } = await run('bash', [path.join(ROOT, 'bin/install-for-action')], temp, env);
    assert.equal(code, 0, stderr);
    environment['PATH'] = `${readFileSync(file, 'utf8').trim()}:${environment['PATH']}`;
    return { outcome: 'once a job', size: sizeOf(path.join(work, tarball)) };
  });

  const codes = new Map<number, number>();
  await step('the action in each repository', async () => {
    await each(everything, async (i) => void codes.set(i, (await assessAsAction(i)).code));
    const failing = everything.filter((i) => codes.get(i) === 1);
    assert.deepEqual(failing, ofKind('legacy'));
    assert.ok(everything.every((i) => codes.get(i) !== 2));
    return { outcome: `${failing.length} fail`, size: total(readdirSync(reports).map((f) => path.join(reports, f))) };
  });

  await step('`discover --format ndjson` in each', async () => {
    await each(everything, async (i) => {
      const args = ['discover', '--format', 'ndjson', '--repository', `acme/${nameOf(i)}`];
      const { stdout } = await run('ai-initiative', args, folderOf(i));
      writeFileSync(path.join(reports, `uncovered-${nameOf(i)}.ndjson`), stdout);
    });
    const found = readdirSync(reports).filter((f) => f.startsWith('uncovered-') && sizeOf(path.join(reports, f)) > 0);
    assert.equal(found.length, COUNTS.uncovered);
    return { outcome: `${found.length} name a folder`, size: total(found.map((file) => path.join(reports, file))) };
  });

  const legacy = ofKind('legacy');
  const knownOf = (i: number) => path.join(folderOf(i), 'ai-initiative.known.json');
  const assessIn = (i: number, ...more: readonly string[]) =>
    run('ai-initiative', ['assess', '--today', TODAY, ...more], folderOf(i));
  await step(`\`assess --suppress-all\` in ${COUNTS.legacy}`, async () => {
    await each(legacy, async (i) => assert.equal((await assessIn(i, '--suppress-all')).code, 0));
    return { outcome: `${COUNTS.legacy} files to commit`, size: total(legacy.map(knownOf)) };
  });

  await step(`the action again in ${COUNTS.legacy}`, async () => {
    await each(legacy, async (i) => assert.equal((await assessAsAction(i)).code, 0));
    return { outcome: 'none fails' };
  });

  const [changed = 0, repaired = 0] = legacy;
  await step('a new finding, and one that is fixed', async () => {
    const edit = (i: number, from: RegExp, to: string) => {
      const file = path.join(folderOf(i), 'ai-initiative.yaml');
      const text = readFileSync(file, 'utf8');
      assert.match(text, from);
      writeFileSync(file, text.replace(from, to));
    };
    edit(changed, /^title: .*$/m, 'title: Initiative\ndependsOn: 5');
    const fresh = await assessIn(changed);
    assert.equal(fresh.code, 1, fresh.stdout);
    const printed = fresh.stdout.split('\n').filter((line) => /^\S+:\d+:\d+ /.test(line));
    assert.deepEqual(
      printed.map((line) => line.split(/ {2,}/)[2]),
      ['value-invalid'],
    );
    edit(repaired, /owner: "?TBD"?/, 'owner: group:logistics');
    const { code, stderr } = await assessIn(repaired);
    assert.equal(code, 0);
    assert.match(stderr, /owner-missing at ownership\.owner/);
    assert.equal((await assessIn(repaired, '--prune-suppressions')).code, 0);
    assert.doesNotMatch(readFileSync(knownOf(repaired), 'utf8'), /"owner-missing"/);
    return { outcome: 'only the new one is printed and fails; the fixed one is named and taken out' };
  });

  for (const [format, file] of [
    ['html', 'portfolio.html'],
    ['csv', 'portfolio.csv'],
  ] as const) {
    await step(`\`portfolio\` of ${all} reports, ${format}`, async () => {
      const output = path.join(work, file);
      const { code, stderr } = await run('ai-initiative', ['portfolio', reports, '-o', output, '--today', TODAY], work);
      assert.equal(code, 0, stderr);
      const text = readFileSync(output, 'utf8');
      const uncovered = ofKind('uncovered').filter((i) => text.includes(`acme/${nameOf(i)}`)).length;
      if (format === 'html') assert.equal(uncovered, COUNTS.uncovered);
      const initiatives = COUNTS.all - COUNTS.uncovered;
      return {
        outcome: `${initiatives} initiatives${uncovered > 0 ? `, ${uncovered} without` : ''}`,
        size: sizeOf(output),
      };
    });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

const table = [['step', 'outcome', 'seconds', 'size'], ['---', '---', '--:', '--:'], ...rows];
process.stdout.write(table.map((row) => `| ${row.join(' | ')} |\n`).join(''));
