import path from 'node:path';
import { PROJECT } from '../bundle.ts';
import { manifestText } from '../manifests.ts';
import { median } from '../measure.ts';
import { yamlLanguageServer } from '../peers.ts';
import { runCli } from '../processes.ts';
import { NOT_BUILT, type Row } from '../row.ts';
import { commitAll, inScratchFolder, writeManifests } from '../scratch.ts';

const SERVER = 'yaml-language-server in one process';
const ROUNDS = 3;

/** The whole of a large checkout: how fast, again when nothing changed, and in how much memory. */
export const manyRows = (count: number): Promise<readonly Row[]> =>
  inScratchFolder(async (folder) => {
    writeManifests(folder, count);
    const servers = await serverTime(200);
    const hasCache = runCli(['assess', '--help'], folder).output.includes('--cache');
    const runs = Array.from({ length: ROUNDS }, (_, round) => {
      // results of earlier runs lie beside what they are of; here a new place for each round
      const cache = hasCache ? ['--cache', path.join(folder, `cache-${round}`)] : [];
      const run = () => runCli(['assess', '--quiet', '--format', 'ndjson', ...cache], folder);
      return { first: run(), second: hasCache ? run() : undefined };
    });
    const firsts = runs.map(({ first }) => first.milliseconds);
    const again = runs.map(({ first, second }) => (second ? second.milliseconds / first.milliseconds : NOT_BUILT));
    const what = `CLI, ${count} manifests`;
    return [
      { what: `${what}, throughput`, peer: SERVER, measured: (servers * count) / median(firsts), atLeast: 4 },
      {
        what: `${what}, second run with --cache, nothing changed`,
        peer: 'first run',
        measured: median(again),
        atMost: 0.05,
      },
      {
        what: `${what}, most memory`,
        measured: Math.max(...runs.map(({ first }) => first.megabytes)),
        unit: 'MB',
        atMost: 300,
      },
      await inRepositoryRow(),
    ];
  });

/** Milliseconds that the language server takes for a manifest. */
async function serverTime(sample: number): Promise<number> {
  const validate = yamlLanguageServer(path.join(PROJECT, 'schemas/ai-initiative.schema.json'));
  const texts = Array.from({ length: sample }, (_, i) => manifestText(120, `initiative-${i}`));
  for (const [i, text] of texts.entries()) await validate(text, i);
  const start = performance.now();
  for (const [i, text] of texts.entries()) await validate(text, sample + i);
  return (performance.now() - start) / sample;
}

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
