import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, readManifest, type CalendarDate } from '../../core/index.ts';
import { annotateCatalog } from '../../core/language/catalog/annotate-catalog.ts';
import { backstageAnnotations } from '../../report/exports/backstage.ts';
import { renderExport } from '../../report/exports/export.ts';
import type { ExportedRun, ExportFormat } from '../../report/exports/export-formats.ts';
import type { ReportedProblem } from '../../report/report-schema.ts';
import { oneLine } from '../../report/sanitize.ts';
import { assessPaths } from '../assess/assess-paths.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { errorLines, orUsageError, prepareOutputs, writeOutputs } from '../command-line/outputs.ts';
import { readProblem } from '../files/find-manifests.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { decodeText, readNamed, readText } from '../files/read-text.ts';
import { replaceFile } from '../files/write-file.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  /** A catalog file whose annotations are set, in place of writing entities. */
  readonly patch?: string;
  readonly config?: string;
  readonly today?: CalendarDate;
}

/** `ai-initiative export`: initiatives in the format of another tool. Returns the exit code. */
export async function exportCommand(given: readonly string[], options: ExportOptions, io: Io): Promise<number> {
  const { format, output, patch } = options;
  if (patch !== undefined) {
    if (format !== 'backstage') throw new UsageError('--patch sets annotations of Backstage: use --format backstage');
    if (output !== undefined) throw new UsageError('--patch changes the file it names: leave --output out');
    return patchCatalog(given, patch, options, io);
  }
  const outputs = [output === undefined ? { format } : { format, file: output }];
  prepareOutputs(outputs, io);
  const { run, errors } = await exportedRun(given.length > 0 ? given : ['.'], options, io);
  const exported = renderExport(format, run);
  await writeOutputs(outputs, async () => exported.text, io);
  return finish([...errors, ...exported.errors], io);
}

async function exportedRun(given: readonly string[], options: ExportOptions, io: Io) {
  const { assessments, errors, ...run } = await assessPaths(given, { ...options, quiet: true }, io);
  const initiatives = assessments.map((assessment) => ({
    assessment,
    manifest: readManifest(parseDocument(readText(path.resolve(io.cwd, assessment.path)))),
  }));
  return { run: { ...run, initiatives } satisfies ExportedRun, errors };
}

async function patchCatalog(
  given: readonly string[],
  catalog: string,
  options: ExportOptions,
  io: Io,
): Promise<number> {
  const file = path.resolve(io.cwd, catalog);
  const before = readCatalog(file, catalog);
  prepareOutputs([{ format: 'backstage', file: catalog }], io);
  const { run, errors } = await exportedRun(
    given.length > 0 ? given : [manifestBeside(file, catalog, io)],
    options,
    io,
  );
  const [initiative, ...others] = run.initiatives;
  if (others.length > 0) {
    throw new UsageError(`--patch ${catalog}: ${others.length + 1} manifests; name the one that this file is about`);
  }
  if (!initiative || initiative.assessment.stage === null) {
    const why = initiative ? [{ path: initiative.assessment.path, message: 'It cannot be judged' }] : [];
    return finish([...errors, ...why], io);
  }
  const annotated = annotateCatalog(before, backstageAnnotations(run, initiative));
  if ('problem' in annotated) throw new UsageError(`--patch ${catalog}: ${annotated.problem}`);
  const { text } = annotated;
  if (text !== before) orUsageError(file, () => replaceFile(file, [text]));
  io.stdout.write(`${text === before ? 'is up to date' : 'updated'} ${oneLine(catalog)}\n`);
  return finish(errors, io);
}

/** Far more than a catalog file may hold. */
const MAX_BYTES = 1 << 20;

function readCatalog(file: string, given: string): string {
  try {
    const { bytes, isWhole } = readNamed(file, MAX_BYTES);
    if (!isWhole) throw new Error('It is larger than 1 MB');
    return decodeText(bytes, isWhole);
  } catch (error) {
    throw new UsageError(`--patch ${given}: ${readProblem(error)}`, { cause: error });
  }
}

function manifestBeside(file: string, given: string, io: Io): string {
  const beside = MANIFEST_NAMES.map((name) => path.join(path.dirname(file), name)).find((one) => existsSync(one));
  if (beside === undefined) throw new UsageError(`--patch ${given}: no manifest is beside it; name one`);
  return path.relative(io.cwd, beside);
}

function finish(errors: readonly ReportedProblem[], io: Io): number {
  io.stderr.write(errorLines(errors).join(''));
  return errors.length > 0 ? EXIT.trouble : EXIT.ok;
}
