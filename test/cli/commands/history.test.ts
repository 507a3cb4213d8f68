import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { makeRepository } from '../../repository/git-repository.ts';
import { useFolder } from '../harness.ts';

describe('ai-initiative history', () => {
  const folder = useFolder({ 'ai-initiative.yaml': exemplaryText('idea') });

  it('shows how a manifest stood after each commit, through its renames', async () => {
    const repository = makeRepository('2026-01-12', { 'a/ai-initiative.yaml': 'lifecycle: { stage: idea }\n' });
    repository.commit('2026-03-02', { 'a/ai-initiative.yaml': exemplaryText('pilot') });
    repository.git('2026-03-03', 'mv', 'a', 'b');
    repository.commit('2026-03-03', {});
    repository.commit('2026-03-04', { 'b/ai-initiative.yaml': 'lifecycle: [\n' });
    const file = path.join(repository.folder, 'b/ai-initiative.yaml');
    const { code, stdout } = await folder().run(['history', file]);
    assert.equal(code, 0);
    const lines = stdout.split('\n');
    assert.match(lines[0] ?? '', /^2026-01-12 {2}[0-9a-f]{8} {2}idea {10}0 {2}▁ {2}blocked$/);
    assert.match(lines[1] ?? '', /^2026-03-02 {2}[0-9a-f]{8} {2}pilot {7}100 {2}█ {2}/);
    assert.match(lines[1] ?? '', /, \d+ more$/);
    assert.match(lines[3] ?? '', /^2026-03-04 {2}[0-9a-f]{8} {2}unreadable {4}– {2}· {2}blocked$/);
    assert.match(stdout, /^▁██· {2}4 revisions$/m);

    const json = JSON.parse((await folder().run(['history', file, '--format', 'json'])).stdout) as readonly object[];
    assert.deepEqual(Object.keys(json[0] ?? {}), ['commit', 'on', 'path', 'stage', 'score', 'verdict', 'changes']);
  });

  it('is part of the scorecards that are written as HTML', async () => {
    const repository = makeRepository('2026-01-12', { 'ai-initiative.yaml': 'lifecycle: { stage: idea }\n' });
    repository.commit('2026-03-02', { 'ai-initiative.yaml': exemplaryText('pilot') });
    const within = await folder().run(['assess', repository.folder, '--format', 'html']);
    const shown = within.stdout.slice(within.stdout.indexOf('>Trend<'));
    for (const day of ['2026-01-12', '2026-03-02']) assert.ok(shown.includes(day), day);
    const outside = await folder().run(['assess', '--format', 'html']);
    assert.match(outside.stdout, /the folder is not in a git repository/);
  });

  it('says why there is none', async () => {
    const { code, stderr } = await folder().run(['history', 'ai-initiative.yaml']);
    assert.equal(code, 2);
    assert.match(stderr, /its history cannot be shown, the folder is not in a git repository/);
    const repository = makeRepository('2026-01-12', { 'ai-initiative.yaml': 'lifecycle: { stage: idea }\n' });
    symlinkSync(import.meta.filename, path.join(repository.folder, 'ai-initiative.config.yaml'));
    const linked = await folder().run(['history', path.join(repository.folder, 'ai-initiative.yaml')]);
    assert.equal(linked.code, 2);
    assert.match(linked.stderr, /^error: Its policy could not be read\. ai-initiative\.config\.yaml: it is a link/);
    assert.match((await folder().run(['history', '.'])).stderr, /It is a folder, not a file/);
  });

  it('says where what an older commit holds is lost', async () => {
    const repository = makeRepository('2026-01-12', { 'ai-initiative.yaml': 'lifecycle: { stage: idea }\n' });
    repository.commit('2026-02-12', { 'ai-initiative.yaml': 'lifecycle: { stage: pilot }\n' });
    const id = repository.git('2026-02-12', 'rev-parse', 'HEAD~1:ai-initiative.yaml').trim();
    rmSync(path.join(repository.folder, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
    const { code, stderr } = await folder().run(['history', path.join(repository.folder, 'ai-initiative.yaml')]);
    assert.equal(code, 2);
    assert.match(stderr, /its history cannot be shown, the clone is not whole/);
  });

  it('says where a clone lacks the texts of older commits, and fetches none', async () => {
    const repository = makeRepository('2026-01-12', { 'ai-initiative.yaml': 'lifecycle: { stage: idea }\n' });
    repository.commit('2026-02-12', { 'ai-initiative.yaml': 'lifecycle: { stage: pilot }\n' });
    repository.git('2026-02-12', 'config', 'uploadpack.allowFilter', 'true');
    const clone = path.join(folder().root, 'clone');
    repository.git('2026-02-12', 'clone', '-q', '--filter=blob:none', `file://${repository.folder}`, clone);
    const { code, stdout, stderr } = await folder().run(['history', path.join(clone, 'ai-initiative.yaml')]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /its history cannot be shown, this is a partial clone, and what an older commit holds is not/);
    const { report } = { report: await folder().report('clone') };
    assert.equal(report.errors.length, 0);
  });
});
