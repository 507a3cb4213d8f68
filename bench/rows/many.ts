import { statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../bundle.ts';
import { oneOfMany } from '../manifests.ts';
import { median } from '../measure.ts';
import { yamlLanguageServer } from '../peers.ts';
import { runCli } from '../processes.ts';
import type { Row } from '../row.ts';
import { commitAll, inScratchFolder, writeManifests } from '../scratch.ts';

const SERVER = 'yaml-language-server in one process';
const ROUNDS = 3;

/** The whole of a large checkout: how fast, and in how much memory. */
export const manyRows = (count: number): Promise<readonly Row[]> =>
  inScratchFolder(async (folder) => {
    writeManifests(folder, count);
    const serverTime = startServer(Math.min(count, 200));
    const runs: { server: number; cli: ReturnType<typeof runCli> }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const server = (await serverTime()) * count;
      runs.push({ server, cli: runCli(['assess', '--quiet', '--format', 'ndjson'], folder) });
    }
    const throughput = runs.map(({ server, cli }) => server / cli.milliseconds);
    const memory = Math.max(...runs.map(({ cli }) => cli.megabytes));
    const what = `CLI, ${count} manifests, half of their lines alike`;
    return [
      { what: `${what}, throughput`, peer: SERVER, measured: median(throughput), atLeast: 1.8 },
      {
        what: `${what}, most memory`,
        measured: memory,
        unit: 'MB',
        atMost: 300,
      },
      await inRepositoryRow(),
      ...(await htmlRows(1757)),
    ];
  });

/** A function that gives the milliseconds that the language server takes for a manifest, over some of them. */
function startServer(sample: number): () => Promise<number> {
  const validate = yamlLanguageServer(path.join(PROJECT, 'schemas/ai-initiative.schema.json'));
  const texts = Array.from({ length: sample }, (_, i) => oneOfMany(120, i));
  let version = 0;
  return async () => {
    const start = performance.now();
    for (const text of texts) await validate(text, version++);
    return (performance.now() - start) / sample;
  };
}

/** One HTML file of many. */
const htmlRows = (count: number): Promise<readonly Row[]> =>
  inScratchFolder(async (folder) => {
    writeManifests(folder, count);
    const { milliseconds } = runCli(['assess', '--quiet', '--format', 'html', '--output', 'all.html'], folder);
    const what = `CLI, HTML of ${count} manifests`;
    return [
      { what, measured: statSync(path.join(folder, 'all.html')).size / 1e6, unit: 'MB', atMost: 20 },
      { what, measured: milliseconds, unit: 'ms', atMost: 5000 },
    ];
  });

/** What looking at the repository adds, its history above all. */
const inRepositoryRow = (): Promise<Row> =>
  inScratchFolder(async (folder) => {
    const count = 200;
    writeManifests(folder, count);
    const assess = () => runCli(['assess', '--quiet'], folder).milliseconds;
    const without = assess();
    commitAll(folder);
    const within = assess();
    return {
      what: `CLI, ${count} manifests in a git repository`,
      peer: 'in a plain folder',
      measured: within / without,
    };
  });
