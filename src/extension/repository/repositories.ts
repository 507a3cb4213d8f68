import * as vscode from 'vscode';
import type { Repository } from '../../repository/access.ts';
import { createMemo } from '../../repository/memo.ts';
import { isNotable } from '../../repository/notable.ts';
import { createStats } from '../host/stats.ts';
import { windowFiles } from './window-files.ts';
import { gitApi, type GitApi } from './git-api.ts';
import { windowHistory } from './window-history.ts';

/** What is kept of what was made of the files of a repository, in characters. */
const ROOM = 4 << 20;

/** Files of code that are read below one folder, each by several calls to the window. */
const MAX_SOURCES = 500;

/** A repository of the window, or a folder that is in none. */
export interface WindowRepository extends Repository {
  readonly root: vscode.Uri;
}

/** The repositories of the window, each opened once. What was seen in them is kept until something in them changes. */
export interface Repositories extends vscode.Disposable {
  /** The repository that a folder lies in: the same object until something in it changes. */
  of(folder: vscode.Uri): Promise<WindowRepository>;
  /** Looks at everything anew from now on: news of files come a moment late. */
  forget(): void;
  /** With the path of a file or folder that came, changed or went. */
  readonly onDidTouch: vscode.Event<string>;
  /** Git has moved on, or may be asked from now on. */
  readonly onDidMove: vscode.Event<void>;
}

export function createRepositories(): Repositories {
  const stats = createStats();
  const opened = new Map<string, Promise<WindowRepository>>();
  const moved = new vscode.EventEmitter<void>();
  const touched = new vscode.EventEmitter<string>();
  const git = gitApi();
  const watched = new Set<object>();

  const forget = () => {
    stats.forget();
    opened.clear();
  };
  const move = () => {
    forget();
    moved.fire();
  };
  const touch = (path: string, isOther: boolean) => {
    if (/\/(?:\.git|node_modules)\//.test(path)) return;
    if (isOther) stats.forget();
    if (isNotable(path) || (isOther && mayBeFolder(path))) opened.clear();
    touched.fire(path);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const subscriptions: vscode.Disposable[] = [
    moved,
    touched,
    watcher,
    watcher.onDidCreate(({ path }) => touch(path, true)),
    watcher.onDidDelete(({ path }) => touch(path, true)),
    watcher.onDidChange(({ path }) => touch(path, false)),
    vscode.workspace.onDidGrantWorkspaceTrust(move),
  ];
  void git.then((api) => api && subscriptions.push(api.onDidOpenRepository(move)));

  const open = async (root: vscode.Uri): Promise<WindowRepository> => {
    const api = await git;
    follow(api, root);
    const files = windowFiles(root, stats);
    const memo = createMemo(ROOM);
    return {
      root,
      name: root.path.split('/').at(-1) ?? '',
      files,
      maxSources: MAX_SOURCES,
      history: await windowHistory(root, api),
      isLeftOut: async () => (await stats.of(vscode.Uri.joinPath(root, '.git/info/sparse-checkout'))) !== undefined,
      once: (name, make) => memo.remember(name, () => make(files)),
    };
  };

  function follow(api: GitApi | undefined, root: vscode.Uri): void {
    const repository = api?.getRepository(root);
    if (!repository || watched.has(repository)) return;
    watched.add(repository);
    let head = repository.state.HEAD?.commit;
    subscriptions.push(
      repository.state.onDidChange(() => {
        if (head === repository.state.HEAD?.commit) return;
        head = repository.state.HEAD?.commit;
        move();
      }),
    );
  }

  return {
    onDidMove: moved.event,
    onDidTouch: touched.event,
    async of(folder) {
      const root = await stats.rootOf(folder);
      const opening = opened.get(root.toString()) ?? open(root);
      opened.set(root.toString(), opening);
      return opening;
    },
    forget,
    dispose: () => subscriptions.forEach((subscription) => void subscription.dispose()),
  };
}

/** Whether a path may be that of a folder, which comes or goes as one event that says nothing of the files in it. */
export function mayBeFolder(path: string): boolean {
  return !path.slice(path.lastIndexOf('/')).includes('.');
}

/** The path of something in a repository, from its root. */
export function pathIn({ root }: WindowRepository, { path }: vscode.Uri): string {
  // the root of a file system is itself the slash that ends every other folder
  return path.slice(root.path.length).replace(/^\//, '');
}
