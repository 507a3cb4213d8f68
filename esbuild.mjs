/**
 * Bundles everything that runs outside the sources: `npm run build` writes `dist/`.
 * To add a bundle, add one line to `bundles`.
 */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const node = `node${/\d+\.\d+/.exec(engines.node)?.[0]}`;

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: import.meta.dirname,
  // yaml's Node build reads process.env once per token; its browser build is the same code without that.
  alias: { yaml: `${import.meta.dirname}/node_modules/yaml/browser/index.js` },
};

/** @param {string} entry @param {string} outfile @returns {import('esbuild').BuildOptions} */
const extensionForNode = (entry, outfile) => ({
  ...shared,
  entryPoints: [entry],
  outfile,
  platform: 'node',
  target: node,
  format: 'cjs',
  external: ['vscode'],
});

/** @param {string} entry @param {string} outfile @returns {import('esbuild').BuildOptions} */
const extensionForWeb = (entry, outfile) => ({
  ...extensionForNode(entry, outfile),
  platform: 'browser',
  target: 'es2023',
});

const bundles = [
  extensionForNode('src/extension/extension.ts', 'dist/extension.cjs'),
  extensionForWeb('src/extension/extension.ts', 'dist/extension.web.cjs'),
];

await Promise.all(bundles.map((options) => build(options)));
