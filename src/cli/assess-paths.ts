import path from 'node:path';
import { factsQuery, type CalendarDate } from '../core/index.ts';
import type { Report, ReportedProblem } from '../report/schema.ts';
import { REPORT_VERSION } from '../report/version.ts';
import { createFactsSource } from '../repository/node/facts-source.ts';
import { assessFiles } from './assess-files.ts';
import { changedSince } from './changed.ts';
import { discover, NO_MANIFEST, type Discovery } from './discover.ts';
import { git } from './git.ts';
import type { Io } from './io.ts';
import { relativePath } from './paths.ts';
import { progress } from './progress.ts';
import { isInShard, type Shard } from './shard.ts';
import { createSurroundings } from './surroundings.ts';
import { VERSION } from './version.ts';

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
}

/** What a report needs that costs a call of git. */
export interface AssessPathsNeeds {
  /** Whether paths must be told as the repository sees them. */
  readonly basePath: boolean;
}

/** Assesses the manifests at or under paths, given relative to the current folder. */
export async function assessPaths(
  paths: readonly string[],
  options: AssessPathsOptions,
  needs: AssessPathsNeeds,
  io: Io,
): Promise<Report> {
  const { today = io.today(), config, changedSince: ref, shard, quiet = false } = options;
  const surroundings = createSurroundings(io.cwd, config);
  const factsOf = createFactsSource(io.cwd, io.env);
  const found = await discover(
    paths.map((given) => path.resolve(io.cwd, given)),
    io.env,
  );
  const changed = ref === undefined ? found.files : await changedSince(ref, found.files, io);
  const files = shard ? changed.filter((file) => isInShard(relativePath(io.cwd, file), shard)) : changed;
  const { assessments, errors } = await assessFiles(files, {
    cwd: io.cwd,
    today,
    surroundingsOf: async (file, document) => ({
      ...(await surroundings.of(file)),
      facts: await factsOf(file, factsQuery(document)),
    }),
    onProgress: progress(files.length, quiet, io),
  });
  return {
    schemaVersion: REPORT_VERSION,
    tool: TOOL,
    asOf: today,
    repository: options.repository ?? (io.env['GITHUB_REPOSITORY'] || io.env['CI_PROJECT_PATH'] || null),
    basePath: needs.basePath ? await basePath(io) : '',
    assessments,
    policies: [...surroundings.policies()],
    errors: [...notFound(found, paths, io.cwd), ...errors],
  };
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
