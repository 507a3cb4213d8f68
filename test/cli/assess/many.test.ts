import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../../src/report/report-schema.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { git } from '../../repository/git-repository.ts';
import { useBundle } from '../bundle.ts';
import { useFolder } from '../harness.ts';

/** Enough that a name can be shared by files far apart. */
const COUNT = 60;

describe('many manifests', () => {
  const folder = useFolder();
  const program = useBundle();
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
  it('writes as HTML what keeps each from its next stage, without scorecards, and says so', async () => {
    const { stdout } = await folder().run(['assess', '--format', 'html']);
    assert.match(stdout, /leave out their scorecards/);
    assert.doesNotMatch(stdout, /<article/);
    const listed = [...stdout.matchAll(/<section class="brief" id="(i\d+)"/g)].map(([, id]) => id);
    assert.equal(listed.length, COUNT - 1);
    assert.ok(listed.every((id) => stdout.includes(`<a href="#${id}">`)));
  });

  it('are assessed as a few of them are, in the order of their names', async () => {
    const { root } = folder();
    const { code, stdout } = await folder().run(['assess', '--format', 'json']);
    assert.equal(code, 2);
    const all = JSON.parse(stdout) as Report;
    assert.deepEqual(
      all.assessments.map((assessment) => assessment.path),
      Array.from({ length: COUNT }, (_, i) => manifest(i)).filter((file) => file !== manifest(1)),
    );
    assert.deepEqual(
      all.errors.map((error) => error.path),
      [manifest(1)],
    );
    // files that share a name are only the same together
    const shared = all.assessments.filter(({ name }) => name === 'shared').map((assessment) => assessment.path);
    const others = all.assessments.map((assessment) => assessment.path).filter((file) => !shared.includes(file));
    for (const files of [shared, others.slice(0, 25), others.slice(25)]) {
      const few = await folder().report(...files);
      assert.deepEqual(
        all.assessments.filter((assessment) => files.includes(assessment.path)),
        few.assessments,
      );
      assert.deepEqual(all.policies, few.policies);
    }
    assert.equal(existsSync(path.join(root, '.git/index.lock')), false);
  }).timeout(60_000);

  it('leave nothing half-written when they are interrupted', async () => {
    writeFileSync(at('report.json'), 'before');
    const child = spawn(process.execPath, [program(), 'assess', '--format', 'json', '--output', 'report.json'], {
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
