import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { assess, parseDocument, type Assessment } from '../../core/index.ts';
import { oneLine } from '../../report/text.ts';
import { fileHistory } from '../../repository/history.ts';
import { openRepository } from '../../repository/node/repository.ts';
import { EXIT, UsageError, type Io } from '../io.ts';
import { relativePath } from '../paths.ts';
import { createSurroundings } from '../surroundings.ts';

export interface HistoryOptions {
  readonly format: 'pretty' | 'json';
  readonly config?: string;
}

/** How a manifest stood after a commit, by the rules of today on the day of the commit. */
interface Entry extends Pick<Assessment, 'stage' | 'score'> {
  readonly commit: string;
  readonly on: string;
  readonly path: string;
  readonly verdict: string | null;
}

const BARS = '▁▂▃▄▅▆▇█';

/** `ai-initiative history`: score, verdict and stage of a manifest at each of its revisions. Returns the exit code. */
export async function historyCommand(given: string, { format, config }: HistoryOptions, io: Io): Promise<number> {
  const file = path.resolve(io.cwd, given);
  if (!existsSync(file)) throw new UsageError(`${given}: there is no such file`);
  const manifest = realpathSync.native(file);
  const repository = await openRepository(path.dirname(manifest), io.env);
  const { history } = repository;
  if ('unknown' in history) throw new UsageError(`${given}: its history cannot be shown, ${history.unknown}`);
  const { policy } = await createSurroundings(io.cwd, config).of(manifest);

  const commits = (await fileHistory(history.known, relativePath(repository.root, manifest))).toReversed();
  const texts = await history.known.texts(commits.map((commit) => ({ commit: commit.id, path: commit.path })));
  const entries = commits.flatMap(({ id, path: name, authoredOn: on }, i): readonly Entry[] => {
    const text = texts[i];
    if (text === undefined) return [];
    const { stage, score, gate } = assess(parseDocument(text), { policy, today: on });
    return [{ commit: id, on, path: name, stage, score, verdict: gate?.verdict ?? null }];
  });
  io.stdout.write(format === 'json' ? `${JSON.stringify(entries, undefined, 2)}\n` : table(entries));
  return EXIT.ok;
}

function table(entries: readonly Entry[]): string {
  if (entries.length === 0) return 'The manifest is not committed yet\n';
  const rows = entries.map(({ commit, on, stage, score, verdict }) =>
    [
      on,
      commit.slice(0, 8),
      (stage ?? 'unreadable').padEnd(10),
      (score === null ? '–' : String(Math.floor(score))).padStart(3),
      bar(score),
      verdict ?? '–',
    ].join('  '),
  );
  const scores = entries.map(({ score }) => bar(score)).join('');
  return `${[...rows, '', `${scores}  ${entries.length} revisions`].map(oneLine).join('\n')}\n`;
}

function bar(score: number | null): string {
  return score === null ? '·' : (BARS[Math.min(7, Math.floor((score / 100) * 8))] ?? '·');
}
