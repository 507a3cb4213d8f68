import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { CalendarDate } from '../../core/index.ts';
import { startLanguageServer } from '../../server/lsp/start.ts';
import { discover } from '../files/find-manifests.ts';
import { readNamed } from '../files/read-text.ts';
import type { Io } from '../command-line/io.ts';
import { packageFile } from '../files/package-files.ts';
import { VERSION } from '../version.ts';

export interface LspOptions {
  /** The day on which manifests are judged, in place of each present one. */
  readonly today?: CalendarDate;
  readonly config?: string;
}

/** Far above the limit of a manifest: longer texts are refused by their size. */
const LONGEST = 1 << 20;

/**
 * An editor keeps a server for days. By default V8 lets the heap grow by half more than a day of typing needs (150 MB in
 * place of 98 after 10,000 edits), and answers are no faster for it.
 */
const MEMORY_FLAGS = ['--semi-space-growth-factor=1', '--heap-growing-percent=50'];

/** `ai-initiative lsp`: serves an editor until it ends the connection, and with it the process. */
export function lspCommand({ today, config }: LspOptions, io: Io): Promise<never> {
  for (const flag of MEMORY_FLAGS) setFlagsFromString(flag);
  startLanguageServer({
    version: VERSION,
    env: { ...io.env },
    today: () => today ?? io.today(),
    config: config === undefined ? undefined : path.resolve(io.cwd, config),
    rulePages: packageFile('docs/rules'),
    findManifests: async (folders) => (await discover(folders, io.env)).files,
    readText: (file) => readNamed(file, LONGEST).bytes.toString(),
  });
  return new Promise(() => undefined);
}
