import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { exemplaryText } from '../core/exemplary.ts';
import { useFolder } from './harness.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');
const TSX = import.meta.resolve('tsx');

describe('the ai-initiative program', () => {
  const folder = useFolder({ 'ai-initiative.yaml': exemplaryText('idea') });
  const args = ['--import', TSX, MAIN];

  it('runs as a process and hands on the exit code', async () => {
    const output = execFileSync(process.execPath, [...args, 'assess'], { cwd: folder().root, encoding: 'utf8' });
    assert.match(output, /1 initiative/);
    const child = spawn(process.execPath, [...args, 'assess', 'nowhere'], { cwd: folder().root, stdio: 'ignore' });
    assert.deepEqual(await once(child, 'exit'), [2, null]);
  });

  it('colours nothing that goes into a file or a pipe, in CI as elsewhere', () => {
    const env = { ...process.env, CI: 'true', FORCE_COLOR: '1' };
    const output = execFileSync(process.execPath, [...args, 'assess'], { cwd: folder().root, encoding: 'utf8', env });
    assert.ok(!output.includes('\u001B['));
  });

  it('writes a long report whole into a pipe that does not let it wait', async () => {
    for (let i = 0; i < 60; i++) folder().write(`${i}/ai-initiative.yaml`, exemplaryText('idea'));
    // a Node process sets its standard output so, also for those that it shares it with
    const handOn = `require('node:child_process').spawn(process.execPath, ${JSON.stringify([
      ...args,
      'assess',
      '--format',
      'json',
    ])}, { stdio: 'inherit' }); process.stdout`;
    const output = await text(spawn(process.execPath, ['-e', handOn], { cwd: folder().root }).stdout);
    assert.doesNotThrow(() => JSON.parse(output) as unknown);
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [...args, 'assess', '--format', 'json'], { cwd: folder().root });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.destroy();
    await once(child, 'exit');
    assert.equal(stderr, '');
  });
});
