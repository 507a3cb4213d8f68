import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildCli } from '../../scripts/build-cli.mjs';
import { forCli, shipped } from '../../scripts/bundles.mjs';
import { bundledPackages, noticesOf } from '../../scripts/notices.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = 'THIRD-PARTY-NOTICES.md';

describe('the licences of what is bundled', function () {
  this.timeout(60_000);
  const outdir = path.join(ROOT, 'dist', `test-notices-${process.pid}`);
  after(() => rmSync(outdir, { recursive: true, force: true }));

  it('are in the file that is shipped, each with its text', async () => {
    const metafiles = await Promise.all([
      ...shipped.map(async (options) => (await build({ ...options, write: false, metafile: true })).metafile),
      buildCli(forCli, outdir),
    ]);
    const text = readFileSync(path.join(ROOT, FILE), 'utf8');
    const folders = bundledPackages(metafiles);
    assert.ok(folders.includes('node_modules/yaml') && folders.includes('node_modules/commander'));
    for (const folder of folders) {
      const { name, version } = JSON.parse(readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as Package;
      assert.ok(text.includes(`## ${name} ${version} (`), `${name} ${version} is missing: npm run build writes it`);
    }
    assert.equal(text, noticesOf(metafiles));
  });

  it('are in the tarball and in the extension', () => {
    const words = ['pack', '--dry-run', '--ignore-scripts', '--json'];
    const options = { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' } as const;
    const [packed] = JSON.parse(execFileSync('npm', words, options)) as readonly [Packed];
    assert.ok(packed.files.some((file) => file.path === FILE));
    const vsce = ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'];
    const listed = execFileSync(process.execPath, vsce, { cwd: ROOT, encoding: 'utf8' });
    assert.ok(listed.split('\n').includes(FILE));
  });
});

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

interface Package {
  readonly name: string;
  readonly version: string;
}
