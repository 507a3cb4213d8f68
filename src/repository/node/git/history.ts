import type { Fact } from '../../../core/index.ts';
import type { History } from '../../access.ts';
import { createMemo } from '../../memo.ts';
import { textReader } from './cat-file.ts';
import { GitError } from './git-error.ts';
import { gitFolderOf, historyGap, isPartialClone } from './git-folder.ts';
import { logReader } from './log.ts';
import type { Git } from './run-git.ts';

/** Room for the renames of commits that are asked about again. */
const MAX_RENAMES = 1 << 20;

const PARTIAL = 'this is a partial clone, and what an older commit holds is not here';
const MISSING = 'the clone is not whole: what an older commit holds is not here';

/** Texts in which a missing one is looked for; one shows it. */
const LOOKED_AT = 5;

/** The history of the repository whose root is given (absolute, links followed), or why it cannot be relied on. */
export function nodeHistory(git: Git, root: string): Fact<History> {
  let isPartial: boolean;
  try {
    const folder = gitFolderOf(root);
    const gap = historyGap(folder);
    if (gap !== undefined) return { unknown: gap };
    isPartial = isPartialClone(folder);
  } catch (error) {
    if (error instanceof GitError) return { unknown: error.message };
    throw error;
  }
  const log = logReader(git, root);
  const readTexts = textReader(git, root);
  const renames = createMemo(MAX_RENAMES);

  const renamesOf = async (commit: string): Promise<ReadonlyMap<string, string>> => {
    const options = ['-r', '-m', '-z', '-M', '--root', '--no-commit-id', '--name-status', '--diff-filter=R'];
    const answer = git.run(root, ['diff-tree', '--no-ext-diff', '--no-textconv', ...options, commit, '--']);
    return toRenames((await answer.catch(rethrow)).toString().split('\0'));
  };
  const rethrow = (error: unknown): never => {
    throw isPartial && error instanceof GitError ? new GitError(PARTIAL, { cause: error }) : error;
  };
  /** Git says the same of a path that a commit does not have and of one whose text is not here. */
  const requirePresent = async (names: readonly string[], texts: readonly (string | undefined)[]) => {
    for (const name of names.filter((_, i) => texts[i] === undefined).slice(0, LOOKED_AT)) {
      const id = await git.run(root, ['rev-parse', '--quiet', '--verify', '--end-of-options', name]).catch(() => '');
      if (id.length > 0) throw new GitError(isPartial ? PARTIAL : MISSING);
    }
  };

  return {
    known: {
      log: log.of,
      async renamedFrom({ commit, path }) {
        if ((await log.mayRename(commit)) === false) return undefined;
        return (await renames.remember(commit, () => renamesOf(commit))).get(path);
      },
      async texts(revisions) {
        const names = revisions.map(({ commit, path }) => `${commit}:${path}`);
        const texts = await readTexts(names);
        await requirePresent(names, texts);
        return texts;
      },
    },
  };
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
