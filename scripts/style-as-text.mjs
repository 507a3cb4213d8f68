import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** A style sheet imported where there is no page is its text. @type {import('esbuild').Plugin} */
export const styleAsText = {
  name: 'style-as-text',
  setup: (esbuild) =>
    esbuild.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trimEnd(), loader: 'text' };
    }),
};
