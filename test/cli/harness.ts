import { AGENT_VARIABLES } from '../../src/cli/command-line/agents.ts';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/program.ts';
import type { Report } from '../../src/report/report-schema.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';

/** What a run printed, and its exit code. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly isTerminal?: boolean;
  readonly columns?: number;
  /** What is on standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Relative to the folder. */
  readonly cwd?: string;
}

/** A folder for one test, and the tool run in it as of {@link TODAY}. */
export interface Folder {
  readonly root: string;
  readonly write: (file: string, text: string | Uint8Array) => void;
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Result>;
  /** The report of `assess --format json` with more arguments. */
  readonly report: (...args: readonly string[]) => Promise<Report>;
}

/** Gives every test of a suite a new folder with some files, and takes it away afterwards. */
export function useFolder(files: Readonly<Record<string, string>> = {}): () => Folder {
  let root = '';
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'ai-initiative-')));
    for (const [file, text] of Object.entries(files)) write(file, text);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (file: string, text: string | Uint8Array) => {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  const runHere = async (args: readonly string[], options: RunOptions = {}): Promise<Result> => {
    const { isTerminal = false, env = {}, cwd = '.', columns, input = '' } = options;
    let [stdout, stderr] = ['', ''];
    const code = await run(args, {
      cwd: path.join(root, cwd),
      env: {
        ...process.env,
        ...Object.fromEntries(AGENT_VARIABLES.map((name) => [name, undefined])),
        NO_COLOR: undefined,
        FORCE_COLOR: undefined,
        // as at a terminal of one's own, also where the tests run in CI
        CI: undefined,
        TF_BUILD: undefined,
        TERM: 'xterm',
        ...env,
      },
      stdout: { write: (text) => void (stdout += text), drained: async () => undefined, isTerminal, columns },
      stderr: { write: (text) => void (stderr += text), drained: async () => undefined, isTerminal },
      readInput: async (maxBytes) => Buffer.from(input).subarray(0, maxBytes),
      today: () => TODAY,
    });
    return { code, stdout, stderr };
  };
  const report = async (...args: readonly string[]) => {
    const { stdout } = await runHere(['assess', ...args, '--format', 'json']);
    return JSON.parse(stdout) as Report;
  };
  return () => ({ root, write, run: runHere, report });
}
