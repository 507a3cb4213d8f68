import assert from 'node:assert/strict';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { HOSTILE } from '../../report/sample.ts';
import { useFolder } from '../harness.ts';

const pilot = (name: string, due: string, by: string, more = '') =>
  exemplaryText(
    'pilot',
    `name: ${name}\n${more}lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }]\n  decisionDueOn: ${due}\n  decisions: [{ outcome: extend, on: 2026-04-01, by: ${by}, note: Second layout until June }]\n`,
  );

describe('ai-initiative review-pack', () => {
  const folder = useFolder({
    'a/ai-initiative.yaml': pilot('due', '2026-06-10', 'group:steering', `title: ${JSON.stringify(HOSTILE)}\n`),
    'b/ai-initiative.yaml': pilot('later', '2026-09-10', 'group:steering'),
    'c/ai-initiative.yaml': pilot('theirs', '2026-06-01', 'group:others'),
  });
  const run = (...args: readonly string[]) =>
    folder().run(['review-pack', '--on', '2026-06-15', '--for', 'group:steering', ...args]);

  it('has what its committee decides by that day, with options and what each needs', async () => {
    const { code, stdout } = await run('--format', 'markdown');
    assert.equal(code, 0);
    assert.match(stdout, /^1 initiative for group:steering due by 2026-06-15, assessed as of 2026-05-20\.$/m);
    assert.match(stdout, /^Decision due 2026-06-10 · /m);
    for (const option of ['Scale', 'Extend', 'Pivot', 'Stop'])
      assert.match(stdout, new RegExp(`^- \\*\\*${option}\\*\\*: `, 'm'));
    assert.doesNotMatch(stdout, /theirs|later/);
  });

  it('is one HTML document that runs and loads nothing, whatever a manifest says', async () => {
    const { stdout } = await run('--format', 'html');
    assert.doesNotMatch(stdout, /<(script|link|img|iframe|object|form|base)\b|<[^>]*\bon\w+=|url\(|@import/i);
    assert.ok(!stdout.includes(HOSTILE));
  });

  it('refuses a report, which has no more than rows', async () => {
    const { code, stderr } = await run('old.ndjson');
    assert.equal(code, 2);
    assert.match(stderr, /old\.ndjson: a review pack is made of manifests/);
  });
});
