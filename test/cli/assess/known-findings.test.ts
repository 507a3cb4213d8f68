import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { useFolder } from '../harness.ts';

const LEGACY = exemplaryText('idea', 'name: legacy\nownership:\n  owner: TBD\nrisk:\n  tier: TBD\n');
const FILE = 'ai-initiative.known.json';

describe('known findings', () => {
  const folder = useFolder({
    'old/ai-initiative.yaml': LEGACY,
    'new/ai-initiative.yaml': exemplaryText('idea', 'name: fresh\n'),
  });
  const known = () =>
    (JSON.parse(readFileSync(path.join(folder().root, FILE), 'utf8')) as { known: Record<string, object> }).known;
  const assess = (...args: readonly string[]) => folder().run(['assess', ...args]);

  it('are written by --suppress-all, and from then on only what is new is printed and fails', async () => {
    assert.equal((await assess()).code, 1);
    const suppressed = await assess('--suppress-all');
    assert.equal(suppressed.code, 0);
    assert.match(suppressed.stderr, /^note: ai-initiative\.known\.json lists \d+ known findings; commit it$/m);
    assert.ok('owner-missing' in (known()['legacy'] ?? {}));

    const quiet = await assess('--fail-on', 'warning');
    assert.deepEqual([quiet.code, quiet.stderr], [0, '']);
    assert.doesNotMatch(quiet.stdout, /owner-missing/);
    assert.match(quiet.stdout, /\d+ known findings not shown/);

    folder().write('new/ai-initiative.yaml', exemplaryText('idea', 'name: fresh\nownership:\n  owner: TBD\n'));
    const { code, stdout } = await assess();
    assert.equal(code, 1);
    assert.match(stdout, /^new\/ai-initiative\.yaml:\S+ +error +owner-missing/m);
    assert.doesNotMatch(stdout, /^old\/ai-initiative\.yaml:/m);
  });

  it('stay known where the folder of an initiative gets another name', async () => {
    await assess('--suppress-all');
    renameSync(path.join(folder().root, 'old'), path.join(folder().root, 'renamed'));
    assert.deepEqual((await assess('--fail-on', 'warning')).code, 0);
  });

  it('leave score and gate as they are', async () => {
    const before = await folder().report();
    await assess('--suppress-all');
    const after = await folder().report();
    const judged = ({ assessments }: typeof after) => assessments.map(({ name, score, gate }) => [name, score, gate]);
    assert.deepEqual(judged(after), judged(before));
  });

  it('that are fixed are reported, and taken out by --prune-suppressions', async () => {
    await assess('--suppress-all');
    folder().write('old/ai-initiative.yaml', LEGACY.replace('owner: TBD', 'owner: group:logistics'));
    const reported = await assess();
    assert.equal(reported.code, 0);
    assert.match(reported.stderr, /^note: 1 known finding is fixed; --prune-suppressions takes it out/m);
    assert.match(reported.stderr, /^note: fixed in legacy: owner-missing at ownership\.owner$/m);
    assert.ok('owner-missing' in (known()['legacy'] ?? {}));

    assert.equal((await assess('--prune-suppressions')).code, 0);
    assert.ok(!('owner-missing' in (known()['legacy'] ?? {})));
    assert.equal((await assess()).stderr, '');
  });

  it('are kept by --prune-suppressions where a run looks at a part only, and go with their initiative', async () => {
    await assess('--suppress-all');
    await assess('new', '--prune-suppressions');
    assert.ok('legacy' in known());
    folder().write('old/ai-initiative.yaml', exemplaryText('idea', 'name: another\n'));
    await assess('--prune-suppressions');
    assert.ok(!existsSync(path.join(folder().root, FILE)) || !('legacy' in known()));
  });

  it('count as often as they were there: one more of a kind is new', async () => {
    const waiver = (rule: string) =>
      `  - { rule: ${rule}, reason: Found in June, approvedBy: user:cfo, expiresOn: 2026-07-01 }\n`;
    const waivers = (...rules: readonly string[]) => `${LEGACY}waivers:\n${rules.map(waiver).join('')}`;
    folder().write('old/ai-initiative.yaml', waivers('no-such'));
    await assess('--suppress-all');
    folder().write('old/ai-initiative.yaml', waivers('no-such', 'no-such-either'));
    const { assessments } = await folder().report();
    const ofWaivers = assessments
      .flatMap(({ findings }) => findings)
      .filter(({ ruleId }) => ruleId === 'waiver-unknown-rule');
    assert.deepEqual(
      ofWaivers.map(({ status }) => status),
      ['known', 'open'],
    );
  });

  it('of an absent section stay known when the section is begun', async () => {
    const without = exemplaryText('pilot', 'name: legacy\nlearning: {}\n');
    folder().write('old/ai-initiative.yaml', without);
    await assess('--suppress-all');
    assert.ok('evaluation-missing' in (known()['legacy'] ?? {}) && 'feedback-missing' in (known()['legacy'] ?? {}));
    folder().write(
      'old/ai-initiative.yaml',
      exemplaryText('pilot', 'name: legacy\nlearning:\n  evaluation: { path: evals/ }\n'),
    );
    const { assessments } = await folder().report('old');
    const open = assessments
      .flatMap(({ findings }) => findings)
      .filter(({ status, group }) => status === 'open' && group === 'learning');
    assert.deepEqual(
      open.map(({ ruleId }) => ruleId).filter((id) => id.endsWith('-missing') && !id.endsWith('path-missing')),
      [],
    );
  });

  it('never hide that a manifest cannot be read', async () => {
    await assess('--suppress-all');
    folder().write('old/ai-initiative.yaml', 'name: legacy\ntitle: [\n');
    assert.equal((await assess('--suppress-all')).code, 1);
    assert.doesNotMatch(JSON.stringify(known()), /yaml-syntax/);
    assert.ok('owner-missing' in (known()['legacy'] ?? {}), 'what cannot be judged is not fixed');
    await assess('--prune-suppressions');
    assert.ok('owner-missing' in (known()['legacy'] ?? {}));
  });

  it('of a manifest without a name stay, which is said', async () => {
    folder().write('old/ai-initiative.yaml', LEGACY.replace('name: legacy\n', ''));
    const { code, stderr } = await assess('--suppress-all');
    assert.equal(code, 1);
    assert.match(stderr, /old\/ai-initiative\.yaml has no name by which its findings could be known/);
  });

  it('are counted by every format', async () => {
    await assess('--suppress-all');
    const of = async (format: string) => (await assess('--format', format)).stdout;
    assert.match(await of('github'), /^\d+ known findings not shown$/m);
    assert.match(await of('markdown'), /^\d+ known findings not listed\.$/m);
    assert.match(await of('agent'), /\d+ known before/);
    assert.match(await of('junit'), /<skipped message="Known before checks began: /);
    assert.match(await of('sarif'), /"justification": "Known before checks began"/);
    assert.match(await of('csv'), /,known,owner-missing,/);
    assert.match(await of('html'), /known finding/);
    assert.match(await of('json'), /"status": "known"/);
  });

  for (const [what, text] of [
    ['is not JSON', '{'],
    ['is something else', '{"known": []}'],
    ['has other counts', '{"schemaVersion": 1, "known": {"legacy": {"owner-missing": {"ownership.owner": -1}}}}'],
  ] as const) {
    it(`make nothing known where their file ${what}`, async () => {
      folder().write(FILE, text);
      const { code, stdout } = await assess();
      assert.equal(code, 1);
      assert.match(stdout, /^ai-initiative\.known\.json:1:1 +error +value-invalid +It sets nothing/m);
      assert.match(stdout, /^old\/ai-initiative\.yaml:\S+ +error +owner-missing/m);
      assert.equal((await assess('--suppress-all')).code, 2);
    });
  }
});
