import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { addDays, type CalendarDate } from '../../core/index.ts';
import type { SourcedRow } from '../../report/portfolio/merge-rows.ts';
import type { Uncovered } from '../../report/portfolio/portfolio.ts';
import { rowOf } from '../../report/rows.ts';
import type { ReportedProblem } from '../../report/report-schema.ts';
import type { Io } from '../command-line/io.ts';
import { expandGlobs } from '../files/expand-globs.ts';
import { discover } from '../files/find-manifests.ts';
import { SKIPPED } from '../files/manifest-names.ts';
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

const REPORT = /\.(json|ndjson|jsonl)(\.gz)?$/i;
/** Names that reports have in a folder: other JSON may be anything. */
const REPORT_AMONG_FILES = /\.(ndjson|jsonl)(\.gz)?$/i;

/** Whether a source is a report that was written before, by its name. */
export function isReport(source: string): boolean {
  return REPORT.test(source);
}

/** What to read. */
interface Source {
  readonly source: string;
  /** The folder that a report was found in, absolute, links followed; undefined where the user named the source. */
  readonly folder: string | undefined;
}

/**
 * What to read for some sources: patterns are put in place by what matches, and a folder that has reports and no manifest
 * by its reports.
 */
async function resolveSources(given: readonly string[], io: Io): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const source of expandGlobs(given, io.cwd)) {
    const folder = path.resolve(io.cwd, source);
    const reports = isReport(source) ? [] : reportsIn(folder);
    if (reports.length > 0 && (await hasNoManifest(folder, io))) {
      const real = realpathSync.native(folder);
      sources.push(...reports.map((file) => ({ source: path.join(source, file), folder: real })));
    } else sources.push({ source, folder: undefined });
  }
  return sources;
}

async function hasNoManifest(folder: string, io: Io): Promise<boolean> {
  const { files, problems } = await discover([folder], io.env);
  return files.length + problems.length === 0;
}

/** The reports in a folder and in the folders in it, where downloads of CI put them; sorted. */
function reportsIn(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  const inner = entries
    .filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name))
    .flatMap(({ name }) => readdirSync(path.join(folder, name)).map((file) => path.join(name, file)));
  return [...entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name), ...inner]
    .filter((name) => REPORT_AMONG_FILES.test(name))
    .toSorted();
}

/** Assesses folders and manifests now, and reads reports of runs elsewhere. */
export async function readSources(given: readonly string[], options: SourceOptions, io: Io): Promise<Sources> {
  const sources = await resolveSources(given, io);
  const sourced: SourcedRow[] = [];
  const uncovered: Uncovered[] = [];
  const errors: ReportedProblem[] = [];
  const folders = sources.map(({ source }) => source).filter((source) => !isReport(source));
  if (folders.length > 0) {
    const report = await assessPaths(folders, options, io);
    const { repository, assessments } = report;
    for (const one of assessments) {
      sourced.push({ source: 'this run', repository, row: rowOf(report, one), isLive: true });
    }
    errors.push(...report.errors);
  }
  // in a time zone further east it is tomorrow already
  const { today } = options;
  const latest = addDays(today > io.today() ? today : io.today(), 1);
  for (const { source, folder } of sources.filter((one) => isReport(one.source))) {
    const read = await readReport(path.resolve(io.cwd, source), source, folder, latest);
    for (const row of read.rows) sourced.push(row);
    for (const folder of read.uncovered) uncovered.push(folder);
    for (const error of read.errors) errors.push(error);
  }
  return { sourced, uncovered, errors };
}
