import * as vscode from 'vscode';
import { loadPolicy, POLICY_FILE, type LoadedPolicy } from '../core/index.ts';
import { isForeign } from './manifests.ts';

/** Open documents that are policies, by their name. */
export const policySelector: vscode.DocumentFilter = { pattern: `**/${POLICY_FILE}` };

/** Whether a resource is a policy file of this project. */
export function isPolicyFile({ path }: vscode.Uri): boolean {
  return path.endsWith(`/${POLICY_FILE}`) && !isForeign(path);
}

/** A policy, the folder from which its files are named, and every file that was looked for. */
export interface WindowPolicy extends LoadedPolicy {
  readonly root: vscode.Uri;
  readonly asked: readonly vscode.Uri[];
}

/** More, in bytes, than the core reads of a file; what is longer is refused there by its size. */
const READABLE_SIZE = 128 * 1024;

/** The policy of everything in a folder: of every policy file from there up to the root. */
export async function policyOfFolder(folder: vscode.Uri): Promise<WindowPolicy> {
  const root = await rootOf(folder);
  const below = segments(folder.path).slice(segments(root.path).length);
  const files = [[], ...below.map((_, i) => below.slice(0, i + 1))].map((parts) => [...parts, POLICY_FILE].join('/'));
  return load(root, files);
}

/** The policy that one file says, with what it extends. */
export async function policyOfFile(file: vscode.Uri): Promise<WindowPolicy> {
  const root = await rootOf(vscode.Uri.joinPath(file, '..'));
  return load(root, [file.path.slice(root.path.length).replace(/^\//, '')]);
}

async function load(root: vscode.Uri, files: readonly string[]): Promise<WindowPolicy> {
  const asked: vscode.Uri[] = [];
  const loaded = await loadPolicy(files, async (file) => {
    const uri = vscode.Uri.joinPath(root, file);
    asked.push(uri);
    return (await leadsThroughLink(root, file)) ? undefined : readText(uri);
  });
  return { root, asked, ...loaded };
}

/** The root of the repository; the workspace folder where there is none; else the folder itself. */
async function rootOf(folder: vscode.Uri): Promise<vscode.Uri> {
  for (let at = folder; ; at = vscode.Uri.joinPath(at, '..')) {
    if (await statOf(vscode.Uri.joinPath(at, '.git'))) return at;
    if (at.path === vscode.Uri.joinPath(at, '..').path) break;
  }
  return vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder;
}

/** Links may lead out of the repository. Packages are often linked to a store beside them, and are followed. */
async function leadsThroughLink(root: vscode.Uri, file: string): Promise<boolean> {
  const parts = file.split('/');
  const depth = parts.includes('node_modules') ? parts.indexOf('node_modules') + 1 : parts.length;
  for (let i = 1; i <= depth; i++) {
    const stat = await statOf(vscode.Uri.joinPath(root, ...parts.slice(0, i)));
    if (stat && stat.type & vscode.FileType.SymbolicLink) return true;
  }
  return false;
}

/** The text of an open document wins over the disk. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  const stat = await statOf(uri);
  if (!stat || !(stat.type & vscode.FileType.File)) return undefined;
  if (open) return open.getText();
  if (stat.size > READABLE_SIZE) return ' '.repeat(READABLE_SIZE);
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}

function statOf(uri: vscode.Uri): Thenable<vscode.FileStat | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    (stat) => stat,
    (error: unknown) => {
      if (error instanceof vscode.FileSystemError) return undefined;
      throw error;
    },
  );
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
