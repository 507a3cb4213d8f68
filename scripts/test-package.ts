/**
 * Packages what `npm run build` made, asks that nothing is warned about, installs the .vsix into a fresh VS Code and
 * runs `test/smoke` there, as an end user has it: an empty extension is the one under development.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../test/host/paths.ts';
import { installExtension } from '../test/host/server.ts';
import { runInHost } from '../test/host/vscode.ts';

const { stdout, stderr } = await promisify(execFile)('npm', ['run', '-s', 'vsix'], {
  cwd: projectRoot,
  shell: process.platform === 'win32',
});
if (/\b(WARNING|ERROR)\b/.test(stdout + stderr)) throw new Error(`vsce is not content:\n${stdout}${stderr}`);
console.log(stdout.trim());

const scratch = await mkdtemp(join(tmpdir(), 'vscode-package-'));
try {
  const extensionsDir = join(scratch, 'extensions');
  await installExtension(join(projectRoot, 'ai-initiative-scorecard.vsix'), extensionsDir, join(scratch, 'data'));
  await runInHost({
    suite: 'smoke',
    workspace: join(projectRoot, 'test/fixtures/workspace'),
    extensionDevelopmentPath: join(projectRoot, 'test/smoke/driver'),
    extensionsDir,
  });
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
}
