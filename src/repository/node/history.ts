import type { Fact } from '../../core/index.ts';
import type { Commit, History } from '../access.ts';
import { GitError, runGit, type Environment } from './run-git.ts';

const QUIET = ['--no-ext-diff', '--no-textconv', '--no-color'];

/** The history of the repository whose root is given, or why it cannot be relied on. */
export async function nodeHistory(root: string, env: Environment): Promise<Fact<History>> {
  const ask = async (...args: readonly string[]) => (await runGit(root, env, args)).toString();
  const hasCommits = ask('rev-parse', '-q', '--verify', 'HEAD').then(Boolean, () => false);
  try {
    const shallow = await ask('rev-parse', '--is-shallow-repository');
    if (shallow.trim() === 'true') return { unknown: 'this is a shallow clone, whose history is cut off' };
  } catch (error) {
    if (error instanceof GitError) return { unknown: error.message };
    throw error;
  }
  if (!(await hasCommits)) return { unknown: 'the repository has no commits yet' };

  return {
    known: {
      async log(paths, limit) {
        const format = ['--format=%H %as %cs %P', `--max-count=${limit}`];
        const answer = await ask('log', ...QUIET, '--encoding=UTF-8', ...format, 'HEAD', '--', ...paths);
        return answer.split('\n').filter(Boolean).map(toCommit);
      },
      async renamedFrom({ commit, path }) {
        const options = ['-r', '-m', '-z', '-M', '--root', '--no-commit-id', '--name-status', '--diff-filter=R'];
        const parts = (await ask('diff-tree', ...QUIET, ...options, commit, '--')).split('\0');
        // score, old name, new name, and again
        const at = parts.findIndex((part, i) => i % 3 === 2 && part === path);
        return at < 0 ? undefined : parts[at - 1];
      },
      async texts(revisions) {
        // a line break would end the name of the object asked for
        const names = revisions.map(({ commit, path }) => `${commit}:${path.replaceAll('\n', '?')}\n`);
        return readBatch(await runGit(root, env, ['cat-file', '--batch'], names.join('')), revisions.length);
      },
    },
  };
}

function toCommit(line: string): Commit {
  const [id = '', authoredOn = '', committedOn = '', ...parents] = line.trim().split(' ');
  return { id, authoredOn, committedOn, parents };
}

/** Reads `count` answers: `<id> blob <bytes>\n<text>\n`, or one line that says that there is no such thing. */
function readBatch(bytes: Buffer, count: number): readonly (string | undefined)[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    const end = bytes.indexOf('\n', at);
    const head = /^[0-9a-f]+ (\w+) (\d+)$/.exec(bytes.toString('utf8', at, end));
    const start = end + 1;
    const length = Number(head?.[2]);
    at = head ? start + length + 1 : start;
    return head?.[1] === 'blob' ? bytes.toString('utf8', start, start + length) : undefined;
  });
}
