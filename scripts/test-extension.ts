/** Runs `test/extension` in the extension host of the newest VS Code, or with `oldest` of the oldest one supported. */
import { join } from 'node:path';
import { runInHost } from '../test/host/vscode.ts';
import { projectRoot } from '../test/host/paths.ts';

await runInHost({
  suite: 'extension',
  workspace: join(projectRoot, 'test/fixtures/workspace'),
  // tests may add folders: where a single folder is open, that would restart the extension host
  workspaceFile: 'test.code-workspace',
  version: process.argv[2] === 'oldest' ? 'oldest' : 'newest',
});
