import * as vscode from 'vscode';
import type { CalendarDate, Fact } from '../../core/index.ts';
import type { History } from '../../repository/access.ts';
import type { GitApi, GitRepository } from './git-api.ts';

/** How many revisions are requested at once: each is a process of git. */
const AT_ONCE = 8;

/** The history of a repository as the Git extension tells it, or why it cannot be relied on. Git runs in trusted workspaces only. */
export async function windowHistory(root: vscode.Uri, git: GitApi | undefined): Promise<Fact<History>> {
  if (!vscode.workspace.isTrusted) return { unknown: 'the workspace is not trusted, so git is not asked' };
  if (!git) return { unknown: 'the Git extension is off or finds no git' };
  const repository = git.getRepository(root);
  if (repository?.rootUri.toString() !== root.toString())
    return { unknown: 'the folder is not in a git repository that is open' };
  if (await exists(vscode.Uri.joinPath(root, '.git/shallow'))) {
    return { unknown: 'this is a shallow clone, whose history is cut off' };
  }
  if (repository.state.HEAD?.commit === undefined) return { unknown: 'the repository has no commits yet' };
  return { known: historyOf(repository) };
}

function historyOf(repository: GitRepository): History {
  const at = (path: string) => vscode.Uri.joinPath(repository.rootUri, path).fsPath;
  return {
    async log(path, limit) {
      const found = await repository.log({ path: at(path), maxEntries: limit });
      return found.map(({ hash, parents, authorDate, commitDate }) => ({
        id: hash,
        parents,
        authoredOn: day(authorDate ?? commitDate),
        committedOn: day(commitDate ?? authorDate),
      }));
    },
    async renamedFrom({ commit, path }) {
      const changes = await repository.diffBetween(`${commit}^`, commit);
      const renamed = changes.find(({ renameUri }) => renameUri?.fsPath === at(path));
      return renamed?.originalUri.fsPath.slice(repository.rootUri.fsPath.length + 1).replaceAll('\\', '/');
    },
    async texts(revisions) {
      const texts: (string | undefined)[] = [];
      for (let i = 0; i < revisions.length; i += AT_ONCE) {
        const some = revisions.slice(i, i + AT_ONCE);
        const shown = some.map(({ commit, path }) => repository.show(commit, at(path)).catch(() => undefined));
        texts.push(...(await Promise.all(shown)));
      }
      return texts;
    },
  };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** The local calendar date. */
function day(moment = new Date(0)): CalendarDate {
  const part = (number: number, digits: number) => String(number).padStart(digits, '0');
  return `${part(moment.getFullYear(), 4)}-${part(moment.getMonth() + 1, 2)}-${part(moment.getDate(), 2)}`;
}
