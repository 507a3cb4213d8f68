import * as vscode from 'vscode';
import { isManifest } from '../manifests.ts';
import type { ManifestStore, StoredManifest } from '../store.ts';

/** What the store knows of this very text of a document; undefined where it is no manifest or is not asked any more. */
export function currentManifest(
  store: ManifestStore,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
): Promise<StoredManifest | undefined> {
  if (!isManifest(document.uri)) return Promise.resolve(undefined);
  const find = () => {
    const manifest = store.get(document.uri);
    return manifest?.version === document.version ? manifest : undefined;
  };
  const found = find();
  if (found) return Promise.resolve(found);
  return new Promise<StoredManifest | undefined>((resolve) => {
    const end = (manifest: StoredManifest | undefined) => {
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
