import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../bundle.ts';
import type { Row } from '../row.ts';

/** Sizes of what is shipped. */
export function sizeRows(): readonly Row[] {
  return [
    {
      what: 'extension, loaded at activation (on demand: facts, pages, commands)',
      measured: sum(loadedAtStart('extension.js').map(kilobytes)),
      unit: 'kB',
      atMost: 350,
    },
    {
      what: 'extension for the web, one file, all of it',
      measured: kilobytes('extension.web.cjs'),
      unit: 'kB',
    },
    {
      what: 'CLI, loaded by a plain assess (on demand: other commands and formats, parsers)',
      measured: sum(loadedAtStart('cli-main.cjs').map(kilobytes)),
      unit: 'kB',
      atMost: 400,
    },
    {
      what: 'CLI, what only lsp loads',
      measured: kilobytes(chunk('lsp')),
      unit: 'kB',
    },
    {
      what: 'CLI, what only mcp loads',
      measured: kilobytes(chunk('mcp')),
      unit: 'kB',
    },
    {
      what: 'page of the scorecard, its script (its style comes with the page)',
      measured: kilobytes('scorecard.js'),
      unit: 'kB',
      atMost: 120,
    },
  ];
}

/** The file that a command of the CLI is loaded from. */
function chunk(command: string): string {
  const files = readdirSync(path.join(PROJECT, 'dist'));
  const file = files.find((name) => name.startsWith(`cli-${command}-`));
  if (file === undefined) throw new Error(`dist has no file of ${command}: npm run build`);
  return file;
}

/** 1 kB is 1,000 bytes. */
function kilobytes(file: string): number {
  return statSync(path.join(PROJECT, 'dist', file)).size / 1000;
}

/** How a bundle loads another at once; on demand it writes `import("…")`, or `=>require("…")`. */
const LOADS = /(?:from|import|[\w$]=require\(|[;,]require\()"(\.[^"]+\.c?js)"/g;

/** A file of `dist` and all that it loads, each once; what it loads on demand only is left out. */
function loadedAtStart(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(path.join(PROJECT, 'dist', file), 'utf8');
  for (const [, specifier = ''] of text.matchAll(LOADS)) {
    loadedAtStart(path.posix.join(path.posix.dirname(file), specifier), seen);
  }
  return [...seen];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
