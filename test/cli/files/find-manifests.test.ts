import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { discover } from '../../../src/cli/files/find-manifests.ts';
import { useFolder } from '../harness.ts';

const MANIFEST = 'schemaVersion: 1\n';

describe('discovery of manifests', () => {
  const folder = useFolder({
    'ai-initiative.yaml': MANIFEST,
    'apps/a/ai-initiative.yml': MANIFEST,
    'apps/a/other.yaml': MANIFEST,
    'node_modules/x/ai-initiative.yaml': MANIFEST,
    'dist/ai-initiative.yaml': MANIFEST,
    '.gitignore': 'dist/\n',
  });
  const at = (file: string) => path.join(folder().root, file);
  const found = async (...paths: readonly string[]) => {
    const { files } = await discover(paths.map(at), process.env);
    return files.map((file) => path.relative(folder().root, file).replaceAll('\\', '/'));
  };
  const git = (inner: string, ...args: readonly string[]) =>
    execFileSync('git', ['-C', at(inner), '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      stdio: 'pipe',
    });

  it('walks where there is no git, without node_modules', async () => {
    assert.deepEqual(await found('.'), ['ai-initiative.yaml', 'apps/a/ai-initiative.yml', 'dist/ai-initiative.yaml']);
  });

  it('leaves out what git ignores, and takes in what is not yet added', async () => {
    git('.', 'init', '-q');
    git('.', 'add', 'ai-initiative.yaml');
    assert.deepEqual(await found('.'), ['ai-initiative.yaml', 'apps/a/ai-initiative.yml']);
  });

  it('finds what is not yet added wherever it lies, and nothing that is ignored', async () => {
    folder().write('src/deep/code.ts', '');
    git('.', 'init', '-q');
    git('.', 'add', '.');
    const added = [
      'src/ai-initiative.yaml',
      'src/deep/ai-initiative.yml',
      'src/new/in/ai-initiative.yaml',
      'zoo/ai-initiative.yaml',
    ];
    for (const file of [...added, 'src/dist/ai-initiative.yaml', 'src/new/dist/x/ai-initiative.yaml']) {
      folder().write(file, MANIFEST);
    }
    const tracked = ['ai-initiative.yaml', 'apps/a/ai-initiative.yml'];
    assert.deepEqual(await found('.'), [...tracked, ...added]);
    // a folder that takes the place of another one
    rmSync(at('apps'), { recursive: true });
    folder().write('programs/ai-initiative.yaml', MANIFEST);
    assert.deepEqual(await found('.'), ['ai-initiative.yaml', 'programs/ai-initiative.yaml', ...added]);
    assert.deepEqual(await found('src'), added.slice(0, 3));
    assert.deepEqual(await found('src/new'), added.slice(2, 3));
  });

  it('searches an ignored folder that is asked for by name', async () => {
    git('.', 'init', '-q');
    assert.deepEqual(await found('dist'), ['dist/ai-initiative.yaml']);
    assert.deepEqual(await found('apps'), ['apps/a/ai-initiative.yml']);
  });

  it('leaves out what git tracks but is gone', async () => {
    git('.', 'init', '-q');
    git('.', 'add', 'ai-initiative.yaml');
    rmSync(at('ai-initiative.yaml'));
    assert.deepEqual(await found('.'), ['apps/a/ai-initiative.yml']);
  });

  it('looks into repositories inside the repository, added or not', async () => {
    for (const inner of ['inner', 'lib/module']) {
      folder().write(`${inner}/ai-initiative.yaml`, MANIFEST);
      folder().write(`${inner}/.gitignore`, 'out/\n');
      folder().write(`${inner}/out/ai-initiative.yaml`, MANIFEST);
      git(inner, 'init', '-q');
      git(inner, 'add', '.');
      git(inner, 'commit', '-qm', 'first');
    }
    const expected = ['ai-initiative.yaml', 'apps/a/ai-initiative.yml', 'inner/ai-initiative.yaml'];
    const all = [...expected, 'lib/module/ai-initiative.yaml'];
    assert.deepEqual(await found('.'), [...all.slice(0, 2), 'dist/ai-initiative.yaml', ...all.slice(2)]);
    git('.', 'init', '-q');
    folder().write(
      '.gitmodules',
      '[submodule "m"]\n\tpath = lib/module\n\turl = ./m\n[submodule "e"]\n\tpath = ../x\n',
    );
    git('.', '-c', 'advice.addEmbeddedRepo=false', 'add', '.gitmodules', 'lib/module');
    assert.deepEqual(await found('.'), all);
  });

  it('does not follow links to folders, and gives a linked file once', async function () {
    if (process.platform === 'win32') this.skip();
    symlinkSync('..', at('apps/loop'));
    symlinkSync('ai-initiative.yaml', at('apps/ai-initiative.yaml'));
    symlinkSync('../ai-initiative.yaml', at('dist/ai-initiative.yml'));
    const walked = ['ai-initiative.yaml', 'apps/a/ai-initiative.yml', 'dist/ai-initiative.yaml'];
    assert.deepEqual(await found('.'), walked);
    git('.', 'init', '-q');
    assert.deepEqual(await found('.'), walked.slice(0, 2));
    assert.deepEqual(await found('.', 'ai-initiative.yaml', 'apps/loop'), walked.slice(0, 2));
  });

  it('runs nothing that the repository configures', async () => {
    git('.', 'init', '-q');
    git('.', 'config', 'core.fsmonitor', `touch '${at('ran')}'; false`);
    await found('.');
    assert.ok(!existsSync(at('ran')));
  });

  it('is not misled by the repository that a git hook speaks of', async () => {
    git('.', 'init', '-q');
    const { files } = await discover([at('apps')], { ...process.env, GIT_DIR: at('nowhere'), GIT_INDEX_FILE: at('i') });
    assert.deepEqual(files, [at('apps/a/ai-initiative.yml')]);
  });
});
