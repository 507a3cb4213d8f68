import { fstatSync, writeSync } from 'node:fs';
import type { Output } from './io.ts';

/**
 * Standard output (1) or standard error (2). Node's streams and all that knows terminals are loaded for a terminal only:
 * that takes a tenth of the time in which one manifest is assessed.
 */
export function standardOutput(descriptor: 1 | 2): Output {
  let known: boolean | undefined;
  const isTerminal = () =>
    (known ??= mayBeTerminal(descriptor) && process.getBuiltinModule('node:tty').isatty(descriptor));
  let isLeftToStream = false;
  return {
    get isTerminal() {
      return isTerminal();
    },
    write(text) {
      if (text === '') return;
      isLeftToStream ||= isTerminal();
      const rest = isLeftToStream ? text : writeNow(descriptor, text);
      if (rest.length === 0) return;
      isLeftToStream = true;
      streamOf(descriptor).write(rest);
    },
  };
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true; // Windows may refuse to tell
  }
}

/** Writes as much as can be written at once. @returns the rest: a pipe that is full may refuse to let us wait */
function writeNow(descriptor: number, text: string): Uint8Array {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    orEnd(error as NodeJS.ErrnoException);
  }
  return rest;
}

function streamOf(descriptor: 1 | 2): NodeJS.WriteStream {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  return stream.listenerCount('error') > 0 ? stream : stream.on('error', orEnd);
}

/** Whoever reads our output may stop reading, as `head` does: then nothing is left to do. */
function orEnd(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  if (error.code !== 'EAGAIN') throw error;
}
