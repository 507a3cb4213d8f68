import assert from 'node:assert/strict';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
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

  it('says how many files were too large to be read', async () => {
    folder().write('big/data.py', '#'.repeat(200_000));
    const line = '1 file was too large to be read, so what it holds is not taken into account\n';
    assert.ok((await folder().run(['discover'])).stdout.endsWith(line));
    const { tooLarge } = JSON.parse((await folder().run(['discover', '--format', 'json'])).stdout) as {
      readonly tooLarge: readonly string[];
    };
    assert.deepEqual(tooLarge, ['big/data.py']);
    assert.ok((await folder().run(['init', 'big'])).stdout.endsWith(line));
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

  it('counts no manifest that is deleted, although git still tracks it', async () => {
    const repository = makeRepository('2026-01-02', {
      'chat/package.json': OPENAI,
      'chat/ai-initiative.yaml': 'name: c\n',
    });
    assert.match((await folder().run(['discover', repository.folder])).stdout, /^No folder/);
    rmSync(path.join(repository.folder, 'chat/ai-initiative.yaml'));
    assert.match((await folder().run(['discover', repository.folder])).stdout, /chat\n {2}openai/);
  });

  it('names what bears the name of a manifest and is none, which covers nothing', async function () {
    if (process.platform === 'win32') this.skip();
    symlinkSync('nowhere', path.join(folder().root, 'chat/ai-initiative.yaml'));
    const { code, stdout, stderr } = await folder().run(['discover']);
    assert.equal(code, 2);
    assert.match(stdout, /^chat\n/);
    assert.equal(stderr, 'error: chat/ai-initiative.yaml: It is a link to something that does not exist\n');
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

  it('fails where asked to, and only then', async () => {
    const codes = async () => [
      (await folder().run(['discover'])).code,
      (await folder().run(['discover', '--fail-on-uncovered'])).code,
    ];
    assert.deepEqual(await codes(), [0, 1]);
    folder().write('ai-initiative.yaml', 'covers: [chat/, search/]\n');
    assert.deepEqual(await codes(), [0, 0]);
  });

  it('writes NDJSON of many repositories that a portfolio lists', async () => {
    folder().write('package.json', OPENAI);
    for (const name of ['acme/one', 'acme/two']) {
      const args = ['discover', '--format', 'ndjson', '--repository', name];
      folder().write(`${name.slice(5)}.ndjson`, (await folder().run(args)).stdout);
    }
    const reports = ['one.ndjson', 'two.ndjson', 'one.ndjson'];
    const { code, stdout } = await folder().run(['portfolio', ...reports, '--format', 'json']);
    assert.equal(code, 0);
    const { uncovered } = JSON.parse(stdout) as { readonly uncovered: readonly object[] };
    assert.deepEqual(uncovered, [
      { place: 'acme/one', sdks: ['openai'] },
      { place: 'acme/one/chat', sdks: ['openai'] },
      { place: 'acme/one/search', sdks: ['langchain'] },
      { place: 'acme/two', sdks: ['openai'] },
      { place: 'acme/two/chat', sdks: ['openai'] },
      { place: 'acme/two/search', sdks: ['langchain'] },
    ]);
    assert.match(
      (await folder().run(['portfolio', ...reports])).stdout,
      /^AI without a manifest\n {2}acme\/one +openai$/m,
    );
    const page = (await folder().run(['portfolio', ...reports, '--format', 'html'])).stdout;
    assert.match(page, /AI without a manifest.*acme\/two\/search/s);
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
