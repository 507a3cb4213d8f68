import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { git } from '../../repository/git-repository.ts';
import { useFolder } from '../harness.ts';

describe('ai-initiative portfolio --since', () => {
  const folder = useFolder({
    'a/ai-initiative.yaml': exemplaryText('pilot', 'name: moves\ntitle: It moves\n'),
    'b/ai-initiative.yaml': exemplaryText('idea', 'name: goes\ntitle: It goes\n'),
  });
  const run = (...args: readonly string[]) => folder().run(['portfolio', ...args]);

  beforeEach(() => {
    const { root } = folder();
    git(root, '2026-04-01', 'init', '-q');
    git(root, '2026-04-01', 'add', '.');
    git(root, '2026-04-01', 'commit', '-qm', 'first');
    git(root, '2026-04-01', 'tag', 'spring');
    folder().write('a/ai-initiative.yaml', exemplaryText('production', 'name: moves\ntitle: It moves\n'));
    folder().write('c/ai-initiative.yaml', exemplaryText('idea', 'name: comes\ntitle: It comes\n'));
    git(root, '2026-05-01', 'rm', '-q', 'b/ai-initiative.yaml');
    git(root, '2026-05-01', 'add', '.');
    git(root, '2026-05-01', 'commit', '-qm', 'second');
  });

  for (const since of ['2026-04-15', 'spring'])
    it(`compares with what was committed by ${since}`, async () => {
      const { code, stdout } = await run('--since', since);
      assert.equal(code, 0);
      assert.match(stdout, /^Changed since the assessment as of 2026-04-\d\d$/m);
      assert.match(stdout, /^New\n {2}It comes/m);
      assert.match(stdout, /^Gone\n {2}It goes/m);
      assert.match(stdout, /^Stage moves\n {2}It moves {2}Pilot → Production$/m);
      assert.match(stdout, /contradictions cannot be compared/);
    });

  it('says that an older manifest is not in this clone', async () => {
    const { root } = folder();
    const id = git(root, '2026-05-01', 'rev-parse', 'spring:a/ai-initiative.yaml').trim();
    rmSync(path.join(root, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
    const { code, stderr } = await run('--since', 'spring');
    assert.equal(code, 2);
    assert.match(stderr, /^error: --since spring: what a\/ai-initiative\.yaml held then is not in this clone/m);
    const validated = await folder().run(['validate-rules']);
    assert.equal(validated.code, 2);
    assert.match(validated.stderr, /^error: \.: Its history cannot be read: the clone is not whole/m);
  });

  it('compares with a report', async () => {
    await folder().run(['assess', '--format', 'ndjson', '--output', 'old.ndjson']);
    const { stdout } = await run('--since', 'old.ndjson');
    assert.match(stdout, /^ {2}Nothing changed$/m);
  });

  it('says what is no report, date or ref, and what is too early', async () => {
    for (const since of ['--upload-pack=x', 'no such ref', 'nowhere', '2020-01-01', 'absent.ndjson']) {
      const { code, stderr } = await run(`--since=${since}`);
      assert.equal(code, 2, since);
      assert.match(stderr, /^error: --since/, since);
    }
  });
});
