import * as vscode from 'vscode';
import { isManifest } from '../store/manifests.ts';
import type { ManifestStore } from '../store/store.ts';

/** Context keys for the enablement of commands: `aiInitiative.hasManifest` and `aiInitiative.activeManifest`. */
export function registerContextKeys(store: ManifestStore): vscode.Disposable {
  const known = new Map<string, boolean>();
  const set = (name: string, value: boolean) => {
    if (known.get(name) === value) return;
    known.set(name, value);
    void vscode.commands.executeCommand('setContext', `aiInitiative.${name}`, value);
  };
  const update = () => {
    const editor = vscode.window.activeTextEditor;
    set('hasManifest', store.all().length > 0);
    set('activeManifest', editor !== undefined && isManifest(editor.document.uri));
  };
  update();
  return vscode.Disposable.from(store.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}
