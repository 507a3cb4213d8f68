import path from 'node:path';
import { changesInWords } from '../../core/index.ts';
import { count, scoreBar, scoreText } from '../../presenter/format.ts';
import { oneLine, toJson } from '../../report/sanitize.ts';
import { GitError } from '../../repository/node/git/git-error.ts';
import { openRepository } from '../../repository/node/repository.ts';
import { createTrendCache, trendOf, type TrendPoint } from '../../repository/trend.ts';
import { EXIT, UsageError, type Io } from '../command-line/io.ts';
import { readProblem } from '../files/find-manifests.ts';
import { relativePath } from '../files/paths.ts';
import { findNamed } from '../files/read-text.ts';
import { createPolicyFinder } from '../assess/policy-for-manifest.ts';

export interface HistoryOptions {
  readonly format: 'pretty' | 'json';
  readonly config?: string;
}

/** Changes that a line of the table names. */
const NAMED = 3;

/** `ai-initiative history`: score, verdict and stage of a manifest at each of its revisions. Returns the exit code. */
export async function historyCommand(given: string, { format, config }: HistoryOptions, io: Io): Promise<number> {
  const manifest = locate(path.resolve(io.cwd, given), given);
  const repository = await openRepository(path.dirname(manifest), io.env);
  const { history } = repository;
  if ('unknown' in history) throw new UsageError(cannotBeShown(given, history.unknown));
  const { policy } = await createPolicyFinder(io.cwd, config).of(manifest);
  const options = { policy, cache: createTrendCache() };
  const points = await trendOf(history.known, relativePath(repository.root, manifest), options).catch(
    (error: unknown) => {
      if (error instanceof GitError) throw new UsageError(cannotBeShown(given, error.message), { cause: error });
      throw error;
    },
  );
  io.stdout.write(format === 'json' ? `${toJson(points.map(entryOf), 2)}\n` : table(points));
  return EXIT.ok;
}

const cannotBeShown = (given: string, reason: string) => `${given}: its history cannot be shown, ${reason}`;

/** The real path of a manifest. @throws {UsageError} where it is no file of its repository */
function locate(file: string, given: string): string {
  try {
    const found = findNamed(file);
    if (found) return found.real;
  } catch (error) {
    throw new UsageError(`${given}: ${readProblem(error)}`, { cause: error });
  }
  throw new UsageError(`${given}: no such file`);
}

function entryOf({ commit, on, path: name, standing: { stage, score, verdict }, changes }: TrendPoint) {
  return { commit, on, path: name, stage, score, verdict, changes };
}

function table(points: readonly TrendPoint[]): string {
  if (points.length === 0) return 'The manifest is not committed yet\n';
  const rows = points.map(({ commit, on, standing: { stage, score, verdict }, changes }) =>
    [
      on,
      commit.slice(0, 8),
      (stage ?? 'unreadable').padEnd(10),
      scoreText(score).padStart(3),
      scoreBar(score),
      (verdict ?? '–').padEnd(11),
      inShort(changesInWords(changes)),
    ]
      .join('  ')
      .trimEnd(),
  );
  const scores = points.map(({ standing }) => scoreBar(standing.score)).join('');
  return `${[...rows, '', `${scores}  ${count(points.length, 'revision')}`].map(oneLine).join('\n')}\n`;
}

function inShort(changes: readonly string[]): string {
  const rest = changes.length - NAMED;
  return [...changes.slice(0, NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
