import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { defineConfig } from 'vitepress';

const require = createRequire(import.meta.url);
const vue = dirname(require.resolve('vue/package.json'));

/**
 * The pages are those of `docs/`, which are read in the repository and in the packaged extension too. A dead link fails the
 * build. Search works in the browser; the site asks no other host for anything.
 */
export default defineConfig({
  srcDir: '../docs',
  rewrites: { 'rules/README.md': 'rules/index.md' },
  title: 'AI Initiative Scorecard',
  description:
    'Write down why an AI initiative should work, next to its code, and see what stops it from its next stage.',
  cleanUrls: true,
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/guide/getting-started' },
      { text: 'Reference', link: '/manifest' },
      { text: 'Rules', link: '/rules/' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Getting started', link: '/guide/getting-started' },
          { text: 'Concepts', link: '/guide/concepts' },
          { text: 'Fill in a manifest', link: '/guide/fill-in-a-manifest' },
          { text: 'Roll out to many repositories', link: '/guide/roll-out' },
          { text: 'Policy cookbook', link: '/guide/policy-cookbook' },
          { text: 'Compare', link: '/guide/compare' },
          { text: 'FAQ and troubleshooting', link: '/guide/faq' },
          { text: 'Compatibility', link: '/guide/compatibility' },
          { text: 'Upgrade', link: '/guide/upgrade' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: 'The manifest', link: '/manifest' },
          { text: 'Rules', link: '/rules/' },
          { text: 'Score, gate, verified share', link: '/scoring' },
          { text: 'Evidence', link: '/evidence' },
          { text: 'The policy', link: '/policy' },
          { text: 'In VS Code', link: '/editor' },
          { text: 'Other editors', link: '/editors' },
          { text: 'Agents', link: '/agents' },
          { text: 'In CI', link: '/ci' },
          { text: 'All initiatives together', link: '/portfolio' },
          { text: 'Import a register', link: '/import' },
          { text: 'Export', link: '/export' },
          { text: 'Validate the rules', link: '/validate-rules' },
          { text: 'What 1,757 real initiatives show', link: '/federal-inventory' },
          { text: 'Architecture', link: '/architecture' },
        ],
      },
    ],
  },
  vite: {
    // the pages are outside of this package
    resolve: { alias: [{ find: /^vue(?=\/|$)/, replacement: vue }] },
    plugins: [
      {
        name: 'links-to-the-rules',
        enforce: 'pre',
        // a rewrite changes the address of a page, and not the links that lead to it
        transform: (code, id) =>
          id.endsWith('.md') ? code.replaceAll('rules/README.md', 'rules/index.md') : undefined,
      },
    ],
  },
});
