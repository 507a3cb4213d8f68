import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Tells esbuild that `start` is loaded before anything on demand, so that what they share is in one file. Otherwise
 * all that any two of them share is a file of its own, and to open dozens of files takes longer than to read one.
 *
 * @param {string} start its absolute path
 * @returns {import('esbuild').Plugin}
 */
export const afterStart = (start) => ({
  name: 'after-start',
  setup(esbuild) {
    const known = new Set();
    // importing the start has no effect: it only fixes its place in the chunks
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
