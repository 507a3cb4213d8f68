import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { assess, defaultPolicy, factsQuery, parseDocument } from '../../../src/core/index.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { gatherFacts } from '../../../src/repository/facts/gather-facts.ts';
import { openRepository } from '../../../src/repository/node/repository.ts';
import { propose } from '../../../src/repository/proposal/propose.ts';
import { findUncovered } from '../../../src/repository/uncovered.ts';
import { writeFiles } from '../write-files.ts';
import { cases, type HostileCase } from './cases.ts';

/** Processor time in milliseconds, which other programs on the machine do not lengthen. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Looks at a hostile repository in every way there is, and says how long each took. */
async function look({ files, covers = ['.'] }: HostileCase, size: number): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  const times: Record<string, number> = {};
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const before = processorTime();
    await work();
    times[name] = processorTime() - before;
  };
  try {
    writeFiles(folder, files(size));
    const open = () => openRepository(folder, process.env);
    const document = parseDocument(exemplaryText('production', `covers: ${JSON.stringify(covers)}\n`));
    await timed('facts', async () => {
      const facts = await gatherFacts(await open(), 'ai-initiative.yaml', factsQuery(document));
      assess(document, { policy: defaultPolicy, facts, today: TODAY });
    });
    await timed('init', async () => propose(await open(), ''));
    await timed('discover', async () => findUncovered(await open(), ''));
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.on('message', (request) => {
  const { index, size } = request as { readonly index: number; readonly size: number };
  const hostile = cases[index];
  if (!hostile) return;
  look(hostile, size).then(
    (times) => process.send?.({ times }),
    (error: unknown) => process.send?.({ thrown: String(error) }),
  );
});
process.send?.('ready');
