import type { CalendarDate } from '../../core/index.ts';
import type { SourcedRow } from '../../report/portfolio/merge-rows.ts';
import type { Uncovered } from '../../report/portfolio/portfolio.ts';
import { placeOf, rowOf, type RunOfRow } from '../../report/rows.ts';
import type { ReportedProblem } from '../../report/report-schema.ts';
import { FileRefusal } from '../../repository/node/guard.ts';
import { readProblem } from './find-manifests.ts';
import { parseJson } from './read-text.ts';
import { readReportLines } from './report-lines.ts';

/** The rows of a report that ran elsewhere, and what could not be read there or of it. */
export interface ReadReport {
  readonly rows: readonly SourcedRow[];
  readonly uncovered: readonly Uncovered[];
  readonly errors: readonly ReportedProblem[];
}

/** Lines of a report that may be wrong: what has more is something else, and may have millions. */
const MAX_WRONG = 10;

/** Far more values than a line has: of each that is wrong there would be an issue. */
const MAX_VALUES = 50_000;

/**
 * Reads a report of `--format ndjson`, line by line, or of `--format json`, also packed by gzip. What is no report is an error with its line,
 * and the other lines count all the same.
 * @param file absolute
 * @param source names it in what is said
 * @param folder where the report was found, absolute, links followed; undefined where the user named the file
 * @param latest what was assessed after this day is refused, or it would count before everything to come
 */
export async function readReport(
  file: string,
  source: string,
  folder: string | undefined,
  latest: CalendarDate,
): Promise<ReadReport> {
  // loaded on demand, since building the schema takes time
  const { reportLineSchema, reportSchema } = await import('../../report/report-schema.ts');
  const rows: SourcedRow[] = [];
  const uncovered: Uncovered[] = [];
  const errors: ReportedProblem[] = [];
  let wrongLines = 0;
  const wrong = (line: number, message: string) => {
    errors.push({ path: `${source}:${line}`, message });
    wrongLines++;
    if (wrongLines === MAX_WRONG)
      throw new FileRefusal(`It has ${MAX_WRONG} such lines, and is not read from there on`);
  };
  const add = (run: RunOfRow, assessment: Parameters<typeof rowOf>[1]) =>
    void rows.push({ source, repository: run.repository, row: rowOf(run, assessment) });
  const addError = (run: RunOfRow, { path, message }: ReportedProblem) =>
    errors.push({ path: placeOf(run, path), message: `${message} (says ${source})` });

  const takeLine = (text: string, line: number): void => {
    let value: unknown;
    try {
      value = parseJson(text, MAX_VALUES);
    } catch (error) {
      return wrong(line, jsonProblem(error));
    }
    const { data, error } = reportLineSchema.safeParse(value);
    if (data && data.asOf > latest) wrong(line, inFuture(data.asOf));
    else if (data?.type === 'assessment') add(data, data);
    else if (data?.type === 'error') addError(data, data);
    else if (data?.type === 'uncovered')
      uncovered.push({ place: placeOf(data, data.path), sdks: [...new Set(data.sdks.map((sdk) => sdk.package))] });
    else if (error) wrong(line, notAReport(error.issues[0]));
  };
  /** As if each part were a line of its own, so that a wrong one ends it before there is an issue for all its values. */
  const takeWhole = (value: unknown): void => {
    const { assessments, errors: problems, ...run } = (value ?? {}) as Readonly<Record<string, unknown>>;
    const lists = { assessments: emptied(assessments), policies: [], errors: emptied(problems) };
    const { data, error } = reportSchema.safeParse({ ...run, ...lists });
    if (error) return wrong(1, notAReport(error.issues[0]));
    if (data.asOf > latest) return wrong(1, inFuture(data.asOf));
    const head = { ...data, assessments: undefined, policies: undefined, errors: undefined };
    const takeParts = (type: string, parts: unknown) => {
      for (const part of parts as readonly object[]) takeLine(JSON.stringify({ type, ...head, ...part }), 1);
    };
    takeParts('assessment', assessments);
    takeParts('error', problems);
  };

  try {
    const whole = await readReportLines(file, folder, (text, line) => {
      if (text === undefined) wrong(line, 'The line is too long');
      else takeLine(text, line);
    });
    if (whole !== undefined) takeWhole(parseJson(whole));
  } catch (error) {
    errors.push({ path: source, message: jsonProblem(error) });
  }
  return { rows, uncovered, errors };
}

/** A list without its items; what is none stays as it is. */
function emptied(value: unknown): unknown {
  return Array.isArray(value) ? [] : value;
}

function jsonProblem(error: unknown): string {
  return error instanceof SyntaxError ? 'It is not JSON' : readProblem(error);
}

function inFuture(asOf: CalendarDate): string {
  return `It is as of ${asOf}, which is in the future`;
}

function notAReport(issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined): string {
  return `It is not a report of this version of ai-initiative (${issue?.path.join('.')}: ${issue?.message})`;
}
