import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { makeRepository, write } from '../../repository/git-repository.ts';
import { useFolder } from '../harness.ts';

const OPENAI = '{\n  "dependencies": {\n    "openai": "6"\n  }\n}\n';

describe('ai-initiative discover', () => {
  const folder = useFolder({
    'chat/package.json': OPENAI,
    'search/requirements.txt': 'requests\nlangchain\n',
    'web/package.json': '{"dependencies":{"react":"19"}}',
    'chat/tests/app/package.json': OPENAI,
  });

  it('lists folders with an AI SDK and where it stands', async () => {
    const { code, stdout } = await folder().run(['discover']);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^chat\n {2}openai {2}chat\/package\.json:3\nsearch\n {2}langchain {2}search\/requirements\.txt:2\nNo manifest covers these 2 folders; /,
    );
  });

  it('leaves out what a manifest covers, by its place or by its list', async () => {
    folder().write('chat/ai-initiative.yaml', 'name: chat\n');
    assert.match((await folder().run(['discover'])).stdout, /^search\n/);
    folder().write('ai-initiative.yaml', 'covers: [chat/, sea*/]\n');
    assert.match((await folder().run(['discover'])).stdout, /^No folder depends on an AI SDK without /);
  });

  it('knows a manifest that is not committed yet', async () => {
    const repository = makeRepository('2026-01-02', { 'chat/package.json': OPENAI });
    write(repository.folder, { 'chat/ai-initiative.yaml': 'name: chat\n' });
    assert.match(
      (await folder().run(['discover', repository.folder])).stdout,
      /^No folder depends on an AI SDK without /,
    );
  });

  it('says which file it has no permission to read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    chmodSync(path.join(folder().root, 'chat/package.json'), 0o000);
    const { code, stderr } = await folder().run(['discover']);
    assert.equal(code, 2);
    assert.match(stderr, /^error: .*permission denied.*chat\/package\.json/);
  });

  it('takes a folder of pip requirements for a part of the project above it', async () => {
    folder().write('search/requirements/requirements-help.txt', 'openai\n');
    const { stdout } = await folder().run(['discover', 'search']);
    assert.match(stdout, /^search\n {2}langchain .*\n {2}openai {2}search\/requirements\/requirements-help\.txt:1\nNo/);
  });

  it('looks into one folder, for programs too', async () => {
    const { stdout } = await folder().run(['discover', 'search', '--format', 'json']);
    const { folders } = JSON.parse(stdout) as { readonly folders: readonly object[] };
    assert.deepEqual(folders, [
      {
        path: 'search',
        sdks: [{ package: 'langchain', provider: null, file: 'search/requirements.txt', line: 2 }],
      },
    ]);
    assert.equal((await folder().run(['discover', 'nowhere'])).code, 2);
  });
});
