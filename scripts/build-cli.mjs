import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { afterStart } from './after-start.mjs';
import { styleAsText } from './style-as-text.mjs';

const START = path.resolve(import.meta.dirname, '../src/cli/program.ts');

/** Keeps compiled code for the next start; Node has this since 22.1. */
const banner = "require('node:module').enableCompileCache?.();";

/**
 * Writes the command line into a folder. What a command loads only when it runs (registers,
 * workbooks, schemas) lies in files of its own.
 *
 * They are CommonJS, as Node takes longer to start modules. Since esbuild splits modules only, it makes modules, and
 * each is turned into CommonJS after.
 *
 * @param {import('esbuild').BuildOptions} shared @param {string} outdir @returns what is in it
 */
export async function buildCli(shared, outdir) {
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: { 'cli-main': 'src/cli/main.ts' },
    outdir,
    outExtension: { '.js': '.cjs' },
    splitting: true,
    chunkNames: 'cli-[name]-[hash]',
    platform: 'node',
    format: 'esm',
    plugins: [styleAsText, afterStart(START)],
    write: false,
    metafile: true,
  });
  await mkdir(outdir, { recursive: true });
  await Promise.all(
    outputFiles.map(async ({ path: file, text }) => {
      const { code } = await transform(text, {
        format: 'cjs',
        platform: 'node',
        minify: shared.minify ?? false,
        legalComments: 'none',
        define: { 'import.meta.filename': '__filename' },
        supported: { 'dynamic-import': false },
        banner,
      });
      await writeFile(path.resolve(outdir, path.basename(file)), code);
    }),
  );
  await writeFile(path.resolve(outdir, 'cli.cjs'), entry());
  return metafile;
}

/** The entry point: parses on any Node, and refuses one that is too old for the rest. */
function entry() {
  const { engines } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'));
  const [major, minor] = /(\d+)\.(\d+)/.exec(engines.node)?.slice(1) ?? [];
  return `#!/usr/bin/env node
'use strict';
var version = process.versions.node.split('.').map(Number);
if (version[0] < ${major} || (version[0] === ${major} && version[1] < ${minor})) {
  process.stderr.write('error: ai-initiative needs Node ${major}.${minor} or newer, and this is ' + process.versions.node + '\\n');
  process.exitCode = 2;
} else {
  require('./cli-main.cjs');
}
`;
}
