import * as vscode from 'vscode';

/** Caches `fs.stat` results until `forget()`. */
export interface Stats {
  /** Undefined where nothing exists, or it cannot be read. */
  of(uri: vscode.Uri): Promise<vscode.FileStat | undefined>;
  /** The root of the repository a folder lies in; the workspace folder where there is none; else the folder itself. */
  rootOf(folder: vscode.Uri): Promise<vscode.Uri>;
  forget(): void;
}

export function createStats(): Stats {
  const stats = new Map<string, Promise<vscode.FileStat | undefined>>();
  const roots = new Map<string, Promise<vscode.Uri | undefined>>();

  const of = (uri: vscode.Uri) =>
    remember(stats, uri, () => Promise.resolve(vscode.workspace.fs.stat(uri)).catch(() => undefined));

  const gitRootOf = (folder: vscode.Uri): Promise<vscode.Uri | undefined> =>
    remember(roots, folder, async () => {
      if (await of(vscode.Uri.joinPath(folder, '.git'))) return folder;
      const parent = vscode.Uri.joinPath(folder, '..');
      return parent.path === folder.path ? undefined : gitRootOf(parent);
    });

  return {
    of,
    rootOf: async (folder) => (await gitRootOf(folder)) ?? vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder,
    forget() {
      stats.clear();
      roots.clear();
    },
  };
}

function remember<T>(known: Map<string, T>, uri: vscode.Uri, make: () => T): T {
  const key = uri.toString();
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
