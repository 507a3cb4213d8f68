import { exemplaryManifest } from '../../../src/core/rules/exemplary.ts';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { exemplaryFiles, exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { useFolder, type RunOptions } from '../harness.ts';

const IDEA = exemplaryText('idea');
const NO_OWNER = exemplaryText('idea', 'ownership:\n  contact: "#ai"\n');

describe('ai-initiative assess', () => {
  const folder = useFolder({ ...exemplaryFiles, 'ai-initiative.yaml': IDEA });

  it('assesses the current folder, names score and gate, and succeeds without errors', async () => {
    const { code, stdout, stderr } = await folder().run(['assess']);
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^supplier-mail {2}idea {2}score 100 {2}verified 100 % .* move to pilot: ready, verified$/m);
    assert.match(stdout, new RegExp(`^1 initiative, 0 errors, 0 warnings \\(as of ${TODAY}\\)$`, 'm'));
  });

  it('prints each finding with file, line, column, severity and rule, and exits 1 on an error', async () => {
    folder().write('apps/triage/ai-initiative.yml', NO_OWNER);
    const { code, stdout } = await folder().run(['assess', 'apps']);
    assert.equal(code, 1);
    assert.match(stdout, /^apps\/triage\/ai-initiative\.yml:\d+:\d+ {2}error {4}owner-missing {2}.+$/m);
  });

  it('exits 1 where a manifest is no valid YAML', async () => {
    folder().write('ai-initiative.yaml', 'name: "open\n');
    const { code, stdout } = await folder().run(['assess']);
    assert.equal(code, 1);
    assert.match(stdout, /yaml-syntax/);
  });

  it('prints one envelope with lines and columns from 1', async () => {
    folder().write('ai-initiative.yaml', NO_OWNER);
    const report = await folder().report();
    assert.deepEqual([report.schemaVersion, report.tool.name, report.asOf], [1, 'ai-initiative', TODAY]);
    const [assessment] = report.assessments;
    assert.deepEqual([assessment?.path, assessment?.stage], ['ai-initiative.yaml', 'idea']);
    const finding = assessment?.findings.find(({ ruleId }) => ruleId === 'owner-missing');
    const line = NO_OWNER.split('\n').indexOf('ownership:') + 1;
    assert.deepEqual(finding?.range, { start: { line, column: 1 }, end: { line, column: 10 } });
    assert.equal(finding?.path, 'ownership.owner');
  });

  it('names paths relative to the current folder, with forward slashes', async () => {
    folder().write('apps/a/readme.md', '');
    const { stdout } = await folder().run(['assess', '../..', '--format', 'json'], { cwd: 'apps/a' });
    assert.match(stdout, /"path": "..\/..\/ai-initiative.yaml"/);
  });

  it('judges as of another day', async () => {
    const { stdout } = await folder().run(['assess', '--today', '2024-02-29']);
    assert.match(stdout, /as of 2024-02-29/);
  });

  for (const date of ['2026-02-30', '2023-02-29', '26-1-1', 'tomorrow', '']) {
    it(`refuses "${date}" as a day`, async () => {
      const { code, stdout, stderr } = await folder().run(['assess', '--today', date]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /YYYY-MM-DD/);
    });
  }

  for (const args of [['assess', '--format', 'xml'], ['assess', '--nonsense'], ['nonsense'], []]) {
    it(`refuses "${args.join(' ')}" with exit 2 and help on standard error`, async () => {
      const { code, stdout, stderr } = await folder().run(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.notEqual(stderr, '');
    });
  }

  it('goes on after a path that does not exist, and exits 2 though there are errors too', async () => {
    folder().write('ai-initiative.yaml', NO_OWNER);
    const { code, stdout, stderr } = await folder().run(['assess', 'nowhere', '.']);
    assert.equal(code, 2);
    assert.match(stderr, /^error: nowhere: There is no such file or folder$/m);
    assert.match(stdout, /owner-missing/);
  });

  it('reports a file that cannot be read, and assesses the rest', async function () {
    folder().write('c/ai-initiative.yaml', Uint8Array.of(0xff, 0xfe, 0x41));
    const { code, stdout, stderr } = await folder().run(['assess']);
    assert.equal(code, 2);
    assert.match(stderr, /^error: c\/ai-initiative\.yaml: It is not UTF-8 text$/m);
    assert.match(stdout, /^supplier-mail/m);
  });

  it('reports a file it has no permission to read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    folder().write('b/ai-initiative.yaml', IDEA);
    chmodSync(path.join(folder().root, 'b/ai-initiative.yaml'), 0);
    const { code, stderr } = await folder().run(['assess']);
    assert.equal(code, 2);
    assert.match(stderr, /b\/ai-initiative\.yaml: No permission to read it/);
  });

  it('says so where there is no manifest, and exits 2', async () => {
    folder().write('empty/readme.md', '');
    const { code, stderr } = await folder().run(['assess', 'empty']);
    assert.equal(code, 2);
    assert.match(stderr, /^error: empty: No ai-initiative\.yaml or ai-initiative\.yml was found here or below/);
  });

  it('takes a file as given, whatever its name', async () => {
    folder().write('draft.txt', NO_OWNER);
    assert.deepEqual(
      (await folder().report('draft.txt')).assessments.map(({ path: file }) => file),
      ['draft.txt'],
    );
  });

  it('finds a name that is given twice', async () => {
    folder().write('copy/ai-initiative.yaml', IDEA);
    const { assessments } = await folder().report();
    const duplicates = assessments.flatMap(({ findings }) => findings.filter((f) => f.ruleId === 'name-duplicate'));
    assert.deepEqual(
      duplicates.map(({ related }) => related[0]?.path),
      ['copy/ai-initiative.yaml', 'ai-initiative.yaml'],
    );
  });

  it('lets nothing in a manifest reach the terminal as a command', async () => {
    const [escape, bell, override] = ['\\e[31m', '\\a', '\\u202E'];
    folder().write('ai-initiative.yaml', exemplaryText('idea', `"x\\u009B2J${escape}${bell}${override}\\n": 1\n`));
    const pretty = await folder().run(['assess'], { env: { NO_COLOR: '1' }, isTerminal: true });
    assert.match(pretty.stdout, /field-unknown/);
    assert.doesNotMatch(pretty.stdout, /(?!\n)[\p{Cc}\u202E]/u);
    const json = await folder().run(['assess', '--format', 'json']);
    assert.doesNotMatch(json.stdout, /(?!\n)\p{Cc}/u);
  });

  it('colours on a terminal only, and not with NO_COLOR', async () => {
    const colored = await folder().run(['assess'], { isTerminal: true });
    assert.ok(colored.stdout.includes('\u001B['));
    const plain: readonly RunOptions[] = [
      {},
      { isTerminal: true, env: { NO_COLOR: '1' } },
      { isTerminal: true, env: { TERM: 'dumb' } },
    ];
    for (const options of plain) {
      assert.ok(!(await folder().run(['assess'], options)).stdout.includes('\u001B['));
    }
  });
});

