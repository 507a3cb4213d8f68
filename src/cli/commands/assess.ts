import path from 'node:path';
import { markKnown } from '../../report/baseline.ts';
import { render, showsScorecards, type Format } from '../../report/formats/formats.ts';
import type { Report } from '../../report/report-schema.ts';
import { sourcesUrl } from '../../report/links.ts';
import { hasFailing, missedThresholds, type Thresholds } from '../../report/thresholds.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { assessPaths, type AssessPathsOptions } from '../assess/assess-paths.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../command-line/outputs.ts';
import { NO_MANIFEST, readProblem } from '../files/find-manifests.ts';
import { MAX_REPORT, parseJson, readWhole } from '../files/read-text.ts';

export interface AssessOptions extends AssessPathsOptions, Omit<Thresholds, 'failing'> {
  readonly outputs: readonly OutputChoice<Format>[];
  readonly failOn: keyof typeof FAILING;
  /** A file written with `--format json`. */
  readonly baseline?: string;
}

const FAILING = { error: ['error'], warning: ['error', 'warning'], never: [] } as const;

/** `ai-initiative assess`: returns the exit code. */
export async function assessCommand(paths: readonly string[], options: AssessOptions, io: Io): Promise<number> {
  const { outputs, failOn, quiet = false } = options;
  prepareOutputs(outputs, io);
  const baseline = options.baseline === undefined ? undefined : await readBaseline(options.baseline, io);
  const scorecards = new Map<string, ShownScorecard>();
  const isShown = outputs.some(({ format }) => showsScorecards(format));
  const all = await assessPaths(paths, isShown ? { ...options, scorecards } : options, io);
  const report = baseline ? markKnown(all, baseline) : all;
  const thresholds = { ...options, failing: FAILING[failOn] };
  const missed = missedThresholds(report, thresholds);

  const { failing } = thresholds;
  await writeOutputs(
    outputs,
    (format, colors) =>
      render(format, report, { quiet, failing, colors, scorecards, sources: sourcesUrl(io.env), before: baseline }),
    io,
  );
  const { allowNone, changedSince, shard } = options;
  const isNone = allowNone && !changedSince && !shard && report.assessments.length + report.errors.length === 0;
  if (isNone) io.stderr.write(`note: ${NO_MANIFEST}\n`);
  io.stderr.write([...errorLines(report.errors), ...missed.map((line) => `failed: ${line}\n`)].join(''));
  if (report.errors.length > 0) return EXIT.trouble;
  return missed.length > 0 || hasFailing(report, thresholds) ? EXIT.findings : EXIT.ok;
}

/** Reads an earlier report written with `--format json`. Throws a {@link UsageError} where it is not one. */
async function readBaseline(file: string, { cwd }: Pick<Io, 'cwd'>): Promise<Report> {
  // on demand: building the schema takes time
  const { reportSchema } = await import('../../report/report-schema.ts');
  let value: unknown;
  try {
    value = parseJson(readWhole(path.resolve(cwd, file), MAX_REPORT));
  } catch (error) {
    throw new UsageError(`--baseline ${file}: ${error instanceof SyntaxError ? 'it is not JSON' : readProblem(error)}`);
  }
  const { data, error } = reportSchema.safeParse(value);
  if (data) return data;
  const [issue] = error.issues;
  throw new UsageError(
    `--baseline ${file}: it is not a report of this version of --format json (${issue?.path.join('.')}: ${issue?.message})`,
  );
}
