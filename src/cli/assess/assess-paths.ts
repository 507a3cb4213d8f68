import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { CalendarDate } from '../../core/index.ts';
import type { Report, ReportedProblem } from '../../report/report-schema.ts';
import { REPORT_VERSION } from '../../report/version.ts';
import { createGit } from '../../repository/node/git/run-git.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { MAX_SCORECARDS, type ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import { assessFiles } from './assess-files.ts';
import { changedSince } from './changed.ts';
import { UsageError, type Io } from '../command-line/io.ts';
import { expandGlobs } from '../files/expand-globs.ts';
import { discover, NO_MANIFEST, readProblem, type Discovery } from '../files/find-manifests.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { relativePath } from '../files/paths.ts';
import { decodeText, LONGEST } from '../files/read-text.ts';
import type { Input } from './assessor.ts';
import { excludedNote, leaveOut } from './leave-out.ts';
import { createPolicyFinder } from './policy-for-manifest.ts';
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
  /** Patterns of manifests to leave out, as in `.gitignore`, relative to the current folder. */
  readonly ignorePattern?: readonly string[];
  /** The path that the text on standard input stands for, relative to the current folder; read where a path is `-`. */
  readonly stdinFilename?: string;
  /** Names the repository in the report. */
  readonly repository?: string;
  readonly quiet?: boolean;
  /** Finding no manifest is not an error. */
  readonly allowNone?: boolean;
  /** Collects the scorecards of a few manifests, by their paths in the report; they are built only where this is given. */
  readonly scorecards?: Map<string, ShownScorecard>;
}

/** Assesses the manifests at or under paths and patterns, given relative to the current folder. */
export async function assessPaths(given: readonly string[], options: AssessPathsOptions, io: Io): Promise<Report> {
  const { today = io.today(), changedSince: ref, shard, quiet = false, allowNone = false } = options;
  const git = createGit(io.env);
  const input = await readInput(given, options.stdinFilename, io);
  const paths = input ? [] : expandGlobs(given, io.cwd);
  const found = input
    ? { files: [input.file], problems: [] }
    : await discover(
        paths.map((one) => path.resolve(io.cwd, one)),
        io.env,
        git,
      );
  const policyFinder = createPolicyFinder(io.cwd, options.config);
  const kept = await leaveOut(found.files, { cwd: io.cwd, ignored: options.ignorePattern, policyFinder });
  if (!quiet) io.stderr.write(excludedNote(kept.excluded));
  const changed = ref === undefined ? kept.files : await changedSince(ref, kept.files, { cwd: io.cwd, git });
  const files = shard ? changed.filter((file) => isInShard(relativePath(io.cwd, file), shard)) : changed;
  const isShown = options.scorecards !== undefined && files.length <= MAX_SCORECARDS;
  const run = {
    cwd: io.cwd,
    env: { ...io.env },
    today,
    policyFinder,
    input,
    scorecards: isShown ? { asOfIsSet: options.today !== undefined } : undefined,
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

/** The text on standard input, where the path `-` asks for it. Throws a {@link UsageError} where that cannot be. */
async function readInput(given: readonly string[], name: string | undefined, io: Io): Promise<Input | undefined> {
  if (!given.includes('-')) {
    if (name !== undefined)
      throw new UsageError('--stdin-filename says where the text of the path - belongs; give that path');
    return undefined;
  }
  if (given.length > 1) throw new UsageError('the path - is standard input, and takes no other path beside it');
  const file = path.resolve(io.cwd, name ?? MANIFEST_NAMES[0]);
  if (!existsSync(path.dirname(file))) throw new UsageError(`--stdin-filename ${name}: there is no such folder`);
  try {
    return { file, text: decodeText(await io.readInput(LONGEST), true) };
  } catch (error) {
    throw new UsageError(`standard input: ${readProblem(error)}`);
  }
}

/** The head of a report, which all commands that write one share. @param repository names it in place of what CI says */
export function runHead(today: CalendarDate, repository: string | undefined, { cwd, env }: Pick<Io, 'cwd' | 'env'>) {
  return {
    schemaVersion: REPORT_VERSION,
    tool: TOOL,
    asOf: today,
    repository: repositoryName(repository, { env }),
    basePath: basePath(cwd),
  } as const;
}

/** The name of the repository: as given, or as GitHub or GitLab name it in CI. */
export function repositoryName(given: string | undefined, { env }: Pick<Io, 'env'>): string | null {
  return given ?? (env['GITHUB_REPOSITORY'] || env['CI_PROJECT_PATH'] || null);
}

/** The path of a folder in its repository, with a slash at the end; empty for the root. */
export function basePath(folder: string): string {
  const real = realpathSync.native(folder);
  const below = relativePath(repositoryRoot(real) ?? real, real);
  return below === '.' ? '' : `${below}/`;
}

/** Why manifests could not be found; finding none counts. @param paths where there must be one */
function notFound({ files, problems }: Discovery, paths: readonly string[], cwd: string): readonly ReportedProblem[] {
  if (files.length + problems.length > 0) {
    return problems.map(({ path: file, message }) => ({ path: relativePath(cwd, file), message }));
  }
  return paths.map((given) => ({ path: relativePath(cwd, path.resolve(cwd, given)), message: NO_MANIFEST }));
}

/** With fewer files a run ends before progress matters. */
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
