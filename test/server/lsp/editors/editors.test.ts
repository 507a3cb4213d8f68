import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { useBundle } from '../../../cli/bundle.ts';
import { makeFolder, type TestFolder } from '../folder.ts';

const run = promisify(execFile);
const HERE = import.meta.dirname;
const DOCS = readFileSync(path.resolve(HERE, '../../../../docs/editors.md'), 'utf8');

/** The configuration that the documentation gives for an editor. */
function documented(editor: string): string {
  const block = new RegExp(`<!-- tried: ${editor} -->\\s+\`\`\`\\w+\n([^]*?)\`\`\``).exec(DOCS)?.[1];
  assert.ok(block, `docs/editors.md has lines for ${editor}`);
  return block;
}

/** Whether a program is there and can do something. */
const can = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0;

interface Seen {
  readonly hover: string;
  readonly completions: readonly string[];
  readonly line: string;
}

/** Runs on the systems that have the editor; elsewhere counted as skipped. */
describe('a real editor', () => {
  const program = useBundle();
  let folder: TestFolder;
  let env: NodeJS.ProcessEnv;
  beforeEach(() => {
    folder = makeFolder({
      'project/ai-initiative.yaml':
        'schemaVersion: 1\nname: invoice-triage\ntitle: Invoice triage\nlifecycle:\n  stage: pilt\n',
    });
    const shell = `#!/bin/sh\nexec "${process.execPath}" "${program()}" "$@"\n`;
    folder.write('bin/ai-initiative', shell, 0o755);
    const manifest = path.join(folder.root, 'project/ai-initiative.yaml');
    const searched = [path.join(folder.root, 'bin'), process.env['PATH']].join(path.delimiter);
    env = { ...process.env, HOME: folder.root, MANIFEST: manifest, PATH: searched };
  });
  afterEach(() => folder.remove());

  const check = ({ hover, completions, line }: Seen) => {
    assert.match(hover, /Change to pilot/);
    assert.deepEqual(completions, ['idea', 'pilot', 'production', 'retired']);
    assert.equal(line, '  stage: pilot');
  };
  const lastLine = (text: string) => JSON.parse(text.trim().split('\n').at(-1) ?? '') as Seen;

  it('Neovim, as documented', async function () {
    if (!can('nvim', '--version')) this.skip();
    folder.write('init.lua', documented('neovim'));
    const args = [
      '--headless',
      '-u',
      path.join(folder.root, 'init.lua'),
      '-c',
      `luafile ${path.join(HERE, 'neovim.lua')}`,
    ];
    const { stdout } = await run('nvim', args, { env, cwd: folder.root });
    check(lastLine(stdout));
  }).timeout(60_000);

  it('Emacs with eglot, as documented', async function () {
    const needed = "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))";
    if (!can('emacs', '--batch', '--eval', needed)) this.skip();
    folder.write('init.el', `(package-initialize)\n${documented('emacs')}`);
    const args = ['--batch', '-l', path.join(folder.root, 'init.el'), '-l', path.join(HERE, 'eglot.el')];
    const { stdout } = await run('emacs', args, { env, cwd: folder.root });
    check(lastLine(stdout));
  }).timeout(60_000);
});
