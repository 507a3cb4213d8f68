import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../../src/report/report-schema.ts';
import { createGit } from '../../../src/repository/node/git/run-git.ts';
import { git, makeFolder, makeRepository, write } from '../../repository/git-repository.ts';
import { useFolder, type Folder } from '../harness.ts';
import { fileAttacks, manifestAttacks, policyAttacks } from './files.ts';
import { hostileEnvironment, programAttacks, type Attacks } from './programs.ts';

const DAY = '2026-03-01';
const GOOD = 'good/ai-initiative.yaml';
/** Without a name, as all repositories here would share it. */
const manifest = (stage: string) =>
  `schemaVersion: 1\nlifecycle: { stage: ${stage} }\nlearning: { evaluation: { path: evals/ } }\n`;
const SECRET = 'name: SECRET\ntitle: SECRET\nschemaVersion: "1"\nlifecycle: { stage: SECRET }\n';

/** Repositories under attack, all in one folder, beside one outside that none of them may reach. */
function battlefield(attacks: Attacks) {
  const outside = makeFolder({ 'ai-initiative.yaml': SECRET, 'repository/ai-initiative.yaml': SECRET });
  git(path.join(outside, 'repository'), DAY, 'init', '-q');
  git(path.join(outside, 'repository'), DAY, 'add', '.');
  git(path.join(outside, 'repository'), DAY, 'commit', '-qm', 'SECRET');
  const trace = path.join(outside, 'executed');
  const program = path.join(outside, 'program.sh');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${trace}'\nexit 1\n`);
  chmodSync(program, 0o755);

  const template = makeRepository(DAY, {
    [GOOD]: manifest('pilot'),
    'good/evals/a.txt': 'a',
    'tracked/ai-initiative.yaml': manifest('idea'),
  });
  template.commit('2026-03-02', { 'good/evals/a.txt': 'b' });
  write(template.folder, { [GOOD]: `${manifest('pilot')}# changed\n`, 'new/ai-initiative.yaml': manifest('idea') });

  return { outside, trace, program, plantIn: (root: string) => plantIn(root) };

  function plantIn(root: string): readonly string[] {
    return Object.entries(attacks).map(([name, plant]) => {
      const folder = path.join(root, name.replaceAll(/[^\w. -]/g, '_'));
      cpSync(template.folder, folder, { recursive: true });
      plant({ folder, program, outside, git: (...args) => git(folder, DAY, ...args) });
      return path.basename(folder);
    });
  }
}

/** The report on everything below the folder, and what was printed. */
async function assessAll(folder: Folder, env: Readonly<Record<string, string>> = {}) {
  const { stdout, stderr } = await folder.run(['assess', '.', '--format', 'json'], { env });
  return { report: JSON.parse(stdout) as Report, printed: `${stdout}${stderr}` };
}

const within = (repository: string, place: { readonly path: string }) => place.path.startsWith(`${repository}/`);

describe('hostile repositories', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  const folder = useFolder();

  it('get to run no program, by no key, hook, attribute, remote or variable', async () => {
    const { trace, plantIn, program, outside } = battlefield(programAttacks);
    const repositories = plantIn(folder().root);
    const environment = hostileEnvironment({ program, outside });
    const { report } = await assessAll(folder(), environment);
    for (const repository of repositories) {
      assert.ok(
        report.assessments.some((one) => one.path === `${repository}/${GOOD}`),
        repository,
      );
      const args = ['assess', '.', '--changed-since', 'HEAD~1', '--format', 'json'];
      const { stdout } = await folder().run(args, { cwd: repository, env: environment });
      const changed = (JSON.parse(stdout) as Report).assessments.map((one) => one.path);
      assert.ok(changed.includes(GOOD) && !changed.includes('tracked/ai-initiative.yaml'), repository);
      assert.ok(!existsSync(trace), `${repository}: ${existsSync(trace) && readFileSync(trace, 'utf8')}`);
    }
    await folder().run(['discover', '.'], { env: environment });
    await folder().run(['history', `hooks/${GOOD}`], { env: environment });
    assert.ok(!existsSync(trace));
  }).timeout(120_000);

  it('would run programs where git reads their configuration', () => {
    const shown: Readonly<Record<string, readonly string[]>> = {
      'program in filter _a_b_ clean': ['diff', '--name-only', 'HEAD~1'],
      'program in core fsmonitor': ['ls-files', '-o'],
      'partial clone from ext': ['cat-file', '-p', `HEAD~1:${GOOD}`],
      'configuration included': ['diff', '--name-only', 'HEAD~1'],
    };
    const { trace, plantIn } = battlefield(programAttacks);
    plantIn(folder().root);
    for (const [repository, command] of Object.entries(shown)) {
      try {
        git(path.join(folder().root, repository), DAY, ...command);
      } catch {
        // git complains of what the program answers
      }
      assert.ok(existsSync(trace), repository);
      rmSync(trace);
    }
  }).timeout(60_000);

  it('end with an answer each, and show nothing from outside', async () => {
    const { plantIn, outside } = battlefield({ ...manifestAttacks, ...policyAttacks, ...fileAttacks });
    const repositories = plantIn(folder().root);
    const { report, printed } = await assessAll(folder());
    assert.ok(
      !printed.includes('SECRET'),
      printed.slice(printed.indexOf('SECRET') - 500, printed.indexOf('SECRET') + 50),
    );
    for (const repository of repositories) {
      const isAnswered = [...report.assessments, ...report.errors].some(
        ({ path: file }) => file === `${repository}/${GOOD}`,
      );
      assert.ok(isAnswered, repository);
    }
    const { stdout } = await folder().run(['fix', '.']);
    assert.doesNotMatch(stdout, /SECRET/);
    assert.equal(readFileSync(path.join(outside, 'ai-initiative.yaml'), 'utf8'), SECRET);
    assert.equal(readFileSync(path.join(outside, 'repository/ai-initiative.yaml'), 'utf8'), SECRET);
  }).timeout(120_000);

  it('have no manifest or policy that is no file passed over in silence', async () => {
    const { plantIn } = battlefield({ ...manifestAttacks, ...policyAttacks });
    const repositories = plantIn(folder().root);
    const { report } = await assessAll(folder());
    const silent = repositories.filter((repository) => {
      const isTooLong = report.assessments.some(
        (one) => one.path === `${repository}/ai-initiative.yaml` && one.findings.some((f) => f.ruleId === 'yaml-limit'),
      );
      return !isTooLong && !report.errors.some((error) => within(repository, error));
    });
    assert.deepEqual(silent, []);
    const said = (repository: string) =>
      report.errors.filter((error) => within(repository, error)).map((e) => e.message);
    assert.deepEqual(said('ai-initiative.yaml is a pipe'), [
      'It is neither a file nor a folder but a pipe, socket or device',
    ]);
    assert.match(said('ai-initiative.config.yaml is a folder')[0] ?? '', /^Its policy .*it is a folder, not a file$/);
  }).timeout(60_000);

  it('cannot keep git for longer than its time limit', async () => {
    const { folder: repository, git: run } = makeRepository(DAY, { [GOOD]: manifest('idea') });
    const head = run(DAY, 'rev-parse', 'HEAD').trim();
    const object = path.join(repository, '.git/objects', head.slice(0, 2), head.slice(2));
    rmSync(object, { force: true });
    execFileSync('mkfifo', [object]);
    await assert.rejects(
      async () => createGit(process.env).run(repository, ['log', 'HEAD', '--'], { timeLimit: 200 }),
      /^GitError: git did not answer within 0.2 seconds$/,
    );
  });
});
