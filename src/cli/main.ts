#!/usr/bin/env node
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
  stdout: { write: (text: string) => void process.stdout.write(text), isTerminal: process.stdout.isTTY },
  stderr: { write: (text: string) => void process.stderr.write(text), isTerminal: process.stderr.isTTY },
  today: () => localDate(new Date()),
};
void run(process.argv.slice(2), io).then((code) => (process.exitCode = code));
