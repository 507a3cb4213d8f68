import * as vscode from 'vscode';
import { isManifest, waitsForSave } from '../store/manifests.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

type CurrentManifest = Omit<StoredManifest, 'isShownOutdated'>;

/**
 * A manifest judged by the very text of a document, so that what is said of a place in it, or written there, fits;
 * undefined where it is no manifest or is not asked any more. Where changes count only when they are saved, other
 * surfaces do not hear of it.
 */
export function currentManifest(
  store: ManifestStore,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<CurrentManifest | undefined> {
  if (!isManifest(document.uri)) return Promise.resolve(undefined);
  if (waitsForSave(document)) {
    return store.judge(document.uri, { text: document.getText(), version: document.version, isOpen: true });
  }
  const find = () => {
    const manifest = store.get(document.uri);
    return manifest?.version === document.version ? manifest : undefined;
  };
  const found = find();
  if (found) return Promise.resolve(found);
  return new Promise((resolve) => {
    const end = (manifest: CurrentManifest | undefined) => {
      listeners.dispose();
      resolve(manifest);
    };
    const listeners = vscode.Disposable.from(
      store.onDidChange(() => {
        const manifest = find();
        if (manifest) end(manifest);
      }),
      vscode.workspace.onDidCloseTextDocument((closed) => closed === document && end(undefined)),
      token.onCancellationRequested(() => end(undefined)),
    );
    store.invalidate([document.uri]);
  });
}

/** The range of a span of offsets in an open document. */
export function rangeIn(document: vscode.TextDocument, { start, end }: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
