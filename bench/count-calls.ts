import childProcess from 'node:child_process';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** Counts how often work reads a file or a folder, or starts a process. The calls themselves work as before. */
export async function countCalls(work: () => Promise<unknown>): Promise<number> {
  let calls = 0;
  const restore = [
    ...['readFileSync', 'readdirSync', 'openSync', 'readFile', 'readdir', 'open'].map((name) => wrap(fs, name)),
    ...['readFile', 'readdir', 'open'].map((name) => wrap(fsPromises, name)),
    ...['spawn', 'spawnSync', 'execFile', 'execFileSync'].map((name) => wrap(childProcess, name)),
  ];
  syncBuiltinESMExports();
  try {
    await work();
    return calls;
  } finally {
    for (const undo of restore) undo();
    syncBuiltinESMExports();
  }

  function wrap(module: object, name: string): () => void {
    const functions = module as Record<string, (...args: readonly unknown[]) => unknown>;
    const original = functions[name];
    if (!original) throw new Error(`Node has no ${name}`);
    functions[name] = (...args) => {
      calls++;
      return original(...args);
    };
    return () => {
      functions[name] = original;
    };
  }
}
