import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { createColors } from 'picocolors';
import { FORMATS, render, type Format, type RenderOptions } from '../report/formats.ts';
import type { Report } from '../report/schema.ts';
import { UsageError, wantsColor, type Io } from './io.ts';

/** A format, and the file it goes to; standard output when undefined. */
export interface OutputChoice {
  readonly format: Format;
  readonly file?: string;
}

/** Collects `--format` and `--output` in the order of the command line: each file belongs to the format before it. */
export function outputOptions() {
  const chosen: OutputChoice[] = [];
  return {
    format: (word: string) => {
      const format = FORMATS.find((known) => known === word);
      if (!format) throw new InvalidArgumentError(`Allowed choices are ${FORMATS.join(', ')}.`);
      chosen.push({ format });
    },
    output: (file: string) => {
      const last = chosen.at(-1);
      if (last && last.file === undefined) chosen[chosen.length - 1] = { ...last, file };
      else if (!last) chosen.push({ format: 'pretty', file });
      else throw new InvalidArgumentError('Each --output needs a --format of its own before it.');
    },
    /** Throws a {@link UsageError} where two formats would be mixed on standard output. */
    choices: (): readonly OutputChoice[] => {
      if (chosen.filter(({ file }) => file === undefined).length > 1) {
        throw new UsageError('only one --format can go to standard output; give the others an --output');
      }
      return chosen.length > 0 ? chosen : [{ format: 'pretty' }];
    },
  };
}

/** Writes a report in every form chosen. Files are replaced, their folders made. */
export function writeOutputs(
  report: Report,
  choices: readonly OutputChoice[],
  options: Omit<RenderOptions, 'colors'>,
  io: Io,
): void {
  for (const { format, file } of choices) {
    const colors = createColors(file === undefined && wantsColor(io));
    const text = render(format, report, { ...options, colors });
    if (file === undefined) io.stdout.write(text);
    else writeFile(path.resolve(io.cwd, file), text);
  }
}

function writeFile(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} could not be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
