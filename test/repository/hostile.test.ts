import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { knownOf, factsOf, git, makeFolder, makeRepository, write } from './git-repository.ts';

const FILE = 'ai-initiative.yaml';

/** A repository whose own settings would run a program that leaves a trace. */
function hostile() {
  const repository = makeRepository('2026-01-12', { [FILE]: 'lifecycle: { stage: idea }\n', 'evals/run.ts': '' });
  repository.commit('2026-03-01', {
    [FILE]: 'lifecycle: { stage: pilot }\n',
    '.gitattributes': '* diff=evil filter=evil\n',
  });
  const elsewhere = makeFolder();
  const trace = path.join(elsewhere, 'executed');
  const script = path.join(elsewhere, 'evil.sh');
  writeFileSync(script, `#!/bin/sh\necho "$0 $*" >> ${trace}\nexit 1\n`);
  chmodSync(script, 0o755);
  const set = (key: string, value: string) => repository.git('2026-03-01', 'config', key, value);
  return { ...repository, script, trace, set };
}

describe('a hostile repository', () => {
  it('gets to run none of the programs that its configuration names', async () => {
    const { folder, script, trace, set } = hostile();
    const named = ['core.fsmonitor', 'core.pager', 'pager.log', 'pager.ls-files', 'core.editor', 'core.askPass'];
    const more = ['core.sshCommand', 'core.gitProxy', 'diff.external', 'diff.evil.command', 'diff.evil.textconv'];
    const rest = [
      'filter.evil.clean',
      'filter.evil.smudge',
      'gpg.program',
      'credential.helper',
      'uploadpack.packObjectsHook',
    ];
    for (const key of [...named, ...more, ...rest]) set(key, script);
    set('log.showSignature', 'true');
    set('filter.evil.required', 'true');
    for (const command of ['log', 'ls-files', 'cat-file', 'diff-tree', 'rev-parse'])
      set(`alias.${command}`, `!${script}`);
    set('core.hooksPath', path.dirname(script));
    for (const hook of ['post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      write(folder, { [`.git/hooks/${hook}`]: readFileSync(script, 'utf8') });
      chmodSync(path.join(folder, '.git/hooks', hook), 0o755);
    }
    const facts = await factsOf(folder);
    assert.deepEqual(
      knownOf(facts.stages).map(({ stage }) => stage),
      ['idea', 'pilot'],
    );
    assert.deepEqual(knownOf(facts.lastTouched)['evals/'], '2026-01-12');
    assert.equal(existsSync(trace), false);
  });

  it('fetches nothing where objects are missing, whatever protocol it allows itself', async () => {
    const { folder, script, trace, set } = hostile();
    set('core.repositoryFormatVersion', '1');
    set('extensions.partialClone', 'origin');
    set('remote.origin.promisor', 'true');
    set('remote.origin.url', `ext::${script} %S`);
    set('protocol.ext.allow', 'always');
    set('protocol.allow', 'always');
    const blob = git(folder, '2026-03-01', 'rev-parse', `HEAD~1:${FILE}`).trim();
    rmSync(path.join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    // without our precautions git does run the program
    assert.throws(() => git(folder, '2026-03-01', 'cat-file', '-p', blob));
    assert.equal(existsSync(trace), true);
    rmSync(trace);
    await factsOf(folder);
    assert.equal(existsSync(trace), false);
  });

  it('is looked at in its own folder, wherever its configuration says that its files are', async () => {
    const { folder, set } = hostile();
    const elsewhere = makeFolder({ 'evals/run.ts': 'secret', 'package.json': '{"dependencies":{"openai":"1"}}' });
    set('core.worktree', elsewhere);
    const facts = await factsOf(folder);
    assert.deepEqual(knownOf(facts.paths)['evals/'], { kind: 'folder', characters: 0, evaluation: 'no' });
    assert.deepEqual(knownOf(facts.sdks), []);
    assert.equal(knownOf(facts.stages).length, 2);
  });

  it('is not asked about by variables that name another one', async () => {
    const { folder } = hostile();
    const other = makeRepository('2026-01-12', { 'README.md': '' });
    const before = { ...process.env };
    try {
      process.env['GIT_DIR'] = path.join(other.folder, '.git');
      process.env['GIT_EXTERNAL_DIFF'] = 'false';
      assert.equal(knownOf((await factsOf(folder)).stages).length, 2);
    } finally {
      process.env = before;
    }
  });

  it('does not hang on what never ends', async () => {
    const { folder } = hostile();
    rmSync(path.join(folder, 'evals/run.ts'));
    execFileSync('mkfifo', [path.join(folder, 'CODEOWNERS'), path.join(folder, 'package.json')]);
    const facts = await factsOf(folder);
    assert.match(JSON.stringify(facts.codeOwners), /unknown.*CODEOWNERS is too large .*, or no text file/);
    assert.match(JSON.stringify(facts.sdks), /unknown.*package.json is too large .*, or no text file/);
  });

  it('may hold files that are no text, too long, or no JSON', async () => {
    const { folder } = makeRepository('2026-01-12', {
      'package.json': '{"dependencies":',
      'a/pyproject.toml': '[[[',
      'b/pom.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><project>&a;</project>',
      'c/environment.yml': '? '.repeat(400),
      'requirements.txt': `openai\n${'#'.repeat(2 << 20)}`,
      'catalog-info.yaml': 'a: &a [*a, *a]\n',
      'reports/mail.csv': '"date\n',
      '.github/workflows/ci.yml': '\0',
    });
    const facts = await factsOf(folder);
    assert.match(JSON.stringify(facts.sdks), /requirements.txt is too large to be read as evidence/);
    assert.match(JSON.stringify(facts.workflows), /ci.yml is too large to be read as evidence .*, or no text file/);
    assert.equal(knownOf(facts.catalog), undefined);
    assert.match(JSON.stringify(knownOf(facts.measurements)), /reports\/mail\.csv has no column with a date/);
  });
});
