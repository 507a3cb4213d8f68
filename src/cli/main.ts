#!/usr/bin/env node
import { once } from 'node:events';
import { isatty } from 'node:tty';
import { localDate } from './command-line/dates.ts';
import { EXIT, type Output } from './command-line/io.ts';
import { run } from './program.ts';

// a reader such as `head` may close our output early: then nothing is left to do
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`error: the output could not be written: ${error.message}\n`);
    process.exit(EXIT.trouble);
  });
}

function outputTo(stream: NodeJS.WriteStream, isTerminal: boolean): Output {
  return {
    write: (text) => void stream.write(text),
    drained: async () => stream.writableNeedDrain && once(stream, 'drain'),
    isTerminal,
    get columns() {
      return stream.columns;
    },
  };
}

async function readInput(maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(parts).subarray(0, maxBytes);
}

const io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: outputTo(process.stdout, isatty(1)),
  stderr: outputTo(process.stderr, isatty(2)),
  readInput,
  today: () => localDate(new Date()),
};
void run(process.argv.slice(2), io).then((code) => (process.exitCode = code));
