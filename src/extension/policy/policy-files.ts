import * as vscode from 'vscode';
import { KNOWN_FILE, loadPolicy, POLICY_FILES, withKnown, type LoadedPolicy, type ReadText } from '../../core/index.ts';
import { isForeign, openDocument } from '../store/manifests.ts';
import { createStats } from '../host/stats.ts';

/** Open documents that are policies, by their names. */
export const policySelector: vscode.DocumentFilter = { pattern: `**/{${POLICY_FILES.join(',')}}` };

/** Whether a resource is a policy file of this project. */
export function isPolicyFile({ path }: vscode.Uri): boolean {
  return POLICY_FILES.some((name) => path.endsWith(`/${name}`)) && !isForeign(path);
}

/** A policy, the folder from which its files are named, and every file that was looked for. */
export interface WindowPolicy extends LoadedPolicy {
  readonly root: vscode.Uri;
  readonly asked: readonly vscode.Uri[];
}

/** More, in bytes, than the core reads of a file; what is longer is refused there by its size. */
const READABLE_SIZE = 128 * 1024;

/** Of the known findings of some ten thousand manifests. */
const READABLE_KNOWN_SIZE = 8 * 1024 * 1024;

/** Reads policies; what was read is kept as long as this object. */
export interface PolicyFiles {
  /** The policy of everything in a folder: of every policy file from there up to the root. */
  ofFolder(folder: vscode.Uri): Promise<WindowPolicy>;
  /** The policy that one file says, with what it extends. */
  ofFile(file: vscode.Uri): Promise<WindowPolicy>;
}

/** @param onRead hears of each policy once, as it is read */
export function createPolicyFiles(onRead: (policy: WindowPolicy) => void): PolicyFiles {
  const stats = createStats();
  const loaded = new Map<string, Promise<WindowPolicy>>();

  /** Thousands of folders may share the few files that there are. */
  const load = (root: vscode.Uri, files: readonly string[]): Promise<WindowPolicy> => {
    const key = [root, ...files].join('\n');
    const policy = loaded.get(key) ?? read(root, files);
    loaded.set(key, policy);
    return policy;
  };

  const read = async (root: vscode.Uri, files: readonly string[]): Promise<WindowPolicy> => {
    const asked: vscode.Uri[] = [];
    const look: ReadText = async (file) => {
      const uri = vscode.Uri.joinPath(root, file);
      asked.push(uri);
      const isLink = await leadsThroughLink(root, file);
      return isLink ? { problem: 'it goes through a link, which may lead out of the repository' } : readText(uri);
    };
    const policy = withKnown(await loadPolicy(files, look), await look(KNOWN_FILE));
    const made = { root, asked, ...policy };
    onRead(made);
    return made;
  };

  /** Links may lead out of the repository. Packages are often linked to a store beside them, and are followed. */
  const leadsThroughLink = async (root: vscode.Uri, file: string): Promise<boolean> => {
    const parts = file.split('/');
    const depth = parts.includes('node_modules') ? parts.indexOf('node_modules') + 1 : parts.length;
    for (let i = 1; i <= depth; i++) {
      const stat = await stats.of(vscode.Uri.joinPath(root, ...parts.slice(0, i)));
      if (stat && stat.type & vscode.FileType.SymbolicLink) return true;
    }
    return false;
  };

  /** The text of an open document wins over the disk. */
  const readText = async (uri: vscode.Uri): ReturnType<ReadText> => {
    const stat = await stats.of(uri);
    if (!stat) return undefined;
    // reading a pipe or a device may never end
    if (!(stat.type & vscode.FileType.File)) return { problem: 'it is not a file' };
    const open = openDocument(uri);
    if (open) return open.getText();
    const readable = uri.path.endsWith(KNOWN_FILE) ? READABLE_KNOWN_SIZE : READABLE_SIZE;
    if (stat.size > readable) return ' '.repeat(READABLE_SIZE);
    return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  };

  return {
    async ofFolder(folder) {
      const root = await stats.rootOf(folder);
      const below = segments(folder.path).slice(segments(root.path).length);
      const folders = [[], ...below.map((_, i) => below.slice(0, i + 1))];
      const files = folders.flatMap((at) => POLICY_FILES.map((name) => [...at, name].join('/')));
      const found = await Promise.all(files.map((file) => stats.of(vscode.Uri.joinPath(root, file))));
      return load(
        root,
        files.filter((_, i) => found[i] !== undefined),
      );
    },
    async ofFile(file) {
      const root = await stats.rootOf(vscode.Uri.joinPath(file, '..'));
      return load(root, [file.path.slice(root.path.length).replace(/^\//, '')]);
    },
  };
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
