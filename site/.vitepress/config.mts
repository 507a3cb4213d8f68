import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { defineConfig } from 'vitepress';

const require = createRequire(import.meta.url);
const vue = dirname(require.resolve('vue/package.json'));

/** The pages are those of `docs/`, which are read in the repository and in the packaged extension too. */
export default defineConfig({
  srcDir: '../docs',
  title: 'AI Initiative Scorecard',
  description:
    'Write down why an AI initiative should work, next to its code, and see what stops it from its next stage.',
  cleanUrls: true,
  themeConfig: { search: { provider: 'local' } },
  // the pages lie outside of this package
  vite: { resolve: { alias: [{ find: /^vue(?=\/|$)/, replacement: vue }] } },
});
