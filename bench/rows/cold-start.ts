import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../bundle.ts';
import { manifestText } from '../manifests.ts';
import { median, takeTurns } from '../measure.ts';
import { peerFiles } from '../peers.ts';
import { runNode } from '../processes.ts';
import type { Row } from '../row.ts';
import { inScratchFolder, writeRepository } from '../scratch.ts';

const CLI = path.join(PROJECT, 'dist/cli.cjs');
const NOTHING = 'node -e 0';
const AJV = 'ajv-cli';
const SERVER = 'require of yaml-language-server';

/** What a process costs that does one thing and ends: a check of one file, and the load of the extension. */
export const coldStartRows = (): Promise<readonly Row[]> =>
  inScratchFolder(async (folder) => {
    // in a folder of its own, as what is below a manifest is looked at
    const alone = path.join(folder, 'alone');
    mkdirSync(alone);
    writeFileSync(path.join(alone, 'ai-initiative.yaml'), manifestText(120));
    const repository = path.join(folder, 'repository');
    writeRepository(repository, 2000);
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
          run: () => runNode([CLI, 'assess', 'ai-initiative.yaml'], alone, [0, 1]),
        },
        { name: 'with facts', run: () => runNode([CLI, 'assess', 'initiatives'], repository, [0, 1]) },
        { name: NOTHING, run: () => runNode(['-e', '0'], folder) },
        { name: AJV, run: () => runNode(ajv, alone, [0, 1]) },
      ],
      { warmUp: 2, measured: 15 },
    );
    return [
      { what: 'CLI, one file, cold', peer: NOTHING, measured: ratio('cli', NOTHING), atMost: 3 },
      { what: 'CLI, one file, cold', peer: AJV, measured: ratio('cli', AJV), atMost: 0.4 },
      {
        what: 'CLI, one file of a git repository with facts, cold',
        peer: NOTHING,
        measured: ratio('with facts', NOTHING),
        atMost: 5,
      },
      await extensionRow(folder),
    ];
  });

/** Timed inside each process, so that the start of Node does not count. */
async function extensionRow(folder: string): Promise<Row> {
  writeFileSync(path.join(folder, 'hooks.mjs'), HOOKS);
  writeFileSync(path.join(folder, 'load.mjs'), TIMED_LOAD);
  const load = (file: string) => Number(runNode(['load.mjs', file], folder).stderr);
  const extension = path.join(PROJECT, 'dist/extension.js');
  const server = peerFiles.yamlLanguageServer();
  const ratios = Array.from({ length: 11 }, () => load(extension) / load(server));
  return { what: 'extension, load and schema build', peer: SERVER, measured: median(ratios), atMost: 0.15 };
}

/** Stands in for `vscode`: any property that modules read while they load. */
const HOOKS = `
const names = ['CodeActionKind', 'CodeActionTriggerKind', 'CompletionItemKind', 'CompletionItemTag', 'DiagnosticSeverity',
  'Disposable', 'EventEmitter', 'FileSystemError', 'FileType', 'LanguageStatusSeverity', 'MarkdownString', 'QuickInputButtons',
  'SymbolKind', 'ThemeColor', 'ThemeIcon', 'TreeItem', 'TreeItemCollapsibleState', 'Uri', 'ViewColumn', 'commands', 'env',
  'extensions', 'languages', 'window', 'workspace'];
const source = \`
const anything = new Proxy(function () {}, {
  get: (target, key) => (key === 'prototype' ? target.prototype : key === Symbol.toPrimitive ? String : anything),
});
\${names.map((name) => 'export const ' + name + ' = anything;').join('')}\`;
export async function resolve(specifier, context, next) {
  return specifier === 'vscode' ? { url: 'vscode:stub', shortCircuit: true } : next(specifier, context);
}
export async function load(url, context, next) {
  return url === 'vscode:stub' ? { format: 'module', shortCircuit: true, source } : next(url, context);
}`;

/** Node's code that loads a module and says on standard error how long that took, in milliseconds. */
const TIMED_LOAD = `
import { writeSync } from 'node:fs';
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
register('./hooks.mjs', import.meta.url);
await import('vscode');
const start = performance.now();
await import(pathToFileURL(process.argv[2]).href);
writeSync(2, String(performance.now() - start));
process.exit();`;
