import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  assess,
  initiativeRow,
  isCalendarDate,
  parseDocument,
  type CalendarDate,
  type InitiativeRow,
} from '../../core/index.ts';
import { mergeRows } from '../../report/portfolio/merge-rows.ts';
import type { PastRows } from '../../report/portfolio/portfolio.ts';
import { placeOf } from '../../report/rows.ts';
import { textReader } from '../../repository/node/git/cat-file.ts';
import { createGit, zeroSeparated, type Git } from '../../repository/node/git/run-git.ts';
import { repositoryRoot } from '../../repository/node/root.ts';
import { UsageError, type Io } from '../command-line/io.ts';
import { MANIFEST_NAMES } from '../files/manifest-names.ts';
import { relativePath } from '../files/paths.ts';
import { basePath, repositoryName } from './assess-paths.ts';
import { createPolicyFinder } from './policy-for-manifest.ts';
import { isReport, readSources, type SourceOptions } from './read-sources.ts';

/** How many texts are read at once. */
const BATCH = 200;

/**
 * The initiatives of some sources as of before: out of a report, or as they were committed by a date or at a git ref.
 * Committed manifests are judged by the rules and policies of today, as of that day, without their repository.
 * Throws a {@link UsageError} where that is not known.
 */
export async function pastRows(
  sources: readonly string[],
  since: string,
  options: SourceOptions,
  io: Io,
): Promise<PastRows> {
  if (isReport(since)) {
    const { sourced, errors } = await readSources([since], options, io);
    const [error] = errors;
    if (error) throw new UsageError(`--since ${error.path}: ${error.message}`);
    return { rows: mergeRows(sourced).rows, knewContradictions: true };
  }
  const folders = sources.filter((source) => !isReport(source));
  if (folders.length === 0)
    throw new UsageError(`--since ${since}: a date or git ref needs a folder; reports need a report`);
  const rows = new Map<string, InitiativeRow>();
  for (const folder of folders) for (const row of await rowsAt(folder, since, options, io)) rows.set(row.uri, row);
  return { rows: [...rows.values()], knewContradictions: false };
}

async function rowsAt(given: string, since: string, options: SourceOptions, io: Io): Promise<readonly InitiativeRow[]> {
  const target = path.resolve(io.cwd, given);
  if (!statSync(target, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--since ${since}: ${given} is not a folder`);
  const folder = realpathSync.native(target);
  const root = repositoryRoot(folder);
  if (root === undefined) throw new UsageError(`--since ${since}: ${given} is not in a git repository`);
  const git = createGit(io.env);
  const { commit, on } = await commitAt(git, root, since);
  const listing = await git.run(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]);
  const below = relativePath(root, folder);
  const files = zeroSeparated(listing).filter(
    (file) =>
      (MANIFEST_NAMES as readonly string[]).includes(path.posix.basename(file)) &&
      (below === '.' || file.startsWith(`${below}/`)),
  );
  const policies = createPolicyFinder(io.cwd, options.config);
  const read = textReader(git, root);
  const run = { asOf: on, repository: repositoryName(options.repository, io), basePath: basePath(io.cwd) };
  const rows: InitiativeRow[] = [];
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH);
    const texts = await read(batch.map((file) => `${commit}:${file}`));
    for (const [i, file] of batch.entries()) {
      const text = texts[i];
      if (text === undefined)
        throw new UsageError(`--since ${since}: what ${file} held then is not in this clone; fetch all of its history`);
      const absolute = path.join(root, file);
      const { policy } = await policies.of(absolute);
      const assessment = assess(parseDocument(text), { policy, today: on });
      rows.push(initiativeRow(placeOf(run, relativePath(io.cwd, absolute)), assessment));
    }
  }
  return rows;
}

/** The newest commit by the end of a date, or that of a ref, and the day its committer wrote it. */
async function commitAt(
  git: Git,
  root: string,
  since: string,
): Promise<{ readonly commit: string; readonly on: CalendarDate }> {
  const isDate = isCalendarDate(since);
  if (!isDate && !/^[\w@][\w@.~^/-]*$/.test(since))
    throw new UsageError(`--since "${since}" is no report, date (YYYY-MM-DD) or git ref`);
  const words = isDate
    ? ['log', '-1', '--format=%H %cs', `--until=${since}T23:59:59`, 'HEAD', '--']
    : ['log', '-1', '--format=%H %cs', since, '--'];
  const answer = await git.run(root, words).catch((error: unknown) => {
    throw new UsageError(`--since ${since}: git does not know it here`, { cause: error });
  });
  const [commit = '', on = ''] = answer.toString().trim().split(' ');
  if (commit === '') throw new UsageError(`--since ${since}: there is no commit of that day or before`);
  return { commit, on: isDate ? since : on };
}
