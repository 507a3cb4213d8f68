import { existsSync } from 'node:fs';
import path from 'node:path';
import { KNOWN_FILE, nearestWord } from '../../core/index.ts';
import { count } from '../../presenter/format.ts';
import { markKnown } from '../../report/baseline.ts';
import { render, showsScorecards, type Format } from '../../report/formats/formats.ts';
import type { Grouping } from '../../report/pretty/pretty.ts';
import type { Report } from '../../report/report-schema.ts';
import { oneLine } from '../../report/sanitize.ts';
import { onlyRules, reportedFiles } from '../../report/select.ts';
import { sourcesUrl } from '../../report/links.ts';
import { hasFailing, missedThresholds, type Thresholds } from '../../report/thresholds.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { assessPaths, type AssessPathsOptions } from '../assess/assess-paths.ts';
import { fixedFindings, pruneKnown, suppressAll, type Coverage, type FixedFinding } from '../assess/known-findings.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../command-line/outputs.ts';
import { NO_MANIFEST, readProblem } from '../files/find-manifests.ts';
import { MAX_REPORT, parseJson, readWhole } from '../files/read-text.ts';

export interface AssessOptions extends AssessPathsOptions, Omit<Thresholds, 'failing'> {
  readonly outputs: readonly OutputChoice<Format>[];
  readonly failOn: keyof typeof FAILING;
  /** A file written with `--format json`. */
  readonly baseline?: string;
  /** Ids of the rules whose findings count; all unless given. */
  readonly rule?: readonly string[];
  /** Layout of the text for people. */
  readonly groupBy?: Grouping;
  /** All open findings become known ones. */
  readonly suppressAll?: boolean;
  /** Known findings that are fixed are taken out of their file. */
  readonly pruneSuppressions?: boolean;
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
  const asked = options.rule ? await ofRules(all, options.rule) : all;
  const compared = baseline ? markKnown(asked, baseline) : asked;
  const { report, lines } = options.suppressAll ? suppressAll(compared, io) : { report: compared, lines: [] };
  const fixed = fixedFindings(report, coverageOf(paths, options, io), io);
  if (options.pruneSuppressions) pruneKnown(fixed, io);
  const thresholds = { ...options, failing: FAILING[failOn] };
  const missed = missedThresholds(report, thresholds);

  const { failing } = thresholds;
  await writeOutputs(
    outputs,
    (format, colors, isOnTerminal) =>
      render(format, report, {
        quiet,
        failing,
        colors,
        scorecards,
        sources: sourcesUrl(io.env),
        before: baseline,
        groupBy: options.groupBy ?? (isOnTerminal ? 'file' : 'none'),
        width: isOnTerminal ? io.stdout.columns : undefined,
      }),
    io,
  );
  const notes = [...lines, ...fixedLines(fixed, options.pruneSuppressions === true)];
  io.stderr.write(notes.map((line) => `note: ${oneLine(line)}\n`).join(''));
  const { allowNone, changedSince, shard } = options;
  const isNone = allowNone && !changedSince && !shard && report.assessments.length + report.errors.length === 0;
  if (isNone) io.stderr.write(`note: ${NO_MANIFEST}\n`);
  io.stderr.write([...errorLines(report.errors), ...missed.map((line) => `failed: ${line}\n`)].join(''));
  if (report.errors.length > 0) return EXIT.trouble;
  return missed.length > 0 || hasFailing(report, thresholds) ? EXIT.findings : EXIT.ok;
}

/** The findings of some rules. Throws a {@link UsageError} where there is no such rule, which would look like success. */
async function ofRules(report: Report, rules: readonly string[]): Promise<Report> {
  const picked = onlyRules(report, rules);
  const { catalogue } = await import('../../catalogue/catalogue.ts');
  const ids = catalogue().map(({ id }) => id);
  for (const rule of rules) {
    // a rule of the policy is known by its findings
    const isKnown =
      ids.includes(rule) ||
      reportedFiles(picked).some(({ findings }) => findings.some(({ ruleIds }) => ruleIds.includes(rule)));
    const nearest = isKnown ? undefined : nearestWord(rule, ids);
    if (nearest !== undefined) throw new UsageError(`--rule ${rule}: there is no such rule; did you mean ${nearest}?`);
  }
  return picked;
}

/** What a run looks at as a whole: the folders given, unless it looks at a part of what is in them. */
function coverageOf(paths: readonly string[], options: AssessOptions, { cwd }: Pick<Io, 'cwd'>): Coverage {
  const { changedSince, shard, ignorePattern, rule } = options;
  const isPart = changedSince !== undefined || shard !== undefined || ignorePattern !== undefined;
  const folders = paths.map((given) => path.resolve(cwd, given)).filter((one) => existsSync(one));
  return { folders: isPart ? [] : folders, rules: rule };
}

/** How many fixed findings are named. */
const FIXED_NAMED = 5;

function fixedLines(fixed: readonly FixedFinding[], isPruned: boolean): readonly string[] {
  const total = fixed.reduce((sum, { count: n }) => sum + n, 0);
  if (total === 0) return [];
  const what = `${count(total, 'known finding')} ${total === 1 ? 'is' : 'are'} fixed`;
  const named = fixed.slice(0, FIXED_NAMED).map(({ name, ruleId, field }) => `fixed in ${name}: ${ruleId} at ${field}`);
  const more = fixed.length - named.length;
  return [
    isPruned
      ? `${what}, and taken out of ${KNOWN_FILE}`
      : `${what}; --prune-suppressions takes ${total === 1 ? 'it' : 'them'} out of ${KNOWN_FILE}`,
    ...named,
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
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
