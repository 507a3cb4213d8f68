#!/usr/bin/env node
import { isatty } from 'node:tty';
import { localDate } from './dates.ts';
import { run } from './run.ts';

// whoever reads our output may stop reading, as `head` does: then nothing is left to do
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

const io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: { write: (text: string) => void process.stdout.write(text), isTerminal: isatty(1) },
  stderr: { write: (text: string) => void process.stderr.write(text), isTerminal: isatty(2) },
  today: () => localDate(new Date()),
};
void run(process.argv.slice(2), io).then((code) => (process.exitCode = code));
