import { assessOptions } from './command-line/assess-options.ts';
import { readArguments } from './command-line/read-arguments.ts';
import { assessCommand } from './commands/assess.ts';
import { EXIT, type Io } from './command-line/io.ts';
import { lines } from '../report/sanitize.ts';

/**
 * Runs the tool. What is not needed by the command that runs most is loaded where it is asked for.
 *
 * @param args what stands after the program's name
 * @returns the exit code
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    return (await runPlain(args, io)) ?? (await (await import('./program.ts')).runProgram(args, io));
  } catch (error) {
    // known by its name: what is loaded late may have a copy of the class
    const isKnown = error instanceof Error && (error.name === 'UsageError' || 'syscall' in error);
    if (!isKnown) throw error;
    io.stderr.write(`${lines(`error: ${error.message}`)}\n`);
    return EXIT.trouble;
  }
}

/** Runs `assess` where the command line is plain; undefined where it is not. */
async function runPlain([command, ...rest]: readonly string[], io: Io): Promise<number | undefined> {
  if (command !== 'assess') return undefined;
  const { options, complete } = assessOptions();
  const read = readArguments(rest, options);
  return read && assessCommand(read.operands.length > 0 ? read.operands : ['.'], complete(read.values), io);
}
