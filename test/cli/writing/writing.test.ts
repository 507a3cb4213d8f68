import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { draftOf } from '../../../src/cli/files/drafts.ts';
import { makeFolder } from '../../repository/git-repository.ts';
import { useBundle } from '../bundle.ts';
import { useFolder } from '../harness.ts';

const FAULTS = path.join(import.meta.dirname, 'faults.cjs');
const FINE = exemplaryText('idea');
const BROKEN = FINE.replace('ownership:', 'ownershp:');
const REGISTER = 'Key,Title,Stage\n1,Invoice triage,pilot\n2,Claims intake,idea\n';
const MAPPING = `source: register
key: Key
fields:
  title: Title
  lifecycle.stage: Stage
`;

const CATALOG = 'kind: Component\nmetadata: # by hand\n  name: x\nspec: { type: service }\n';

interface Case {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** What a file may hold however a run ends. */
  readonly isWhole: (file: string, text: string) => boolean;
  /** How many files there are in the end. */
  readonly written: readonly string[];
}

const isManifest = (text: string) => /^schemaVersion: 1[^]*^lifecycle:[^]*\n$/m.test(text);

const isPolicy = (text: string) => /^rules:[^]*\n {2}review-[^]*\n$/m.test(text);

const CASES: Readonly<Record<string, Case>> = {
  fix: {
    args: ['fix'],
    files: { 'a/ai-initiative.yaml': BROKEN, 'b/ai-initiative.yaml': FINE.replace('name: ', 'name: b-') },
    isWhole: (_, text) => /^ownersh?i?p:/m.test(text) && text.length >= BROKEN.length,
    written: ['a/ai-initiative.yaml', 'b/ai-initiative.yaml'],
  },
  init: { args: ['init', '--yes'], files: {}, isWhole: (_, text) => isManifest(text), written: ['ai-initiative.yaml'] },
  import: {
    args: ['import', 'register.csv', '--mapping', 'mapping.yaml', '--out', 'out'],
    files: { 'register.csv': REGISTER, 'mapping.yaml': MAPPING },
    isWhole: (file, text) =>
      !file.startsWith('out/') ||
      (file.endsWith('.json')
        ? text.endsWith('}\n')
        : file.endsWith('config.yaml')
          ? isPolicy(text)
          : isManifest(text)),
    written: [
      'mapping.yaml',
      'out/ai-initiative.config.yaml',
      'out/ai-initiative.imported.json',
      'out/claims-intake/ai-initiative.yaml',
      'out/invoice-triage/ai-initiative.yaml',
      'register.csv',
    ],
  },
  'assess --output': {
    args: ['assess', '--format', 'json', '--output', 'new/report.json', '--format', 'csv', '--output', 'old.csv'],
    files: { 'ai-initiative.yaml': FINE, 'old.csv': 'before' },
    isWhole: (file, text) => (file.endsWith('.json') ? 'assessments' in (JSON.parse(text) as object) : text !== ''),
    written: ['ai-initiative.yaml', 'new/report.json', 'old.csv'],
  },
  'export --patch': {
    args: ['export', '--format', 'backstage', '--patch', 'catalog-info.yaml'],
    files: { 'ai-initiative.yaml': FINE, 'catalog-info.yaml': CATALOG },
    isWhole: (_, text) => text.endsWith('\n') && text.length >= CATALOG.length,
    written: ['ai-initiative.yaml', 'catalog-info.yaml'],
  },
};

const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)).replaceAll('\\', '/'))
    .toSorted();

describe('writing', function () {
  this.timeout(120_000);
  const program = useBundle();
  const folder = useFolder();
  /** Runs a command in a process of its own, in which something goes wrong. */
  const runWith = (fault: Readonly<Record<string, string>>, cwd: string, args: readonly string[]) =>
    spawnSync(process.execPath, ['--require', FAULTS, program(), ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...fault },
    });
  const makeRoot = (name: string, files: Case['files']) => {
    for (const [file, text] of Object.entries(files)) folder().write(`${name}/${file}`, text);
    mkdirSync(path.join(folder().root, name), { recursive: true });
    return path.join(folder().root, name);
  };
  const half = (root: string, { isWhole }: Case) =>
    filesIn(root).filter(
      (file) => !file.endsWith('.tmp') && !isWhole(file, readFileSync(path.join(root, file), 'utf8')),
    );

  for (const [name, one] of Object.entries(CASES)) {
    it(`${name}, killed at each of its steps, leaves no file half written, and the next run completes`, async function () {
      if (process.platform === 'win32') this.skip(); // no process says there that it was killed
      let killed = 0;
      for (let at = 1; ; at++) {
        const root = makeRoot(`${at}`, one.files);
        const { signal, stderr } = runWith({ KILL_AT: `${at}` }, root, one.args);
        assert.deepEqual(half(root, one), [], `killed at step ${at}: ${stderr}`);
        if (signal === null) break;
        killed++;
        await folder().run(one.args, { cwd: `${at}` });
        assert.deepEqual(filesIn(root), one.written, `after a run that was killed at step ${at}`);
        assert.deepEqual(half(root, one), []);
      }
      assert.ok(killed >= 5, `killed ${killed} times`);
    });

    for (const [code, words] of [
      ['ENOSPC', 'could not be written: the disk is full'],
      ['EROFS', 'could not be written: the disk is read-only'],
      ['EACCES', 'could not be written: no permission'],
    ] as const)
      it(`${name} says what it could not write (${code}), and leaves everything as it was`, async () => {
        const root = makeRoot('full', one.files);
        const { status, stdout, stderr } = runWith({ FAIL_WITH: code }, root, one.args);
        assert.equal(status, 2);
        assert.ok(stderr.includes(words), stderr);
        assert.doesNotMatch(`${stdout}${stderr}`, /^fixed|^wrote|[1-9] files? of|[1-9] new|   at /m);
        for (const [file, text] of Object.entries(one.files))
          assert.equal(readFileSync(path.join(root, file), 'utf8'), text);
        assert.deepEqual(filesIn(root), Object.keys(one.files).toSorted());
        await folder().run(one.args, { cwd: 'full' });
        assert.deepEqual(filesIn(root), one.written);
      });
  }
});

