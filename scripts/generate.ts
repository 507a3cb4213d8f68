/**
 * Writes the files made from the sources: schemas, rule pages, tables, package.json's contributions.
 * With `--check` it writes nothing, names each file that differs and exits 1. An argument names another folder than the project.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { outputs } from './generate/outputs.ts';

/** Folders in which everything is generated, so that what no source asks for any more is removed. */
const GENERATED_FOLDERS = ['docs/rules', 'presets', 'schemas'];

const check = process.argv.includes('--check');
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
process.chdir(folder ?? path.join(import.meta.dirname, '..'));

const wanted = new Map((await outputs()).map((output) => [output.path, output.text]));
const changed = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
const stale = GENERATED_FOLDERS.filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((file) => !wanted.has(file));

if (check) {
  for (const [file] of changed) console.error(`${file} differs from what the sources say`);
  for (const file of stale) console.error(`${file} is made from no source any more`);
  if (changed.length + stale.length > 0) {
    console.error('run npm run generate');
    process.exitCode = 1;
  }
} else {
  for (const [file, text] of changed) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const file of stale) rmSync(file);
  console.log(`${wanted.size} generated files, ${changed.length} written, ${stale.length} removed`);
}
