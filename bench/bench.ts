/**
 * `npm run bench`: measures every budget beside its peer, prints the table and writes `bench/RESULTS.md`.
 *
 * `--full` takes the large checkouts (minutes); `--count <n>` takes so many manifests; `--note <text>` says in the
 * results what the machine did besides; `--only <part>`, as often as wanted, takes some of the `parts` below only and
 * writes nothing.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadSubject } from './bundle.ts';
import { installPeers } from './peers.ts';
import { isMet, toTable, type Row } from './row.ts';
import { coldStartRows } from './rows/cold-start.ts';
import { editorRows } from './rows/editor.ts';
import { manyRows } from './rows/many.ts';
import { panelRows } from './rows/panel.ts';
import { repositoryRows } from './rows/repository.ts';
import { sizeRows } from './rows/sizes.ts';
import { windowRows } from './rows/window.ts';

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    count: { type: 'string' },
    note: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});

installPeers();
const subject = await loadSubject();
const parts: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  editor: () => editorRows(subject),
  'cold-start': () => coldStartRows(),
  sizes: () => sizeRows(),
  panel: () => panelRows(values.full ? 1000 : 100),
  window: () => windowRows(1757),
  many: () => manyRows(Number(values.count ?? (values.full ? 10_000 : 2000))),
  repository: () => repositoryRows(subject, values.full ? 200_000 : 20_000),
};
const wanted = values.only ?? Object.keys(parts);
const rows: Row[] = [];
for (const part of wanted) {
  const measure = parts[part];
  if (!measure) throw new Error(`--only ${part}: the parts are ${Object.keys(parts).join(', ')}`);
  const measured = await measure();
  rows.push(...measured);
  console.log(toTable(measured));
}
if (!values.only) writeResults();
process.exit();

function writeResults(): void {
  const today = new Date().toISOString().slice(0, 10);
  const missed = rows.filter((row) => (row.atMost ?? row.atLeast) !== undefined && !isMet(row)).length;
  const machine = `${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  writeFileSync(
    path.join(import.meta.dirname, 'RESULTS.md'),
    `# Results of npm run bench

${[today, machine, values.full ? 'with --full' : 'without --full', values.note].filter(Boolean).join('; ')}.

Ratios are medians of paired runs: subject and peer took turns in one run. They can be compared between machines, times can't.

${toTable(rows)}

${missed === 0 ? 'All budgets are met.' : `${missed} of these budgets are not met.`}
`,
  );
}