describe('what earlier versions left', () => {
  const folder = useFolder({ 'register.csv': REGISTER, 'mapping.yaml': MAPPING });
  const at = (file: string) => path.join(folder().root, file);

  it('is taken over by import: a folder that is empty, a manifest that is', async () => {
    mkdirSync(at('out/invoice-triage'), { recursive: true });
    folder().write('out/claims-intake/ai-initiative.yaml', '');
    const { code, stderr } = await folder().run(CASES['import']?.args ?? []);
    assert.match(stderr, /2 new.*0 rejected/);
    assert.equal(code, 0);
    assert.ok(isManifest(readFileSync(at('out/claims-intake/ai-initiative.yaml'), 'utf8')));
  });

  it('is taken over by init, under the name that it has', async () => {
    folder().write('app/ai-initiative.yml', '');
    assert.equal((await folder().run(['init', '--yes', 'app'])).code, 0);
    assert.deepEqual(readdirSync(at('app')), ['ai-initiative.yml']);
    assert.ok(isManifest(readFileSync(at('app/ai-initiative.yml'), 'utf8')));
    assert.match((await folder().run(['init', '--yes', 'app'])).stderr, /already exists/);
  });
});

if (process.platform !== 'win32') {
  describe('links of a repository that lead out of it', () => {
    const folder = useFolder({ 'ai-initiative.yaml': FINE, 'register.csv': REGISTER, 'mapping.yaml': MAPPING });
    let outside = '';
    beforeEach(() => {
      outside = makeFolder({ 'secret.txt': 'secret' });
      symlinkSync(outside, path.join(folder().root, 'link'));
      symlinkSync(path.join(outside, 'secret.txt'), path.join(folder().root, 'report.json'));
    });

    for (const args of [
      ['assess', '--output', 'link/report.txt'],
      ['assess', '--output', 'link/new/report.txt'],
      ['assess', '--format', 'json', '--output', 'report.json'],
      ['portfolio', '--format', 'csv', '--output', 'link/portfolio.csv'],
      ['export', '--format', 'cyclonedx', '--output', 'link/new/mail.cdx.json'],
      ['validate-rules', '--output', 'link/rules.txt'],
      ['import', 'register.csv', '--mapping', 'mapping.yaml', '--out', 'link'],
      ['import', 'register.csv', '--mapping', 'mapping.yaml', '--out', 'link/new'],
      ['init', '--yes', 'link'],
    ])
      it(`are not followed by ${args.join(' ')}`, async () => {
        const { code, stderr } = await folder().run(args);
        assert.equal(code, 2);
        assert.match(stderr, /a link on its path leads out of the repository/);
        assert.deepEqual(filesIn(outside), ['secret.txt']);
        assert.equal(readFileSync(path.join(outside, 'secret.txt'), 'utf8'), 'secret');
      });

    it('are no reason to refuse a place outside that the user names, nor a link within', async () => {
      const target = path.join(outside, 'report.txt');
      symlinkSync(path.join(folder().root, 'reports'), path.join(folder().root, 'latest'));
      mkdirSync(path.join(folder().root, 'reports'));
      assert.equal((await folder().run(['assess', '--output', target])).code, 0);
      assert.equal((await folder().run(['assess', '--output', 'latest/report.txt'])).code, 0);
      assert.ok(existsSync(target) && existsSync(path.join(folder().root, 'reports/report.txt')));
    });

    it('cannot redirect a draft by having its name', async () => {
      const report = path.join(folder().root, 'report.txt');
      symlinkSync(path.join(outside, 'secret.txt'), draftOf(report));
      assert.equal((await folder().run(['assess', '--output', 'report.txt'])).code, 0);
      assert.equal(readFileSync(path.join(outside, 'secret.txt'), 'utf8'), 'secret');
      assert.match(readFileSync(report, 'utf8'), /1 initiative/);
    });
  });
}
