import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../../src/core/index.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { useFolder } from '../harness.ts';

const FINE = exemplaryText('idea');
const TYPOS = `# kept\r\n${FINE.replace('ownership:', 'ownershp:').replace('owner:', 'ownr:').replaceAll('\n', '\r\n')}`;

describe('ai-initiative fix', () => {
  const folder = useFolder({ 'ai-initiative.yaml': `\uFEFF${TYPOS}`, 'fine/ai-initiative.yaml': FINE });
  const at = (file: string) => path.join(folder().root, file);
  const read = (file: string) => readFileSync(at(file), 'utf8');

  it('fixes what needs no answer, round after round, and leaves the rest of the text as it was', async () => {
    const { code, stdout, stderr } = await folder().run(['fix']);
    assert.deepEqual([code, stdout, stderr], [0, 'fixed ai-initiative.yaml\n', '1 file of 2 fixed\n']);
    assert.equal(
      read('ai-initiative.yaml'),
      `\uFEFF${TYPOS.replace('ownershp', 'ownership').replace('ownr', 'owner')}`,
    );
    assert.equal(read('fine/ai-initiative.yaml'), FINE);
    assert.deepEqual(readdirSync(folder().root).toSorted(), ['ai-initiative.yaml', 'fine']);
  });

  for (const [where, env] of [
    ['a file', {}],
    ['the log of a CI job', { CI: 'true' }],
  ] as const) {
    it(`shows a diff with --dry-run that git takes, written to ${where}, and changes nothing`, async () => {
      const { code, stdout } = await folder().run(['fix', '--dry-run'], { env });
      assert.equal(code, 0);
      assert.match(stdout, /^-ownershp:\r$/m);
      assert.match(stdout, /^\+ownership:\r$/m);
      assert.equal(read('ai-initiative.yaml'), `\uFEFF${TYPOS}`);
      execFileSync('git', ['apply', '-'], { cwd: folder().root, input: stdout });
      assert.match(read('ai-initiative.yaml'), /^ownership:\r$/m);
    });
  }

  it('writes nothing that asks for an answer', async () => {
    const missing = FINE.replace(/^title:.*\n/m, '');
    folder().write('ai-initiative.yaml', missing);
    await folder().run(['fix']);
    assert.equal(read('ai-initiative.yaml'), missing);
  });

  it('keeps the mode of a file and the link that leads to it', async function () {
    if (process.platform === 'win32') this.skip();
    chmodSync(at('ai-initiative.yaml'), 0o640);
    symlinkSync('../ai-initiative.yaml', at('fine/link.yaml'));
    await folder().run(['fix', 'fine/link.yaml']);
    assert.match(read('ai-initiative.yaml'), /ownership:/);
    assert.equal(statSync(at('ai-initiative.yaml')).mode & 0o777, 0o640);
  });

  it('exits 2 where a path is not there or there is no manifest', async () => {
    assert.equal((await folder().run(['fix', 'nowhere', '.'])).code, 2);
    folder().write('empty/readme.md', '');
    assert.match((await folder().run(['fix', 'empty'])).stderr, /^error: No ai-initiative\.yaml/);
  });
});

describe('ai-initiative rules and explain', () => {
  const folder = useFolder();

  it('lists every rule, by group', async () => {
    const { code, stdout } = await folder().run(['rules']);
    assert.equal(code, 0);
    for (const { id, requirement } of rules) assert.ok(stdout.includes(id) && stdout.includes(requirement), id);
    assert.match(stdout, /^ownership\n {2}owner-missing +An owner is named/m);
  });

  it('lists them for programs', async () => {
    const { stdout } = await folder().run(['rules', '--format', 'json']);
    const listed = JSON.parse(stdout) as readonly { readonly id: string; readonly weight: number | null }[];
    assert.equal(listed.find(({ id }) => id === 'owner-missing')?.weight, 10);
    assert.equal(listed.find(({ id }) => id === 'yaml-syntax')?.weight, null);
  });

  it('explains a rule with its reason, its examples and how to fix it', async () => {
    const { code, stdout } = await folder().run(['explain', 'owner-individual']);
    assert.equal(code, 0);
    assert.match(stdout, /^# owner-individual$[^]*## Why[^]*not peer-reviewed[^]*user:ines[^]*## How to fix/m);
  });

  it('says of a claim about the repository that only its quick fix fixes it', async () => {
    const page = async (rule: string) => (await folder().run(['explain', rule])).stdout;
    assert.match(await page('stage-history-order'), /`ai-initiative fix` apply it as well/);
    assert.match(await page('initiative-missing'), /There is no quick fix: the answer needs a person\.$/m);
    assert.match(await page('metric-source-contradicts'), /`ai-initiative fix` leave it to you/);
  });

  it('suggests the nearest rule for a typo', async () => {
    const { code, stdout, stderr } = await folder().run(['explain', 'owner-mising']);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /there is no rule "owner-mising"; did you mean owner-missing\?/);
    const far = await folder().run(['explain', 'no-such-word']);
    assert.equal(far.stderr, 'error: there is no rule "no-such-word" (ai-initiative rules lists them all)\n');
  });
});
