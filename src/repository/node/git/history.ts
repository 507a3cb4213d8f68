import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Fact } from '../../../core/index.ts';
import type { Commit, History } from '../../access.ts';
import { createMemo } from '../../memo.ts';
import { objectReader, type GitObject } from './cat-file.ts';
import { GitError, runGit, type Environment } from './run-git.ts';
import { readWholeHistory, type WholeHistory } from './whole-history.ts';

const QUIET = ['--no-ext-diff', '--no-textconv', '--no-color'];

/** Questions answered one by one before the whole history is read to answer all others. */
const FEW = 12;

/** Room for the renames of commits that are asked about again. */
const MAX_RENAMES = 1 << 20;

/** The history of the repository whose root is given, or why it cannot be relied on. */
export async function nodeHistory(root: string, env: Environment): Promise<Fact<History>> {
  const none = (unknown: string) => ({ unknown });
  const ask = async (...words: readonly string[]) => (await runGit(root, env, words)).toString();
  const readObjects = objectReader(root, env);
  let head: GitObject | undefined;
  try {
    [head] = await readObjects(['HEAD']);
    if (await isShallow(root, ask)) return none('this is a shallow clone, whose history is cut off');
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // a command that ends says what is wrong, one that stays does not
    return none(
      await ask('rev-parse', '--git-dir').then(
        () => error.message,
        (reason: GitError) => reason.message,
      ),
    );
  }
  if (!head) return none('the repository has no commits yet');

  const whole = wholeAfterFew(() => readWholeHistory(root, env, readObjects));

  const log = async (paths: readonly string[], limit: number): Promise<readonly Commit[]> => {
    const history = await whole.asked();
    const [path = '', ...others] = paths;
    if (history && others.length === 0) return history.log(path === '.' ? '' : path, limit);
    const format = ['--format=%H %as %cs %P', `--max-count=${limit}`];
    const answer = await ask('log', ...QUIET, '--encoding=UTF-8', ...format, 'HEAD', '--', ...paths);
    return answer.split('\n').filter(Boolean).map(toCommit);
  };
  const renamesOf = async (commit: string): Promise<ReadonlyMap<string, string>> => {
    const options = ['-r', '-m', '-z', '-M', '--root', '--no-commit-id', '--name-status', '--diff-filter=R'];
    return toRenames((await ask('diff-tree', ...QUIET, ...options, commit, '--')).split('\0'));
  };

  const renames = createMemo(MAX_RENAMES);

  const history: History = {
    log,
    async renamedFrom({ commit, path }) {
      const commits = await whole.known();
      if (commits?.takesAway(commit) === false) return undefined;
      return (await renames.remember(commit, () => renamesOf(commit))).get(path);
    },
    async texts(revisions) {
      const objects = await readObjects(revisions.map(({ commit, path }) => `${commit}:${path}`));
      return objects.map((object) => (object?.type === 'blob' ? object.content.toString() : undefined));
    },
  };
  return { known: history };
}

/** Whether the history is cut off. To look takes a tenth of the time of asking git. */
async function isShallow(root: string, ask: (...words: readonly string[]) => Promise<string>): Promise<boolean> {
  const folder = path.join(root, '.git');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return existsSync(path.join(folder, 'shallow'));
  // in a work tree or a submodule, git knows where its folder is
  return (await ask('rev-parse', '--is-shallow-repository')).trim() === 'true';
}

/** The whole history, read when more than a few questions have been asked. */
function wholeAfterFew(read: () => Promise<WholeHistory | undefined>) {
  let asked = 0;
  let reading: Promise<WholeHistory | undefined> | undefined;
  return {
    /** For one more question. */
    asked: async () => (++asked > FEW ? (reading ??= read()) : undefined),
    /** Where it was read for others. */
    known: async () => reading,
  };
}

function toCommit(line: string): Commit {
  const [id = '', authoredOn = '', committedOn = '', ...parents] = line.trim().split(' ');
  return { id, authoredOn, committedOn, parents };
}

/** Of score, old name, new name, and again: the old names by the new ones. */
function toRenames(parts: readonly string[]): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const [, from = '', to = ''] = parts.slice(i, i + 3);
    if (!renames.has(to)) renames.set(to, from);
  }
  return renames;
}
