import * as vscode from 'vscode';

/** Which files to find below a folder. */
export interface Wanted {
  readonly glob: string;
  /** What VS Code may skip. */
  readonly exclude: string;
  /** Whether a file by this path is one of them. */
  readonly isWanted: (path: string) => boolean;
  readonly max: number;
}

/** How long to wait for a search that may never answer, in ms. */
const PATIENCE = 2000;

/** The most folders to walk where there is no search. */
const MAX_FOLDERS = 2000;

const SKIPPED = new Set(['node_modules', '.git', '.venv', 'venv', 'vendor']);

/** Asks VS Code for files; where a file system brings no search with it, VS Code would wait for one for ever: it is walked. */
export async function findFiles(
  root: vscode.Uri,
  { glob, exclude, isWanted, max }: Wanted,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const search = vscode.workspace.findFiles(new vscode.RelativePattern(root, glob), exclude, max, token);
  const patience = new Promise<undefined>((resolve) => {
    if (root.scheme !== 'file') setTimeout(resolve, PATIENCE, undefined);
  });
  const found = (await Promise.race([search, patience])) ?? (await walk(root, isWanted, max, token));
  return found.filter(({ path }) => isWanted(path));
}

/** Nearest first. Does not follow links, so it always terminates. */
async function walk(
  root: vscode.Uri,
  isWanted: (path: string) => boolean,
  max: number,
  token: vscode.CancellationToken | undefined,
): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const folders = [root];
  for (const folder of folders) {
    if (token?.isCancellationRequested || found.length >= max) break;
    const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.File && isWanted(uri.path)) found.push(uri);
      else if (type === vscode.FileType.Directory && !SKIPPED.has(name) && folders.length < MAX_FOLDERS)
        folders.push(uri);
    }
  }
  return found;
}
