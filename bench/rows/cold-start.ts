import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../bundle.ts';
import { manifestText } from '../manifests.ts';
import { median, takeTurns } from '../measure.ts';
import { peerFiles } from '../peers.ts';
import { runNode } from '../processes.ts';
import type { Row } from '../row.ts';
import { inScratchFolder } from '../scratch.ts';

const NOTHING = 'node -e 0';
const AJV = 'ajv-cli';
const SERVER = 'require of yaml-language-server';

/** What a process costs that does one thing and ends: a check of one file, and the load of the extension. */
export const coldStartRows = (): Promise<readonly Row[]> =>
  inScratchFolder(async (folder) => {
    writeFileSync(path.join(folder, 'ai-initiative.yaml'), manifestText(120));
    const schema = path.join(PROJECT, 'schemas/ai-initiative.schema.json');
    const ajv = [
      peerFiles.ajvCli(),
      'validate',
      '--strict=false',
      '--validate-formats=false',
      '-s',
      schema,
      '-d',
      'ai-initiative.yaml',
    ];
    const ratio = await takeTurns(
      [
        {
          name: 'cli',
          run: () => runNode([path.join(PROJECT, 'dist/cli.js'), 'assess', 'ai-initiative.yaml'], folder, [0, 1]),
        },
        { name: NOTHING, run: () => runNode(['-e', '0'], folder) },
        { name: AJV, run: () => runNode(ajv, folder, [0, 1]) },
      ],
      { warmUp: 2, measured: 15 },
    );
    return [
      { what: 'CLI, one file, cold', peer: NOTHING, measured: ratio('cli', NOTHING), atMost: 2.4 },
      { what: 'CLI, one file, cold', peer: AJV, measured: ratio('cli', AJV), atMost: 0.3 },
      await extensionRow(folder),
    ];
  });

/** Timed inside each process, so that the start of Node does not count. */
async function extensionRow(folder: string): Promise<Row> {
  const load = (file: string) => Number(runNode(['-e', TIMED_REQUIRE, file], folder).stderr);
  const ratios: number[] = [];
  const extension = path.join(PROJECT, 'dist/extension.cjs');
  const server = peerFiles.yamlLanguageServer();
  for (let round = 0; round < 11; round++) ratios.push(load(extension) / load(server));
  return { what: 'extension, load and schema build', peer: SERVER, measured: median(ratios), atMost: 0.15 };
}

/** Node's code that loads a module, `vscode` being anything to it, and says on standard error how long that took. */
const TIMED_REQUIRE = `
const Module = require('node:module');
const load = Module._load;
const anything = new Proxy(function () {}, {
  get: (target, key) => (key === 'prototype' ? target.prototype : key === Symbol.toPrimitive ? String : anything),
});
Module._load = (request, ...rest) => (request === 'vscode' ? Object.create(anything) : load(request, ...rest));
const start = performance.now();
require(process.argv[1]);
require('node:fs').writeSync(2, String(performance.now() - start));
process.exit();`;
