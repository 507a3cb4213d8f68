import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Report } from '../../../src/report/schema.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { git } from '../../repository/git-repository.ts';
import { useBundle } from '../bundle.ts';
import { useFolder } from '../harness.ts';

/** Enough for several threads, where there are several processors. */
const COUNT = 150;

/** A module that ends any thread but the first when it opens a file. */
function dyingAt(file: string): string {
  return `data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    import { isMainThread } from 'node:worker_threads';
    const { openSync } = fs;
    fs.openSync = (file, ...more) => {
      if (!isMainThread && String(file).endsWith('${file}')) queueMicrotask(() => { throw new Error('gone'); });
      return openSync(file, ...more);
    };
    syncBuiltinESMExports();
  `)}`;
}

describe('many manifests', () => {
  const folder = useFolder();
  const program = useBundle();
  const command = (...args: readonly string[]) => [program(), 'assess', '--today', TODAY, '--format', 'json', ...args];
  const at = (file: string) => path.join(folder().root, file);
  const manifest = (i: number) => `part-${String(i).padStart(3, '0')}/ai-initiative.yaml`;
  beforeEach(() => {
    for (let i = 0; i < COUNT; i++) folder().write(manifest(i), exemplaryText('pilot', `name: initiative-${i}\n`));
    // a name that more share than a finding has room for, in files far apart
    for (let i = 0; i < COUNT; i += 10) folder().write(manifest(i), exemplaryText('pilot', 'name: shared\n'));
    folder().write(manifest(1), Uint8Array.of(0xff, 0xfe, 0xff));
    folder().write(manifest(2), 'lifecycle: [\n');
    folder().write('ai-initiative.config.yaml', 'rules:\n  nothing-known: { severity: off }\n');
    git(folder().root, '2026-03-01', 'init', '-q');
    git(folder().root, '2026-03-01', 'add', '.');
    git(folder().root, '2026-03-01', 'commit', '-q', '-m', 'Begin');
  });
  const assess = (...args: readonly string[]) => assessWith([], ...args);
  const assessWith = (nodeArgs: readonly string[], ...args: readonly string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [...nodeArgs, ...command(...args)], {
      cwd: folder().root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    assert.equal(status, 2, stderr);
    return JSON.parse(stdout) as Report;
  };

  it('are assessed in several threads as they are in one, in the order of their names', async () => {
    const { root } = folder();
    const all = assess();
    assert.deepEqual(
      all.assessments.map((assessment) => assessment.path),
      Array.from({ length: COUNT }, (_, i) => manifest(i)).filter((file) => file !== manifest(1)),
    );
    assert.deepEqual(
      all.errors.map((error) => error.path),
      [manifest(1)],
    );
    // in this process and a few at a time, so that it is done by this thread; names are looked at in one go
    const shared = all.assessments.filter(({ name }) => name === 'shared').map((assessment) => assessment.path);
    const others = all.assessments.map((assessment) => assessment.path).filter((file) => !shared.includes(file));
    for (const files of [shared, others.slice(0, 50), others.slice(50, 100), others.slice(100)]) {
      const few = await folder().report(...files, '--today', TODAY);
      assert.deepEqual(
        all.assessments.filter((assessment) => files.includes(assessment.path)),
        few.assessments,
      );
      assert.deepEqual(all.policies, few.policies);
    }
    assert.equal(existsSync(path.join(root, '.git/index.lock')), false);
  }).timeout(60_000);

  it('are all assessed but the one at which a thread dies', () => {
    // of those that another thread is given first
    const fatal = manifest(5);
    const all = assess();
    const threads = assessWith(['--import', dyingAt(fatal)]);
    assert.deepEqual(
      threads.errors.filter(({ path: file }) => file !== manifest(1)),
      availableParallelism() > 1 ? [{ path: fatal, message: 'It could not be assessed (gone)' }] : [],
    );
    assert.deepEqual(
      threads.assessments.filter((assessment) => assessment.path !== fatal),
      all.assessments.filter((assessment) => assessment.path !== fatal),
    );
  }).timeout(60_000);

  it('leave nothing half-written when they are interrupted', async () => {
    writeFileSync(at('report.json'), 'before');
    const child = spawn(process.execPath, command('--output', 'report.json'), {
      cwd: folder().root,
      stdio: 'ignore',
    });
    await once(child, 'spawn');
    child.kill('SIGINT');
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.equal(signal, 'SIGINT');
    assert.equal(readFileSync(at('report.json'), 'utf8'), 'before');
    assert.deepEqual(
      readdirSync(folder().root).filter((name) => name.startsWith('.report')),
      [],
    );
  });
});

describe('--cache', () => {
  const folder = useFolder();
  const cached = async (...args: readonly string[]) => folder().report('--cache-location', 'kept/cache', ...args);
  const scoreOf = ({ assessments }: Report, name: string) =>
    assessments.find((one) => one.path.startsWith(name))?.score;
  beforeEach(() => {
    for (const name of ['a', 'b'])
      folder().write(`${name}/ai-initiative.yaml`, exemplaryText('production', `name: ${name}\n`));
    for (const name of ['src/sap/x', 'evals/x', 'docs/training.md']) folder().write(`a/${name}`, 'text '.repeat(100));
  });

  it('changes nothing in the report', async () => {
    const fresh = await folder().report();
    assert.deepEqual(await cached(), fresh);
    assert.deepEqual(await cached(), fresh);
    assert.ok(existsSync(path.join(folder().root, 'kept/cache')));
  });

  it('answers from what was kept, for as long as nothing changes', async () => {
    await cached();
    const file = path.join(folder().root, 'kept/cache');
    const kept = readFileSync(file, 'utf8');
    await cached();
    assert.equal(readFileSync(file, 'utf8'), kept);
    // a manifest that cannot be read any more is seen to be so
    folder().write('a/ai-initiative.yaml', exemplaryText('idea', 'name: a\n'));
    assert.notEqual(scoreOf(await cached(), 'a/'), undefined);
    assert.equal((await cached()).assessments.find(({ name }) => name === 'a')?.stage, 'idea');
  });

  it('looks again where the manifest, the policy, the day or the repository changed', async () => {
    const changes: readonly (readonly [string, () => void])[] = [
      ['text', () => folder().write('a/ai-initiative.yaml', exemplaryText('pilot', 'name: a\n'))],
      ['policy', () => folder().write('ai-initiative.config.yaml', 'rules:\n  team-missing: { severity: error }\n')],
      ['nearer policy', () => folder().write('a/ai-initiative.config.yaml', 'thresholds: { pilotMaxDays: 5 }\n')],
      ['evidence', () => folder().write('a/evals/x', '')],
      ['new file', () => folder().write('a/package.json', '{"dependencies":{"@anthropic-ai/sdk":"1"}}')],
      ['owners', () => folder().write('CODEOWNERS', '* @acme/erp\n')],
      ['workflow', () => folder().write('.github/workflows/ci.yml', 'run: evals\n')],
      ['git', () => git(folder().root, '2026-03-01', 'init', '-q')],
      ['added', () => git(folder().root, '2026-03-01', 'add', '.')],
      ['commit', () => git(folder().root, '2026-03-01', 'commit', '-q', '-m', 'Begin')],
      ['other name', () => folder().write('b/ai-initiative.yaml', exemplaryText('production', 'name: a\n'))],
    ];
    for (const [what, change] of changes) {
      await cached();
      change();
      const fresh = await folder().report();
      assert.deepEqual(await cached(), fresh, what);
      assert.deepEqual(await cached(), fresh, `${what}, once more`);
    }
    assert.deepEqual(await cached('--today', '2027-01-01'), await folder().report('--today', '2027-01-01'));
  }).timeout(30_000);

  it('ignores and replaces what is damaged, foreign, or not what it seems', async () => {
    const fresh = await cached();
    const file = path.join(folder().root, 'kept/cache');
    const kept = readFileSync(file, 'utf8');
    const lines = kept.split('\n');
    const damaged = [
      '',
      'something else',
      kept.slice(0, 500),
      kept.replaceAll('"score":', '"scare":'),
      kept.replace('0.1', '9.9'),
    ];
    const forged = lines.with(2, '{"path":"a"}').join('\n');
    for (const text of [...damaged, forged, lines.with(1, '{"name":1}').join('\n'), '\0'.repeat(100)]) {
      writeFileSync(file, text);
      assert.deepEqual(await cached(), fresh);
      assert.equal(readFileSync(file, 'utf8').split('\n').toSorted().join('\n'), lines.toSorted().join('\n'));
    }
  });

  it('does its work where nothing can be kept', async () => {
    folder().write('kept', 'a file where a folder should be');
    assert.equal((await cached()).assessments.length, 2);
    const { code, stderr } = await folder().run(['assess', '--cache-location', 'a']);
    assert.equal(code, 2);
    assert.match(stderr, /--cache-location a: it is a folder/);
  });

  it('keeps results below node_modules where there is one', async () => {
    folder().write('node_modules/x/index.js', '');
    assert.notEqual((await folder().run(['assess', '--cache'])).code, 2);
    assert.equal(readdirSync(path.join(folder().root, 'node_modules/.cache/ai-initiative')).length, 1);
  });
});
