/** Runs the `*.web.test.ts` of `test/extension` in a VS Code without a server, where extensions are web workers. */
import { join } from 'node:path';
import { bundledTestsDir, projectRoot } from '../test/host/paths.ts';
import { runInWeb } from '../test/host/web.ts';

await runInWeb({
  extensionDevelopmentPath: projectRoot,
  extensionTestsPath: join(bundledTestsDir, 'web.cjs'),
  workspace: join(projectRoot, 'test/fixtures/workspace'),
});
