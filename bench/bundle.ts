import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type * as Subject from './subject.ts';

export const PROJECT = path.resolve(import.meta.dirname, '..');

/** Bundles the subject with the build of `yaml` that the project ships, and loads it. */
export async function loadSubject(): Promise<typeof Subject> {
  const outfile = path.join(import.meta.dirname, 'dist/subject.js');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'subject.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    alias: { yaml: path.join(PROJECT, 'node_modules/yaml/browser/index.js') },
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)) as typeof Subject;
}
