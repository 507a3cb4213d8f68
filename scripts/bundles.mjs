/** What esbuild makes of the sources. To add a bundle, add one line to `shipped` or `forTests`; the command line is in `build-cli.mjs`. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterStart } from './after-start.mjs';
import { styleAsText } from './style-as-text.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const node = `node${/\d+\.\d+/.exec(engines.node)?.[0]}`;

/** The options that all bundles share. @type {import('esbuild').BuildOptions} */
export const shared = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
  // yaml's Node build reads process.env once per token; its browser build is the same code without that.
  alias: { yaml: `${root}/node_modules/yaml/browser/index.js` },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  plugins: [styleAsText],
};

const requireInModule = {
  js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
};

/**
 * A module, which VS Code loads since 1.100: what is not needed at activation (facts of the repository, the pages, most
 * commands) lies in files of its own. @type {import('esbuild').BuildOptions}
 */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension/extension.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'extension-[name]-[hash]',
  plugins: [...shared.plugins, afterStart(path.join(root, 'src/extension/extension.ts'))],
  platform: 'node',
  target: node,
  format: 'esm',
  external: ['vscode'],
  // some packages are CommonJS and `require` Node's modules
  banner: requireInModule,
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

/** For stack traces that point into the sources. */
const readable = { minify: false, sourcemap: /** @type {const} */ ('inline') };

/** Tests that run inside an extension host, one bundle each. @returns {import('esbuild').BuildOptions} */
const hostTests = () => ({
  ...extensionForNode('test/host/mocha/run.ts', ''),
  entryPoints: [
    'test/host/mocha/run.ts',
    'test/extension/**/*.test.ts',
    'test/smoke/**/*.test.ts',
    'test/with-yaml/**/*.test.ts',
  ],
  outfile: undefined,
  outdir: 'dist/test',
  outbase: 'test',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', 'mocha'],
  ...readable,
});

/** The tests that run in the web worker host too: it loads a single file. @returns {import('esbuild').BuildOptions} */
const webTests = () => ({
  ...extensionForWeb('', 'dist/test/web.cjs'),
  entryPoints: undefined,
  stdin: {
    contents: [
      "export { run } from './test/host/mocha/run-web.ts';",
      ...readdirSync(path.join(root, 'test/extension'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.web.test.ts'))
        .map((file) => `import './test/extension/${file.replaceAll('\\', '/')}';`),
    ].join('\n'),
    resolveDir: root,
  },
  // Mocha's browser build assigns module.exports; what the entry exports must come after it.
  format: 'iife',
  globalName: 'tests',
  footer: { js: 'module.exports = tests;' },
  alias: { ...shared.alias, 'node:assert/strict': `${root}/test/host/mocha/assert.ts` },
  ...readable,
});

/** The pages: `dist/<page>.js` and, where it imports style sheets, `dist/<page>.css`. */
const pages = {
  ...shared,
  entryPoints: { scorecard: 'src/pages/scorecard/main.tsx', initiatives: 'src/pages/initiatives/main.tsx' },
  outdir: 'dist',
  platform: 'browser',
  target: 'es2023',
  format: 'iife',
  plugins: [],
};

/** The bundles that a user gets, beside the command line. @type {readonly import('esbuild').BuildOptions[]} */
export const shipped = [extension, extensionForWeb('src/extension/extension.ts', 'dist/extension.web.cjs'), pages];

/** Built again at each change while someone works on them. */
export const watched = [extension, pages];

export const forTests = () => [hostTests(), webTests()];

/** The options of the command line. */
export const forCli = { ...shared, target: node };
