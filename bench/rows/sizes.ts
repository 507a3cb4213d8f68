import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../bundle.ts';
import type { Row } from '../row.ts';

/** Sizes of what is shipped. */
export function sizeRows(): readonly Row[] {
  return [
    { what: 'extension, bundle', measured: kilobytes('extension.cjs'), unit: 'kB', atMost: 350 },
    { what: 'extension for the web, bundle', measured: kilobytes('extension.web.cjs'), unit: 'kB', atMost: 350 },
    {
      what: 'CLI, bundle without what is loaded on demand',
      measured: sum(loadedAtStart('cli.js').map(kilobytes)),
      unit: 'kB',
      atMost: 400,
    },
    {
      what: 'page of the scorecard, script and style',
      measured: kilobytes('scorecard.js') + kilobytes('scorecard.css'),
      unit: 'kB',
      atMost: 120,
    },
  ];
}

/** 1 kB is 1,000 bytes. */
function kilobytes(file: string): number {
  return statSync(path.join(PROJECT, 'dist', file)).size / 1000;
}

/** A module of `dist` and all that it imports, each once; what it imports on demand only is left out. */
function loadedAtStart(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(path.join(PROJECT, 'dist', file), 'utf8');
  for (const [, specifier = ''] of text.matchAll(/(?:from|import)"(\.[^"]+\.js)"/g)) {
    loadedAtStart(path.posix.join(path.posix.dirname(file), specifier), seen);
  }
  return [...seen];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
