import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { styleText } from 'node:util';
import { InvalidArgumentError } from 'commander';
import type { Colors } from '../../report/colors.ts';
import type { ReportedProblem } from '../../report/report-schema.ts';
import { oneLine } from '../../report/sanitize.ts';
import { UsageError, wantsColor, type Io } from './io.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { leadsOut } from '../files/leads-out.ts';
import { makeFolder, replaceFile } from '../files/write-file.ts';

/** A format, and the file it goes to; standard output when undefined. */
export interface OutputChoice<F extends string> {
  readonly format: F;
  readonly file?: string;
}

/** Formats by the end of a file's name. */
const ENDINGS: Readonly<Record<string, string>> = {
  csv: 'csv',
  htm: 'html',
  html: 'html',
  ics: 'ics',
  json: 'json',
  jsonl: 'ndjson',
  md: 'markdown',
  ndjson: 'ndjson',
  sarif: 'sarif',
  svg: 'badge',
  txt: 'pretty',
  xml: 'junit',
};

/** A format asked for. `isByName`: no `--format` came before its file, whose name decides. */
type Chosen<F extends string> = OutputChoice<F> & { readonly isByName: boolean };

/**
 * Collects `--format` and `--output` in the order of the command line: each file belongs to the format before it, or else
 * has the one that its name says.
 * @param formats those there are
 * @param usual the one that holds where none is given
 */
export function outputOptions<F extends string>(formats: readonly [F, ...F[]], usual: F = formats[0]) {
  const chosen: Chosen<F>[] = [];
  return {
    format: (word: string) => {
      const format = formats.find((known) => known === word);
      if (!format) throw new InvalidArgumentError(`Allowed choices are ${formats.join(', ')}.`);
      chosen.push({ format, isByName: false });
    },
    output: (file: string) => {
      if (chosen.some((other) => other.file === file)) throw new InvalidArgumentError('Another --format goes there.');
      if (MANIFEST_NAMES.some((name) => name === path.basename(file)))
        throw new InvalidArgumentError('A manifest is not written over.');
      const last = chosen.at(-1);
      if (last && last.file === undefined) chosen[chosen.length - 1] = { ...last, file };
      else chosen.push({ format: formatByName(file, formats), file, isByName: true });
    },
    /** Throws a {@link UsageError} where two formats would be mixed on standard output, or a format comes after its file. */
    choices: (): readonly OutputChoice<F>[] => {
      const toTerminal = chosen.filter(({ file }) => file === undefined);
      const [shown] = toTerminal;
      const before = shown && chosen.slice(0, chosen.indexOf(shown)).find(({ isByName }) => isByName);
      if (before) {
        throw new UsageError(
          `--format ${shown.format} comes after --output ${before.file}, whose format is that of its name: put the --format before its --output`,
        );
      }
      if (toTerminal.length > 1) {
        throw new UsageError('only one --format can go to standard output; give the others an --output');
      }
      return chosen.length > 0 ? chosen : [{ format: usual }];
    },
  };
}

function formatByName<F extends string>(file: string, formats: readonly F[]): F {
  const word = ENDINGS[path.extname(file).slice(1).toLowerCase()];
  const format = formats.find((known) => known === word);
  if (format) return format;
  throw new InvalidArgumentError(`Its name says no format. Put one before it: --format ${formats[0]} --output ${file}`);
}

/** Creates the folders of the chosen files, so that a run fails before the work and not after it. Throws a {@link UsageError}. */
export function prepareOutputs(choices: readonly OutputChoice<string>[], io: Io): void {
  for (const { file } of choices) {
    if (file === undefined) continue;
    const target = path.resolve(io.cwd, file);
    if (leadsOut(target, io.cwd)) throw new UsageError(`${file} was not written: ${LEADS_OUT}`);
    orUsageError(target, () => {
      makeFolder(path.dirname(target));
      if (!existsSync(target)) accessSync(path.dirname(target), constants.W_OK);
    });
  }
}

/** Writes what `render` makes in every form chosen. Files are replaced; their folders are there. */
export async function writeOutputs<F extends string>(
  choices: readonly OutputChoice<F>[],
  render: (format: F, colors: Colors, isOnTerminal: boolean) => Promise<string | Iterable<string>>,
  io: Io,
): Promise<void> {
  for (const { format, file } of choices) {
    const colors = createColors(file === undefined && wantsColor(io));
    const text = await render(format, colors, file === undefined && io.stdout.isTerminal);
    const parts = typeof text === 'string' ? [text] : text;
    if (file === undefined) {
      for (const part of parts) {
        io.stdout.write(part);
        await io.stdout.drained();
      }
    } else {
      const target = path.resolve(io.cwd, file);
      orUsageError(target, () => replaceFile(target, parts));
    }
  }
}

/** What could not be read, for standard error. */
export function errorLines(errors: readonly ReportedProblem[]): readonly string[] {
  return errors.map(({ path: file, message }) => `error: ${oneLine(`${file}: ${message}`)}\n`);
}

/** Why a path that leads out of the repository is not written. */
export const LEADS_OUT = 'a link on its path leads out of the repository';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'a folder above it cannot be made',
  ENOTDIR: 'something above it is a file, not a folder',
  EEXIST: 'something of that name is there',
  EISDIR: 'it is a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
};

/** Why a file could not be written, in words. */
export function writeProblem(error: unknown): string {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  return `could not be written: ${REASONS[code] ?? code}`;
}

/** Writes a file; where that fails, throws a {@link UsageError} that names it. */
export function orUsageError(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new UsageError(`${file} ${writeProblem(error)}`);
  }
}

/** Colours for a terminal, or none. */
export function createColors(areWanted: boolean): Colors {
  // the caller decided whether to use them, as it knows where the text goes
  const paint = (style: keyof Colors) => (text: string) =>
    areWanted ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    yellow: paint('yellow'),
    green: paint('green'),
    cyan: paint('cyan'),
  };
}
