import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { exemplaryText } from '../../src/catalogue/exemplary.ts';
import { useFolder } from './harness.ts';

const WRONG = exemplaryText('idea', 'name: wrong\nownership:\n  owner: TBD\n');

describe('the command line', () => {
  const folder = useFolder({
    'apps/a/ai-initiative.yaml': WRONG,
    'apps/b/ai-initiative.yaml': exemplaryText('idea', 'name: right\n'),
  });
  const run = (...args: readonly string[]) => folder().run(args);
  const read = (file: string) => readFileSync(path.join(folder().root, file), 'utf8');

  it('knows -f, -o, -q and -v', async () => {
    assert.match((await run('-v')).stdout, /^\d+\.\d+\.\d+\n$/);
    assert.match((await run('assess', '-f', 'json', '-o', 'a.txt', '-q')).stdout, /^$/);
    assert.equal((JSON.parse(read('a.txt')) as { schemaVersion: number }).schemaVersion, 1);
    assert.match((await run('portfolio', '-f', 'csv', '-q')).stdout, /wrong/);
  });

  it('colours as --color and --no-color say, else as FORCE_COLOR does, else on a terminal', async () => {
    const isColoured = async (
      env: Readonly<Record<string, string>>,
      isTerminal: boolean,
      ...flags: readonly string[]
    ) => (await folder().run(['assess', ...flags], { env, isTerminal })).stdout.includes('\u001B[');
    assert.equal(await isColoured({}, true), true);
    assert.equal(await isColoured({ NO_COLOR: '1' }, true), false);
    assert.equal(await isColoured({ NO_COLOR: '1' }, true, '--color'), true);
    assert.equal(await isColoured({}, true, '--no-color'), false);
    assert.equal(await isColoured({ FORCE_COLOR: '1' }, false), true);
    assert.equal(await isColoured({ FORCE_COLOR: '0' }, true), false);
    assert.equal(await isColoured({ FORCE_COLOR: '1' }, false, '--no-color'), false);
  });

  it('takes the format of an output from its name', async () => {
    await run('assess', '-o', 'a.sarif', '-o', 'b.ndjson', '-o', 'c.md', '-o', 'd.html', '-o', 'e.xml', '-o', 'f.svg');
    assert.match(read('a.sarif'), /"version": "2\.1\.0"/);
    assert.match(read('b.ndjson'), /^\{"type":"assessment"/);
    assert.match(read('c.md'), /^# AI initiatives/);
    assert.match(read('d.html'), /^<!doctype html>/);
    assert.match(read('e.xml'), /^<\?xml/);
    assert.match(read('f.svg'), /^<svg/);
    const { code, stderr } = await run('assess', '-o', 'report');
    assert.equal(code, 2);
    assert.match(stderr, /Its name says no format/);
  });

  it('refuses a format that comes after its file', async () => {
    const { code, stderr } = await run('assess', '--output', 'a.json', '--format', 'sarif');
    assert.equal(code, 2);
    assert.match(stderr, /--format sarif comes after --output a\.json/);
    assert.equal((await run('assess', '-o', 'a.json', '-f', 'sarif', '-o', 'b.sarif', '--fail-on', 'never')).code, 0);
  });

  it('reads one manifest from standard input, under the name it is given', async () => {
    const args = ['assess', '-', '--stdin-filename', 'apps/a/ai-initiative.yaml'];
    const right = await folder().run(args, { input: exemplaryText('idea', 'name: typed\n') });
    assert.equal(right.code, 0, right.stdout + right.stderr);
    assert.match(right.stdout, /^typed {2}idea/m);
    const wrong = await folder().run(args, { input: WRONG });
    assert.equal(wrong.code, 1);
    assert.match(wrong.stdout, /^apps\/a\/ai-initiative\.yaml:\S+ +error +owner-missing/m);
    assert.equal((await folder().run(['assess', '-', 'apps'], { input: WRONG })).code, 2);
    assert.equal((await run('assess', '--stdin-filename', 'x.yaml')).code, 2);
  });

  it('leaves out what --ignore-pattern or exclude of a policy names, and counts it', async () => {
    const ignored = await run('assess', '--ignore-pattern', 'apps/a');
    assert.equal(ignored.code, 0);
    assert.match(ignored.stderr, /^note: 1 manifest is left out/m);
    assert.doesNotMatch(ignored.stdout, /wrong/);
    folder().write('ai-initiative.config.yaml', "exclude: ['apps/a/']\n");
    for (const args of [['assess'], ['assess', 'apps/a/ai-initiative.yaml'], ['fix']]) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 0, stderr);
      assert.match(stderr, /^note: 1 manifest is left out/m);
    }
  });

  it('expands patterns itself, also where the shell does not', async () => {
    const names = async (...args: readonly string[]) =>
      (await folder().report(...args)).assessments.map(({ name }) => name);
    assert.deepEqual(await names('apps/*'), ['wrong', 'right']);
    assert.deepEqual(await names('**/b/ai-initiative.yaml'), ['right']);
    assert.deepEqual(await names('apps/[ab]/*.yaml'), ['wrong', 'right']);
    const { code, stderr } = await run('assess', 'apps/*/nothing');
    assert.equal(code, 2);
    assert.match(stderr, /no file or folder matches/);
  });

  it('shows the findings of some rules, and groups them by rule', async () => {
    const one = await run('assess', '--rule', 'owner-missing');
    assert.equal(one.code, 1);
    const rules = [...one.stdout.matchAll(/^\S+:\d+:\d+ +\w+ +(\S+)/gm)].map(([, rule]) => rule);
    assert.deepEqual(rules, ['owner-missing']);
    assert.equal((await run('assess', '--rule', 'hold-expired')).code, 0);
    const unknown = await run('assess', '--rule', 'owner-mising');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /did you mean owner-missing/);
    const grouped = await run('assess', '--group-by', 'rule');
    assert.match(grouped.stdout, /^owner-missing {2}1 error\n {2}apps\/a\/ai-initiative\.yaml:\S+ +error /m);
  });

  it('lists findings below their file on a terminal, errors first and wrapped, with a summary by rule', async () => {
    folder().write('apps/b/ai-initiative.yaml', WRONG.replace('name: wrong', 'name: other\nrisk: {}'));
    const { stdout } = await folder().run(['assess', '--no-color'], { isTerminal: true, columns: 60 });
    assert.match(stdout, /^apps\/a\/ai-initiative\.yaml\n {2}\d+:\d+ +error +\S/m);
    const findings = stdout.slice(0, stdout.indexOf('\nwrong  '));
    assert.ok(
      findings.split('\n').every(({ length }) => length <= 60),
      findings,
    );
    assert.match(stdout, /^By rule:\n {2}owner-missing +2 errors$/m);
  });

  it('fails with fix --check where something would be fixed, and writes nothing', async () => {
    assert.equal((await run('fix', '--check')).code, 0);
    const misspelt = WRONG.replace('ownership:', 'ownershp:');
    folder().write('apps/a/ai-initiative.yaml', misspelt);
    const { code, stdout } = await run('fix', '--check');
    assert.deepEqual([code, stdout], [1, 'would fix apps/a/ai-initiative.yaml\n']);
    assert.equal(read('apps/a/ai-initiative.yaml'), misspelt);
  });

  it('prints the schema of each of its formats', async () => {
    for (const [of, file] of [
      ['manifest', 'ai-initiative'],
      ['policy', 'ai-initiative-config'],
      ['report', 'report'],
      ['portfolio', 'portfolio'],
    ] as const) {
      const shipped = readFileSync(path.join(import.meta.dirname, `../../schemas/${file}.schema.json`), 'utf8');
      assert.deepEqual(JSON.parse((await run('schema', of)).stdout), JSON.parse(shipped));
    }
    assert.equal((await run('schema', 'nothing')).code, 2);
  });

  it('tells the exit codes of every command in its help', async () => {
    const { stdout } = await run('--help');
    const commands = [...stdout.matchAll(/^ {2}([a-z][\w-]+)(?= \[| <|  )/gm)].map(([, name = '']) => name);
    assert.ok(commands.length > 14);
    for (const command of commands.filter((name) => name !== 'help')) {
      assert.match(
        (await run(command, '--help')).stdout,
        /^Exit codes:\n {2}0 {2}\S.*\n(?: {2}1 {2}[^\n]*\n(?: {5}[^\n]*\n)?)? {2}2 {2}\S/m,
        command,
      );
    }
  });

  it('makes a portfolio of folders of reports, packed or not', async () => {
    const { stdout } = await run('assess', 'apps/a', '-f', 'ndjson', '--fail-on', 'never');
    folder().write('reports/one/a.ndjson', stdout);
    folder().write('reports/b.ndjson.gz', gzipSync((await run('assess', 'apps/b', '-f', 'ndjson')).stdout));
    for (const source of ['reports', 'reports/**/*.ndjson*']) {
      const result = await run('portfolio', source, '-f', 'json');
      assert.equal(result.code, 0, result.stderr);
      const { initiatives } = JSON.parse(result.stdout) as { initiatives: readonly { name: string }[] };
      assert.deepEqual(initiatives.map(({ name }) => name).toSorted(), ['right', 'wrong'], source);
    }
    folder().write('reports/c.ndjson.gz', 'not packed');
    const broken = await run('portfolio', 'reports');
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /c\.ndjson\.gz: It is not a gzip file/);
  });

  it('begins a new manifest with the line by which editors find its schema', async () => {
    folder().write('apps/c/x.txt', '');
    assert.equal((await run('init', 'apps/c', '--yes')).code, 0);
    assert.match(read('apps/c/ai-initiative.yaml'), /^# yaml-language-server: \$schema=https:\S+\.json\n/);
  });
});
