import * as vscode from 'vscode';
import type { FactsSource } from '../../src/extension/repository/window-facts.ts';

/** What the tests of the extension share. No `node:` modules: web tests use it too. */

/** The folder that is open: a copy that may be written to. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  return folder.uri;
}

/** A folder of a test's own, not there yet. */
export function freshFolder(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), `${name}-${Math.random().toString(36).slice(2)}`);
}

/** A file or folder below a folder. */
export function within(folder: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, path);
}

/** Writes a file, and the folders above it. */
export async function write(uri: vscode.Uri, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function remove(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(uri, { recursive: true });
}

/** Replaces the whole text of a document without saving it. */
export async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  edit.replace(document.uri, everything, text);
  await vscode.workspace.applyEdit(edit);
}

/** Adds a folder to the window; returns what removes it again. */
export async function addFolder(uri: vscode.Uri): Promise<() => Promise<void>> {
  const { workspace } = vscode;
  const at = workspace.workspaceFolders?.length ?? 0;
  // refused until the window has confirmed the change before
  await until(`${uri.path} to be added`, () => workspace.updateWorkspaceFolders(at, 0, { uri }));
  return async () => {
    await until(`${uri.path} to be removed`, () => workspace.updateWorkspaceFolders(at, 1));
  };
}

/** Adds a folder to the window for the time of a test. */
export async function withFolder(uri: vscode.Uri, test: () => Promise<void>): Promise<void> {
  const removeFolder = await addFolder(uri);
  try {
    await test();
  } finally {
    await removeFolder();
  }
}

/** The diagnostics of a file that are ours. */
export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'ai-initiative');
}

/** The rule of a diagnostic. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for the diagnostic of a rule in a file. */
export function untilFound(uri: vscode.Uri, ruleId: string): Promise<vscode.Diagnostic> {
  return until(`${ruleId} in ${uri.path}`, () =>
    diagnosticsOf(uri).find((diagnostic) => ruleOf(diagnostic) === ruleId),
  );
}

/** Waits until a file has no diagnostic of ours. */
export async function untilClear(uri: vscode.Uri): Promise<void> {
  await until(`no diagnostic in ${uri.path}`, () => diagnosticsOf(uri).length === 0);
}

/** Waits until a file has diagnostics, and none of a rule. */
export async function untilFixed(uri: vscode.Uri, ruleId: string): Promise<void> {
  await until(`no ${ruleId} in ${uri.path}`, () => {
    const found = diagnosticsOf(uri).map(ruleOf);
    return found.length > 0 && !found.includes(ruleId);
  });
}

const LIMIT = 10_000;
const LOOK_EVERY = 20;

/** Waits until something holds, or fails after ten seconds. VS Code has events for some of what is waited for only. */
export async function until<T>(
  what: string,
  look: () => T | false | undefined | Promise<T | false | undefined>,
): Promise<T> {
  for (const end = Date.now() + LIMIT; Date.now() < end;) {
    const seen = await look();
    if (seen !== false && seen !== undefined) return seen;
    await new Promise((resolve) => void setTimeout(resolve, LOOK_EVERY));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** A manifest at a stage, with nothing else to say. */
export function manifestText(name: string, stage = 'idea', rest = ''): string {
  return `schemaVersion: 1\nname: ${name}\ntitle: Some title\nlifecycle:\n  stage: ${stage}\n${rest}`;
}

/** For tests in which no repository is looked at. */
export const noFacts: FactsSource = {
  factsFor: () => undefined,
  start: () => {},
  onDidChange: () => new vscode.Disposable(() => {}),
  dispose: () => {},
};
