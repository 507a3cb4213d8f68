import { markKnown } from '../../report/baseline.ts';
import { render, showsScorecards, type Format } from '../../report/formats/formats.ts';
import { sourcesUrl } from '../../report/links.ts';
import { hasFailing, missedThresholds, type Thresholds } from '../../report/thresholds.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { assessPaths, type AssessPathsOptions } from '../assess/assess-paths.ts';
import { readBaseline } from '../assess/baseline.ts';
import { NO_MANIFEST } from '../files/find-manifests.ts';
import { EXIT, type Io } from '../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../command-line/outputs.ts';

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
