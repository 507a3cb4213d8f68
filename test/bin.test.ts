import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { useBundle } from './cli/bundle.ts';
import { git, makeFolder } from './repository/git-repository.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

describe('the program as it is shipped', () => {
  const program = useBundle();

  it('says on an old Node what it needs, in a line', () => {
    const script = `Object.defineProperty(process.versions, 'node', { value: '18.20.8' }); require(${JSON.stringify(program())})`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    assert.deepEqual(
      [status, stdout, stderr],
      [2, '', 'error: ai-initiative needs Node 20.19 or newer, and this is 18.20.8\n'],
    );
  });
});

// the scripts are for Unix, and for bash on Windows
if (process.platform !== 'win32') {
  describe('bin/ai-initiative of a clone', () => {
    /** A clone whose `npm` builds a program that says so. */
    const clone = () => {
      const root = makeFolder({
        'src/x.ts': '',
        '.gitignore': 'dist\ntools\n',
        'tools/npm': `#!/bin/sh\necho "npm $*"\n`,
      });
      mkdirSync(path.join(root, 'bin'));
      mkdirSync(path.join(root, 'dist'));
      copyFileSync(path.join(ROOT, 'bin/ai-initiative'), path.join(root, 'bin/ai-initiative'));
      chmodSync(path.join(root, 'tools/npm'), 0o755);
      git(root, '2026-01-02', 'init');
      git(root, '2026-01-02', 'add', '.');
      git(root, '2026-01-02', 'commit', '-m', 'x');
      writeFileSync(path.join(root, 'dist/cli.cjs'), 'console.log("ran", ...process.argv.slice(2))');
      return root;
    };
    const run = (root: string, cwd = root) =>
      spawnSync(path.join(root, 'bin/ai-initiative'), ['assess', 'a b'], {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, PATH: `${path.join(root, 'tools')}:${process.env['PATH']}` },
      });

    it('runs what is built of its sources, and builds where it is of others', () => {
      const root = clone();
      const stamp = path.join(root, 'dist/source-tree');
      writeFileSync(stamp, git(root, '2026-01-02', 'rev-parse', 'HEAD:src'));
      assert.deepEqual([run(root, makeFolder()).stdout, run(root).stderr], ['ran assess a b\n', '']);
      writeFileSync(path.join(root, 'src/x.ts'), 'changed');
      git(root, '2026-01-03', 'commit', '-am', 'y');
      assert.match(run(root).stderr, /^npm ci --ignore-scripts\nnpm run -s build$/m);
    });
  });

  describe('bin/install-for-action', () => {
    const install = (action: string, version: string) => {
      const temp = makeFolder({ path: '' });
      const env = {
        ...process.env,
        ACTION: action,
        VERSION: version,
        RUNNER_TEMP: temp,
        GITHUB_PATH: path.join(temp, 'path'),
      };
      const result = spawnSync('bash', [path.join(ROOT, 'bin/install-for-action')], {
        cwd: temp,
        encoding: 'utf8',
        env,
      });
      return { ...result, added: readFileSync(env.GITHUB_PATH, 'utf8').trim() };
    };

    it('takes the program that a release is built with', () => {
      const action = makeFolder({ 'dist/cli.cjs': '' });
      assert.deepEqual([install(action, '').added, install(action, '').status], [`${action}/bin`, 0]);
    });

    it('installs a tarball, whatever its path is, and runs nothing of it', function () {
      this.timeout(30_000);
      const manifest = { name: 'ai-initiative', version: '9.9.9', bin: './x.cjs', scripts: { install: 'touch ran' } };
      const source = makeFolder({
        'with $(touch pwned) blank/package.json': JSON.stringify(manifest),
        'with $(touch pwned) blank/x.cjs': '#!/usr/bin/env node\nconsole.log("packed")',
      });
      const folder = path.join(source, 'with $(touch pwned) blank');
      spawnSync('npm', ['pack', '--ignore-scripts'], { cwd: folder });
      const { status, stderr, added } = install(makeFolder(), path.join(folder, 'ai-initiative-9.9.9.tgz'));
      assert.equal(status, 0, stderr);
      assert.equal(spawnSync(path.join(added, 'ai-initiative'), { encoding: 'utf8' }).stdout, 'packed\n');
      assert.doesNotMatch(spawnSync('find', [added, source], { encoding: 'utf8' }).stdout, /pwned$|\/ran$/m);
    });
  });
}
