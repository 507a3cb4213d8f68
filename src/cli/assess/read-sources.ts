import path from 'node:path';
import { addDays, type CalendarDate } from '../../core/index.ts';
import type { SourcedRow } from '../../report/portfolio/merge.ts';
import type { Uncovered } from '../../report/portfolio/portfolio.ts';
import { rowOf } from '../../report/rows.ts';
import type { ReportedProblem } from '../../report/report-schema.ts';
import type { Io } from '../command-line/io.ts';
import { readReport } from '../files/read-report.ts';
import { assessPaths, type AssessPathsOptions } from './assess-paths.ts';

export interface SourceOptions extends Pick<AssessPathsOptions, 'config' | 'repository' | 'quiet'> {
  readonly today: CalendarDate;
}

/** The initiatives of folders and reports, each as often as it is there. */
export interface Sources {
  readonly sourced: readonly SourcedRow[];
  /** Folders with AI and no manifest, as reports name them. */
  readonly uncovered: readonly Uncovered[];
  readonly errors: readonly ReportedProblem[];
}

const REPORT = /\.(json|ndjson|jsonl)$/i;

/** Whether a source is a report that was written before, by its name. */
export function isReport(source: string): boolean {
  return REPORT.test(source);
}

/** Assesses folders and manifests now, and reads reports of runs elsewhere. */
export async function readSources(given: readonly string[], options: SourceOptions, io: Io): Promise<Sources> {
  const sourced: SourcedRow[] = [];
  const uncovered: Uncovered[] = [];
  const errors: ReportedProblem[] = [];
  const folders = given.filter((source) => !isReport(source));
  if (folders.length > 0) {
    const report = await assessPaths(folders, options, io);
    const { repository, assessments } = report;
    for (const one of assessments) {
      sourced.push({ source: 'this run', repository, row: rowOf(report, one), isLive: true });
    }
    errors.push(...report.errors);
  }
  // where the sun rises earlier it is tomorrow already
  const { today } = options;
  const latest = addDays(today > io.today() ? today : io.today(), 1);
  for (const source of given.filter(isReport)) {
    const read = await readReport(path.resolve(io.cwd, source), source, latest);
    for (const row of read.rows) sourced.push(row);
    for (const folder of read.uncovered) uncovered.push(folder);
    for (const error of read.errors) errors.push(error);
  }
  return { sourced, uncovered, errors };
}
