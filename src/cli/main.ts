#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';
import { localDate } from './dates.ts';

// what Node compiled of the rest is kept for the next start; Node has that since 22.1
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const { run } = await import('./run.ts');

// whoever reads our output may stop reading, as `head` does: then nothing is left to do
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: { write: (text) => void process.stdout.write(text), isTerminal: process.stdout.isTTY },
  stderr: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY },
  today: () => localDate(new Date()),
});
