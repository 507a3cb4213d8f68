import path from 'node:path';
import { factsQuery, type CalendarDate } from '../../core/index.ts';
import { markKnown } from '../../report/baseline.ts';
import type { Report, ReportedProblem } from '../../report/schema.ts';
import { oneLine } from '../../report/text.ts';
import { hasFailing, missedThresholds, type Thresholds } from '../../report/thresholds.ts';
import { REPORT_VERSION } from '../../report/version.ts';
import { createFactsSource } from '../../repository/node/facts-source.ts';
import { assessFiles } from '../assess-files.ts';
import { readBaseline } from '../baseline.ts';
import { changedSince } from '../changed.ts';
import { discover, NO_MANIFEST, type Discovery } from '../discover.ts';
import { git } from '../git.ts';
import { EXIT, type Io } from '../io.ts';
import { writeOutputs, type OutputChoice } from '../outputs.ts';
import { relativePath } from '../paths.ts';
import { progress } from '../progress.ts';
import { createSurroundings } from '../surroundings.ts';
import { VERSION } from '../version.ts';

export interface AssessOptions extends Omit<Thresholds, 'failing'> {
  readonly outputs: readonly OutputChoice[];
  readonly today?: CalendarDate;
  readonly failOn: keyof typeof FAILING;
  /** A policy file in place of all that would be found. */
  readonly config?: string;
  /** A file written with `--format json`. */
  readonly baseline?: string;
  /** Names the repository in the report. */
  readonly repository?: string;
  /** A git ref. */
  readonly changedSince?: string;
  readonly quiet?: boolean;
}

const FAILING = { error: ['error'], warning: ['error', 'warning'], never: [] } as const;

/** `ai-initiative assess`: returns the exit code. */
export async function assessCommand(paths: readonly string[], options: AssessOptions, io: Io): Promise<number> {
  const { outputs, today = io.today(), failOn, quiet = false } = options;
  const baseline = options.baseline === undefined ? undefined : await readBaseline(options.baseline, io);
  const surroundings = createSurroundings(io.cwd, options.config);
  const factsOf = createFactsSource(io.cwd, io.env);
  const found = await discover(
    paths.map((given) => path.resolve(io.cwd, given)),
    io.env,
  );
  const files =
    options.changedSince === undefined ? found.files : await changedSince(options.changedSince, found.files, io);
  const { assessments, errors } = await assessFiles(files, {
    cwd: io.cwd,
    today,
    surroundingsOf: async (file, document) => ({
      ...(await surroundings.of(file)),
      facts: await factsOf(file, factsQuery(document)),
    }),
    onProgress: progress(files.length, quiet, io),
  });
  const all: Report = {
    schemaVersion: REPORT_VERSION,
    tool: { name: 'ai-initiative', version: VERSION },
    asOf: today,
    repository: options.repository ?? io.env['GITHUB_REPOSITORY'] ?? io.env['CI_PROJECT_PATH'] ?? null,
    basePath: outputs.every(({ format }) => format === 'pretty') && !baseline ? '' : await basePath(io),
    assessments,
    policies: [...surroundings.policies()],
    errors: [...notFound(found, paths, io.cwd), ...errors],
  };
  const report = baseline ? markKnown(all, baseline) : all;
  const thresholds = { ...options, failing: FAILING[failOn] };
  const missed = missedThresholds(report, thresholds);

  writeOutputs(report, outputs, { quiet, failing: thresholds.failing }, io);
  const problems = report.errors.map(({ path: file, message }) => `error: ${oneLine(`${file}: ${message}`)}\n`);
  io.stderr.write([...problems, ...missed.map((line) => `failed: ${line}\n`)].join(''));
  if (report.errors.length > 0) return EXIT.trouble;
  return missed.length > 0 || hasFailing(report, thresholds) ? EXIT.findings : EXIT.ok;
}

/** Where the current folder lies in its repository; git ends it with a slash. */
async function basePath({ cwd, env }: Io): Promise<string> {
  return (await git(cwd, env, 'rev-parse', '--show-prefix'))?.replace(/\r?\n$/, '') ?? '';
}

/** What stood in the way of finding manifests, finding none at all included. */
function notFound({ files, problems }: Discovery, paths: readonly string[], cwd: string): readonly ReportedProblem[] {
  if (files.length + problems.length > 0) {
    return problems.map(({ path: file, message }) => ({ path: relativePath(cwd, file), message }));
  }
  return paths.map((given) => ({ path: relativePath(cwd, path.resolve(cwd, given)), message: NO_MANIFEST }));
}
