import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { CalendarDate } from '../../core/index.ts';
import type { SourcedRow } from '../../report/portfolio/merge-rows.ts';
import type { Uncovered } from '../../report/portfolio/portfolio.ts';
import { placeOf, rowOf, type RunOfRow } from '../../report/rows.ts';
import type { ReportedProblem } from '../../report/report-schema.ts';
import { FileRefusal } from '../../repository/node/guard.ts';
import { readProblem } from './find-manifests.ts';
import { findNamed, MAX_REPORT, parseJson } from './read-text.ts';

/** The rows of a report that ran elsewhere, and what could not be read there or of it. */
export interface ReadReport {
  readonly rows: readonly SourcedRow[];
  readonly uncovered: readonly Uncovered[];
  readonly errors: readonly ReportedProblem[];
}

/** Far more than one initiative takes in a report. */
const LONGEST_LINE = 16 << 20;

/**
 * Reads a report of `--format ndjson`, line by line, or of `--format json`, also packed by gzip. What is no report is an error with its line,
 * and the other lines count all the same.
 * @param file absolute
 * @param source names it in what is said
 * @param latest what was assessed after this day is refused, or it would count before everything to come
 */
export async function readReport(file: string, source: string, latest: CalendarDate): Promise<ReadReport> {
  // loaded on demand, since building the schema takes time
  const { reportLineSchema, reportSchema } = await import('../../report/report-schema.ts');
  const rows: SourcedRow[] = [];
  const uncovered: Uncovered[] = [];
  const errors: ReportedProblem[] = [];
  const wrong = (line: number, message: string) => errors.push({ path: `${source}:${line}`, message });
  const add = (run: RunOfRow, assessment: Parameters<typeof rowOf>[1]) =>
    void rows.push({ source, repository: run.repository, row: rowOf(run, assessment) });
  const addError = (run: RunOfRow, { path, message }: ReportedProblem) =>
    errors.push({ path: placeOf(run, path), message: `${message} (says ${source})` });

  const takeLine = (text: string, line: number): void => {
    const value = parse(text);
    if (value === undefined) return void wrong(line, 'It is not JSON');
    const { data, error } = reportLineSchema.safeParse(value);
    if (data && data.asOf > latest) wrong(line, inFuture(data.asOf));
    else if (data?.type === 'assessment') add(data, data);
    else if (data?.type === 'error') addError(data, data);
    else if (data?.type === 'uncovered')
      uncovered.push({ place: placeOf(data, data.path), sdks: [...new Set(data.sdks.map((sdk) => sdk.package))] });
    else if (error) wrong(line, notAReport(error.issues[0]));
  };
  const takeWhole = (value: unknown): void => {
    const { data, error } = reportSchema.safeParse(value);
    if (data && data.asOf > latest) return void wrong(1, inFuture(data.asOf));
    for (const assessment of data?.assessments ?? []) add(data as RunOfRow, assessment);
    for (const problem of data?.errors ?? []) addError(data as RunOfRow, problem);
    if (error) wrong(1, notAReport(error.issues[0]));
  };

  try {
    // a report of --format json begins with a line that is only a brace; all of it is needed before any of it is JSON
    let whole: string[] | undefined;
    let line = 0;
    const found = findNamed(file);
    if (!found) throw Object.assign(new Error('There is no such file'), { code: 'ENOENT' });
    if (found.stats.size > MAX_REPORT) throw new FileRefusal(`It is larger than ${MAX_REPORT >> 20} MB`);
    const input = /\.gz$/i.test(file)
      ? Readable.from([unpack(found.real)])
      : createReadStream(found.real, { encoding: 'utf8', end: MAX_REPORT });
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      line++;
      if (line === 1 && text.trim() === '{') whole = [];
      if (whole) whole.push(text);
      else if (text.length > LONGEST_LINE) wrong(line, 'The line is too long');
      else if (text.trim() !== '') takeLine(text, line);
    }
    if (whole) {
      const value = parse(whole.join('\n'));
      if (value === undefined) wrong(1, 'It is not JSON');
      else takeWhole(value);
    }
  } catch (error) {
    errors.push({ path: source, message: readProblem(error) });
  }
  return { rows, uncovered, errors };
}

/** The most bytes that a packed report may become. */
const MAX_UNPACKED = 256 << 20;

function unpack(file: string): Buffer {
  try {
    return gunzipSync(readFileSync(file), { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new FileRefusal(`It is larger than ${MAX_UNPACKED >> 20} MB, unpacked`);
    if (code?.startsWith('Z_')) throw new FileRefusal('It is not a gzip file, or it is damaged');
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function inFuture(asOf: CalendarDate): string {
  return `It is as of ${asOf}, which is in the future`;
}

function notAReport(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
  return `It is not a report of this version of ai-initiative (${issue?.path.join('.')}: ${issue?.message})`;
}
