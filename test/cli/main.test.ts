import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { exemplaryText } from '../../src/catalogue/exemplary.ts';
import { useBundle } from './bundle.ts';
import { useFolder } from './harness.ts';

describe('the ai-initiative program', () => {
  const folder = useFolder({ 'ai-initiative.yaml': exemplaryText('idea') });
  const program = useBundle();

  it('runs as a process and hands on the exit code', async () => {
    const output = execFileSync(process.execPath, [program(), 'assess'], { cwd: folder().root, encoding: 'utf8' });
    assert.match(output, /1 initiative/);
    const child = spawn(process.execPath, [program(), 'assess', 'nowhere'], { cwd: folder().root, stdio: 'ignore' });
    assert.deepEqual(await once(child, 'exit'), [2, null]);
  });

  it('colours nothing that goes into a file or a pipe, in CI as elsewhere', () => {
    const env = { ...process.env, CI: 'true', FORCE_COLOR: undefined };
    const output = execFileSync(process.execPath, [program(), 'assess'], { cwd: folder().root, encoding: 'utf8', env });
    assert.ok(!output.includes('\u001B['));
  });

  it('says that its output has no room, and that this is trouble', function () {
    if (!existsSync('/dev/full')) this.skip();
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program(), 'assess'], {
      cwd: folder().root,
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    assert.equal(status, 2);
    assert.match(stderr, /^error: the output could not be written: ENOSPC.*\n$/);
  });

  it('ends quietly when no one reads on', async () => {
    const child = spawn(process.execPath, [program(), 'assess', '--format', 'json'], { cwd: folder().root });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    await once(child, 'exit');
    assert.equal(stderr, '');
  });
});
