import { existsSync } from 'node:fs';
import path from 'node:path';
import { nearestWord, type CalendarDate } from '../../core/index.ts';
import {
  planImport,
  presets,
  readMapping,
  type Draft,
  type Mapping,
  type Note,
  type Plan,
} from '../../import/index.ts';
import { count } from '../../presenter/format.ts';
import { escapeInQuotes, oneLine } from '../../report/sanitize.ts';
import { readWhole } from '../files/read-text.ts';
import { about } from '../import/about.ts';
import { lookInto, writeDraft } from '../import/folder.ts';
import { MADE_FILE, readMade, writeMade } from '../import/made.ts';
import { openRegister, type RegisterFiles } from '../import/open-register.ts';
import { policyBeside, writePolicy, type PolicyBeside } from '../import/policy.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { LEADS_OUT, orUsageError, writeProblem } from '../command-line/outputs.ts';
import { leadsOut } from '../files/leads-out.ts';
import { relativePath } from '../files/paths.ts';

export interface ImportOptions {
  /** A mapping file, or the name of a preset. */
  readonly mapping?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly proposeMapping?: boolean;
  /** The sheet of a workbook, in place of the one of the mapping. */
  readonly sheet?: string;
  /** A column that names repositories, each of which gets a folder. */
  readonly split?: string;
  readonly today?: CalendarDate;
}

/** `ai-initiative import`: the rows of a register become manifests. @returns the exit code */
export async function importCommand(given: readonly string[], options: ImportOptions, io: Io): Promise<number> {
  const { mapping: chosen, out, dryRun = false, today = io.today() } = options;
  const files = openRegister(given, io.cwd, options);
  if (options.proposeMapping) {
    return propose(files, today, io);
  }
  const named = chosen ?? files.preset;
  if (named === undefined) throw new UsageError(`import needs --mapping: ${MAPPINGS}, or see --propose-mapping`);
  if (out === undefined) throw new UsageError('import needs --out, the folder that the manifests are written to');

  const mapping = loadMapping(named, io);
  if (!mapping) return EXIT.trouble;
  const target = path.resolve(io.cwd, out);
  const read = await files.read(mapping, named, target);

  const { split } = options;
  if (split !== undefined && read.columns.find(split) === undefined) {
    const nearest = nearestWord(split, read.columns.names);
    throw new UsageError(
      `--split ${split}: the register has no such column${nearest ? `: did you mean "${nearest}"?` : ''}`,
    );
  }

  if (leadsOut(target, io.cwd)) throw new UsageError(`${out}: ${LEADS_OUT}`);
  const { occupied, existing } = about(out, () => lookInto(target));
  const source = mapping.source ?? files.source;
  const made = about(out, () => readMade(target));
  const register = { ...read, source, made: made.get(source) ?? new Set<string>(), split };
  const plan = planImport(register, mapping, existing, occupied, today);
  const hasManifests = plan.counts.new + plan.counts.updated + plan.counts.unchanged > 0;
  const policy = hasManifests
    ? await about(out, () => policyBeside(target, mapping, register.source, io.cwd))
    : undefined;
  const failed = dryRun ? [] : writeAll(plan, target, io);
  if (!dryRun && failed.length === 0 && plan.keys.length > 0)
    orUsageError(path.join(out, MADE_FILE), () => writeMade(target, new Map([...made, [source, new Set(plan.keys)]])));
  printReport(plan, failed, dryRun, files.placeOf, io);
  if (failed.length > 0) return EXIT.trouble;
  if (policy && !reportPolicy(policy, dryRun, io)) return EXIT.trouble;
  return plan.counts.rejected > 0 ? EXIT.findings : EXIT.ok;
}

/** Prints a first mapping; what it cannot be used without is an error. */
async function propose(files: RegisterFiles, today: CalendarDate, io: Io): Promise<number> {
  const { text, missing } = await files.propose(today);
  io.stdout.write(harmlessYaml(text));
  io.stderr.write(missing.map((line) => `error: ${oneLine(line)}\n`).join(''));
  return missing.length > 0 ? EXIT.trouble : EXIT.ok;
}

const MAPPINGS = `a file, or one of ${[...presets.keys()].join(', ')}`;

