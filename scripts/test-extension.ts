/**
 * Runs tests in the extension host of the newest VS Code, or with `oldest` of the oldest one supported: `test/extension`,
 * then `test/with-yaml`, beside an extension that has the id and the settings of the one for YAML.
 */
import { join } from 'node:path';
import { projectRoot } from '../test/host/paths.ts';
import { runInHost, type HostRun } from '../test/host/vscode.ts';
import { copyOfFolder } from '../test/host/workbench.ts';

const common = {
  workspace: join(projectRoot, 'test/fixtures/workspace'),
  // tests may add folders: where a single folder is open, that would restart the extension host
  workspaceFile: 'test.code-workspace',
  version: process.argv[2] === 'oldest' ? 'oldest' : 'newest',
} satisfies Partial<HostRun>;

await runInHost({ ...common, suite: 'extension' });

// VS Code writes into it
const extensions = await copyOfFolder(join(projectRoot, 'test/with-yaml/extensions'));
try {
  await runInHost({ ...common, suite: 'with-yaml', extensionsDir: extensions.path });
} finally {
  await extensions.remove();
}
