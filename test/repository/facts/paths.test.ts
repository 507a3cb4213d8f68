import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { factsOf, git, judged, knownOf, makeFolder, makeRepository } from '../git-repository.ts';

const withPoint = (declared: string) =>
  exemplaryText(
    'production',
    `integration:\n  points: [{ system: SAP, kind: api, path: ${JSON.stringify(declared)} }]\n`,
  );

/** What stands at a path that an integration point declares, and what the rule makes of it. */
async function at(folder: string, declared: string, manifest?: string) {
  const text = withPoint(declared);
  const facts = await factsOf(folder, manifest, text);
  return { fact: knownOf(facts.paths)[declared], ...judged('integration-path-missing', text, facts) };
}

describe('paths of a repository', () => {
  it('tells files, folders and what is not there', async () => {
    const { folder } = makeRepository('2026-01-12', { 'ai/src/sap/post.ts': 'post()', 'ai/ai-initiative.yaml': '' });
    const manifest = 'ai/ai-initiative.yaml';
    assert.deepEqual((await at(folder, 'src/sap/', manifest)).fact, { kind: 'folder', evaluation: 'no' });
    assert.deepEqual((await at(folder, 'src/sap/post.ts', manifest)).fact, {
      kind: 'file',
      characters: 6,
      evaluation: 'no',
    });
    assert.deepEqual((await at(folder, '../ai/src', manifest)).fact, { kind: 'folder', evaluation: 'no' });
    assert.equal((await at(folder, 'src/sap/', manifest)).evidence, 'verified');
    assert.equal((await at(folder, 'src/crm/', manifest)).evidence, 'contradicted');
  });

  it('counts the characters of a file, and none for a folder without files', async () => {
    const { folder } = makeRepository('2026-01-12', { 'docs/training.md': '  # To do\n', 'evals/.gitkeep': '' });
    const text = exemplaryText('production');
    const facts = await factsOf(folder);
    const paths = knownOf(facts.paths);
    assert.deepEqual(paths['docs/training.md'], { kind: 'file', characters: 7, evaluation: 'no' });
    assert.deepEqual(paths['evals/'], { kind: 'folder', characters: 0, evaluation: 'no' });
    assert.match(judged('training-path-missing', text, facts).messages.join(), /has only 7 characters/);
    assert.match(judged('evaluation-path-missing', text, facts).messages.join(), /is empty/);
  });

  it('takes what is no text here for no stub, and for no proof', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    const { folder } = makeRepository('2026-01-12', { 'docs/training.md': pointer });
    const unread = { kind: 'file', evaluation: 'no', provesNothing: 'is no text that can be read' };
    assert.deepEqual(knownOf((await factsOf(folder)).paths)['docs/training.md'], unread);
    const slides = makeRepository('2026-01-12', { 'docs/training.md': 'PK\0\0' });
    assert.deepEqual(knownOf((await factsOf(slides.folder)).paths)['docs/training.md'], unread);
  });

  it('never looks outside the repository', async () => {
    const elsewhere = makeFolder({ 'secret.txt': 'secret' });
    const { folder } = makeRepository('2026-01-12', { 'src/a.ts': 'a' });
    symlinkSync(elsewhere, path.join(folder, 'linked'));
    symlinkSync('src', path.join(folder, 'inside'));
    const outside = { kind: 'outside' };
    assert.deepEqual((await at(folder, '../../etc/passwd')).fact, outside);
    assert.deepEqual((await at(folder, `src/../../${path.basename(elsewhere)}/secret.txt`)).fact, outside);
    assert.deepEqual((await at(folder, 'linked/secret.txt')).fact, outside);
    assert.deepEqual((await at(folder, 'inside/a.ts')).fact, { kind: 'file', characters: 1, evaluation: 'no' });
    assert.match((await at(folder, 'linked/secret.txt')).messages.join(), /leads out of the repository/);
  });

  it('says nothing of web addresses', async () => {
    const { folder } = makeRepository('2026-01-12', { 'README.md': '' });
    const { outcome, reason } = await at(folder, 'https://wiki.example.org/sap');
    assert.deepEqual(
      [outcome, reason],
      ['unknown', 'https://wiki.example.org/sap is declared elsewhere, where it was not read'],
    );
  });

  it('says nothing of what is not checked out', async () => {
    const library = makeRepository('2026-01-12', { 'sap/post.ts': 'post()' });
    const project = makeRepository('2026-01-12', { 'README.md': '', 'src/sap/post.ts': 'post()' });
    project.git('2026-01-13', 'submodule', 'add', '-q', library.folder, 'lib');
    project.commit('2026-01-13', {});
    const clone = path.join(makeFolder(), 'clone');
    git(project.folder, '2026-01-14', 'clone', '-q', project.folder, clone);
    assert.match((await at(clone, 'lib/sap/')).reason ?? '', /lib is a submodule that is not checked out/);
    assert.equal((await at(project.folder, 'lib/sap/')).evidence, 'verified');
    git(clone, '2026-01-14', 'sparse-checkout', 'set', '--no-cone', '/README.md', '/.gitmodules');
    assert.match((await at(clone, 'src/sap/')).reason ?? '', /is not checked out here/);
  });

  it('looks at the files of a folder that is in no repository', async () => {
    const folder = makeFolder({ 'src/sap/post.ts': 'post()' });
    assert.equal((await at(folder, 'src/sap/')).evidence, 'verified');
    assert.equal((await at(folder, 'src/crm/')).evidence, 'contradicted');
  });
});
