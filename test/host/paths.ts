import { join, resolve } from 'node:path';

/** The project's root folder, which is also the extension under development. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** What the suites fetch and write; ignored by git, safe to delete. */
export const cacheDir = join(projectRoot, '.vscode-test');

/** Where page tests leave their screenshots. */
export const screenshotsDir = join(cacheDir, 'screenshots');

/** The bundled tests (`npm run build`). */
export const bundledTestsDir = join(projectRoot, 'dist/test');