const MAX_MAPPING = 1 << 20;

/** Reads a mapping; undefined, with a message, where it is invalid. */
function loadMapping(chosen: string, io: Io): Mapping | undefined {
  const file = path.resolve(io.cwd, chosen);
  const preset = existsSync(file) ? undefined : presets.get(chosen);
  if (preset === undefined && !existsSync(file))
    throw new UsageError(`there is no mapping ${chosen}: give ${MAPPINGS}`);
  const text = preset ?? about(chosen, () => readWhole(file, MAX_MAPPING));
  const { mapping, problems } = readMapping(text);
  for (const { message, range } of problems) {
    const { line, character } = range.start;
    io.stderr.write(`${oneLine(`${relativePath(io.cwd, file)}:${line + 1}:${character + 1}: error: ${message}`)}\n`);
  }
  return problems.length === 0 ? mapping : undefined;
}

/** YAML in which foreign text is in comments or in double quotes. */
function harmlessYaml(text: string): string {
  const harmless = (line: string) => (/^\s*#/.test(line) ? oneLine(line) : escapeInQuotes(line));
  return text.split('\n').map(harmless).join('\n');
}

interface Failure {
  readonly status: Draft['status'];
  readonly message: string;
}

function writeAll({ drafts }: Plan, out: string, io: Io): readonly Failure[] {
  return drafts.flatMap((draft) => {
    try {
      writeDraft(out, draft);
      return [];
    } catch (error) {
      const place = relativePath(io.cwd, path.join(out, draft.folder));
      return { status: draft.status, message: `${place} ${writeProblem(error)}` };
    }
  });
}

function printReport(
  { notes, gone, counts }: Plan,
  failed: readonly Failure[],
  dryRun: boolean,
  placeOf: (row: number) => string,
  io: Io,
): void {
  const lines = [
    ...notes.map((note) => noteLine(note, placeOf)),
    ...gone.map(
      ({ folder, block }) =>
        `gone: ${folder}: no row with the key ${block.key} became a manifest this time; the manifest stays`,
    ),
  ];
  io.stdout.write(lines.map((line) => `${oneLine(line)}\n`).join(''));
  const { rows, skipped, rejected, unchanged, moved } = counts;
  const written = (status: Draft['status']) => counts[status] - failed.filter((one) => one.status === status).length;
  const made = dryRun
    ? `${counts.new} would be new, ${counts.updated} would be updated`
    : `${written('new')} new, ${written('updated')} updated`;
  const lost = failed.length > 0 ? `; ${failed.length} could not be written` : '';
  const total = `${count(rows, 'row')}: ${made}, ${unchanged} unchanged, ${skipped} skipped, ${rejected} rejected${moved > 0 ? `, ${moved} moved` : ''}; ${gone.length} gone${lost}`;
  io.stderr.write([...failed.map(({ message }) => `error: ${oneLine(message)}\n`), `${total}\n`].join(''));
}

/** Writes the policy beside the manifests, or shows it, and says so. @returns false where it could not be written */
function reportPolicy(policy: PolicyBeside, dryRun: boolean, io: Io): boolean {
  const { file, made } = policy;
  const place = oneLine(relativePath(io.cwd, file));
  if (!made) {
    io.stderr.write(`${place} already exists and was not changed\n`);
    return true;
  }
  try {
    if (dryRun) io.stdout.write(made.text.split('\n').map(oneLine).join('\n'));
    else writePolicy(policy);
  } catch (error) {
    io.stderr.write(`error: ${place} ${writeProblem(error)}\n`);
    return false;
  }
  const lowered = made.lowered > 0 ? `, ${made.lowered} lowered to info` : '';
  const what = `${count(made.off, 'rule')} off${lowered}, because no column answers them; each line says why`;
  io.stderr.write(`${place} ${dryRun ? 'would be' : 'is'} new: ${what}\n`);
  return true;
}

function noteLine({ kind, row, column, value, message }: Note, placeOf: (row: number) => string): string {
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  const place = column === '' ? '' : `, ${column}`;
  return `${kind}: ${placeOf(row)}${place}${shown === '' ? '' : ` "${shown}"`}: ${message}`;
}