describe('ai-initiative', () => {
  const folder = useFolder();

  it('prints its version', async () => {
    const { code, stdout } = await folder().run(['--version']);
    assert.equal(code, 0);
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('writes over neither a manifest nor the output of another format', async () => {
    const manifest = await folder().run(['assess', '--format', 'json', '--output', 'new/ai-initiative.yaml']);
    assert.equal(manifest.code, 2);
    assert.match(manifest.stderr, /A manifest is not written over/);
    const twice = ['--format', 'json', '--output', 'a', '--format', 'csv', '--output', 'a'];
    assert.match((await folder().run(['assess', ...twice])).stderr, /Another --format goes there/);
  });

  it('explains itself, with examples and exit codes', async () => {
    const { code, stdout } = await folder().run(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Exit codes:[^]*Examples:[^]*ai-initiative assess/);
  });

  it('prints the JSON schema of the manifest', async () => {
    const { code, stdout } = await folder().run(['schema']);
    const validate = formats.default(new Ajv({ allowUnionTypes: true })).compile(JSON.parse(stdout));
    assert.equal(code, 0);
    assert.ok(validate(exemplaryManifest('pilot')), JSON.stringify(validate.errors));
    assert.ok(!validate({ schemaVersion: 1, name: 'x', title: 'X' }));
  });
});
