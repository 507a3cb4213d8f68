import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import type { loadSubject } from '../bundle.ts';
import { countCalls } from '../count-calls.ts';
import { takeTurns } from '../measure.ts';
import type { Row } from '../row.ts';
import { inScratchFolder, writeRepository } from '../scratch.ts';

type Subject = Awaited<ReturnType<typeof loadSubject>>;

const LS_FILES = 'git ls-files';

/** The cost of finding manifests and looking up facts in a large repository. */
export const repositoryRows = (subject: Subject, files: number): Promise<readonly Row[]> =>
  inScratchFolder(async (folder) => {
    writeRepository(folder, files);
    const { assess, createFactsSource, defaultPolicy, discover, factsQuery, parseDocument } = subject;
    const manifest = path.join(folder, 'initiatives/group-0/initiative-0/ai-initiative.yaml');
    const text = readFileSync(manifest, 'utf8');
    const query = factsQuery(parseDocument(text));
    const ratio = await takeTurns(
      [
        { name: LS_FILES, run: () => promisify(execFile)('git', ['ls-files'], { cwd: folder, maxBuffer: 2 ** 30 }) },
        { name: 'discover', run: () => discover([folder], process.env) },
        { name: 'facts', run: () => createFactsSource(folder, process.env).of(manifest, query) },
      ],
      { warmUp: 2, measured: 9 },
    );

    const { of: factsOf } = createFactsSource(folder, process.env);
    const before = parseDocument(text);
    await factsOf(manifest, query);
    const calls = await countCalls(async () => {
      const edited = parseDocument(text.replace('Handling time', 'Handling times'), before);
      const facts = await factsOf(manifest, factsQuery(edited));
      assess(edited, { policy: defaultPolicy, facts, today: TODAY });
    });
    const among = `among ${files} files`;
    return [
      { what: `manifests found ${among}`, peer: LS_FILES, measured: ratio('discover', LS_FILES), atMost: 2 },
      { what: `facts for one manifest ${among}`, peer: LS_FILES, measured: ratio('facts', LS_FILES), atMost: 2 },
      {
        what: 'files opened and processes started to assess again after an edit',
        measured: calls,
        unit: 'files',
        atMost: 0,
      },
    ];
  });
