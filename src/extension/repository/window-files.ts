import * as vscode from 'vscode';
import type { EntryKind, FileAccess } from '../../repository/access.ts';
import { findFiles } from '../host/find-files.ts';
import type { Stats } from '../host/stats.ts';
import { isNotable, MAX_NOTABLE, NOTABLE_NAMES, WORKFLOW_FOLDERS } from '../../repository/notable.ts';

const MAX_ENTRIES = 10_000;
const NOTABLE = `**/{${[...NOTABLE_NAMES, ...WORKFLOW_FOLDERS.map((folder) => `${folder}/**`)].join(',')}}`;

/** The files below a folder, of whatever kind the window has open. What is found to stand somewhere is taken to stay. */
export function windowFiles(root: vscode.Uri, stats: Stats): FileAccess {
  const at = (path: string) => (path === '' ? root : vscode.Uri.joinPath(root, path));
  let notable: Promise<readonly string[]> | undefined;

  const kindOf = async (path: string): Promise<EntryKind> => {
    const parts = path.split('/').filter(Boolean);
    let type: vscode.FileType = vscode.FileType.Directory;
    for (let i = 1; i <= parts.length; i++) {
      const stat = await stats.of(at(parts.slice(0, i).join('/')));
      if (!stat) return 'absent';
      // where a link leads cannot be asked here, and it may lead out
      if (stat.type & vscode.FileType.SymbolicLink) return 'link';
      type = stat.type;
    }
    return type & vscode.FileType.Directory ? 'folder' : 'file';
  };

  return {
    kindOf,
    async readText(path, maxBytes) {
      const stat = await stats.of(at(path));
      if (stat?.type !== vscode.FileType.File || stat.size > maxBytes || (await kindOf(path)) !== 'file')
        return undefined;
      return decode(await vscode.workspace.fs.readFile(at(path)));
    },
    async list(folder) {
      if ((await kindOf(folder)) !== 'folder') return [];
      const entries = await vscode.workspace.fs.readDirectory(at(folder));
      const names = entries.map(([name, type]) => (type === vscode.FileType.Directory ? `${name}/` : name));
      return names.slice(0, MAX_ENTRIES).toSorted();
    },
    findNotable: () =>
      (notable ??= (async () => {
        const found = await findFiles(root, { glob: NOTABLE, exclude: SKIPPED, isWanted: isNotable, max: MAX_NOTABLE });
        return found.map(({ path }) => path.slice(root.path.length).replace(/^\//, ''));
      })()),
  };
}

const SKIPPED = '**/{node_modules,.venv,venv,vendor,.git}/**';

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
