import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Tells esbuild that whatever is loaded later finds `start` loaded, so that what they share lies in one file. Otherwise
 * all that any two of them share is a file of its own, and to open dozens of files takes longer than to read one.
 *
 * @param {string} start its absolute path
 * @returns {import('esbuild').Plugin}
 */
export const afterStart = (start) => ({
  name: 'after-start',
  setup(esbuild) {
    const known = new Set();
    // the start does nothing by being imported: it is for its place only
    const { initialOptions } = esbuild;
    initialOptions.logOverride = { ...initialOptions.logOverride, 'ignored-bare-import': 'silent' };
    esbuild.onResolve({ filter: /^\./ }, ({ kind, path: file, resolveDir }) => {
      if (kind === 'dynamic-import') known.add(path.resolve(resolveDir, file));
      return undefined;
    });
    esbuild.onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      if (!known.has(file)) return undefined;
      return {
        contents: `${await readFile(file, 'utf8')}\nimport ${JSON.stringify(start)};`,
        loader: file.endsWith('x') ? 'tsx' : 'ts',
      };
    });
  },
});
