import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { CalendarDate } from '../../core/index.ts';
import type { Report, ReportedProblem } from '../../report/report-schema.ts';
import { REPORT_VERSION } from '../../report/version.ts';
import { createGit } from '../../repository/node/git/run-git.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { assessFiles } from './assess-files.ts';
import { changedSince } from './changed.ts';
import { discover, NO_MANIFEST, type Discovery } from '../files/find-manifests.ts';
import type { Io } from '../command-line/io.ts';
import { relativePath } from '../files/paths.ts';
import { isInShard, type Shard } from './shard.ts';
import { VERSION } from '../version.ts';

/** Names this program and its version in what it writes. */
export const TOOL = { name: 'ai-initiative', version: VERSION } as const;

/** Which manifests are assessed, and how; the options of every command that assesses. */
export interface AssessPathsOptions {
  readonly today?: CalendarDate;
  /** A policy file in place of all that would be found. */
  readonly config?: string;
  /** A git ref. */
  readonly changedSince?: string;
  readonly shard?: Shard;
  /** Names the repository in the report. */
  readonly repository?: string;
  readonly quiet?: boolean;
  /** Where there is no manifest, that is no error. */
  readonly allowNone?: boolean;
  /** Filled with the scorecards by the paths of the report; they are made only where it is given. */
  readonly scorecards?: Map<string, ShownScorecard>;
}

/** Assesses the manifests at or under paths, given relative to the current folder. */
export async function assessPaths(paths: readonly string[], options: AssessPathsOptions, io: Io): Promise<Report> {
  const { today = io.today(), config, changedSince: ref, shard, quiet = false, allowNone = false } = options;
  const git = createGit(io.env);
  const found = await discover(
    paths.map((given) => path.resolve(io.cwd, given)),
    io.env,
    git,
  );
  const changed = ref === undefined ? found.files : await changedSince(ref, found.files, { cwd: io.cwd, git });
  const files = shard ? changed.filter((file) => isInShard(relativePath(io.cwd, file), shard)) : changed;
  const run = {
    cwd: io.cwd,
    env: { ...io.env },
    today,
    config,
    scorecards: options.scorecards && { asOfIsSet: options.today !== undefined },
  };
  const { assessments, errors, policies, scorecards } = await assessFiles(files, run, {
    onProgress: progress(files.length, quiet, io),
    git,
  });
  for (const [file, scorecard] of scorecards) options.scorecards?.set(file, scorecard);
  return {
    ...runHead(today, options.repository, io),
    assessments: [...assessments],
    policies: [...policies],
    errors: [...notFound(found, allowNone ? [] : paths, io.cwd), ...errors],
  };
}

/** What heads a report: the same of every command that writes one. @param repository names it in place of what CI says */
export function runHead(today: CalendarDate, repository: string | undefined, { cwd, env }: Pick<Io, 'cwd' | 'env'>) {
  return {
    schemaVersion: REPORT_VERSION,
    tool: TOOL,
    asOf: today,
    repository: repositoryName(repository, { env }),
    basePath: basePath(cwd),
  } as const;
}

/** What the repository of a run is called: as given, or as GitHub or GitLab name it in CI. */
export function repositoryName(given: string | undefined, { env }: Pick<Io, 'env'>): string | null {
  return given ?? (env['GITHUB_REPOSITORY'] || env['CI_PROJECT_PATH'] || null);
}

/** The path of a folder in its repository, with a slash at the end; empty for the root. */
export function basePath(folder: string): string {
  const real = realpathSync.native(folder);
  const below = relativePath(repositoryRoot(real) ?? real, real);
  return below === '.' ? '' : `${below}/`;
}

/** What stood in the way of finding manifests, finding none at all included. @param paths where there must be one */
function notFound({ files, problems }: Discovery, paths: readonly string[], cwd: string): readonly ReportedProblem[] {
  if (files.length + problems.length > 0) {
    return problems.map(({ path: file, message }) => ({ path: relativePath(cwd, file), message }));
  }
  return paths.map((given) => ({ path: relativePath(cwd, path.resolve(cwd, given)), message: NO_MANIFEST }));
}

/** A run over fewer files ends before progress matters. */
const MANY = 500;
const STEP = 100;

/** Shows the progress of a long run on a terminal's standard error, on one line that it clears at the end. */
function progress(total: number, quiet: boolean, { stderr }: Io): (done: number) => void {
  if (quiet || total < MANY || !stderr.isTerminal) return () => undefined;
  return (done) => {
    if (done === total) stderr.write('\r\u001B[K');
    else if (done % STEP === 0) stderr.write(`\rassessed ${done} of ${total}`);
  };
}
