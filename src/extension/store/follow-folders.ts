import * as vscode from 'vscode';
import { isFolder, isForeign } from './manifests.ts';
import type { ManifestStore } from './store.ts';

/** Quiet time without file events before checking for new folders, in ms. */
const ARRIVALS_PAUSE = 300;

/** More files than this at once are treated as a changed folder without looking. */
const ARRIVALS_LIMIT = 20;

/** Tells the store of folders that come or go as a whole: that is one event, which says nothing of the files in them. */
export function followFolders(store: ManifestStore, log: vscode.LogOutputChannel): vscode.Disposable {
  const anything = vscode.workspace.createFileSystemWatcher('**', false, true, false);
  const arrived: vscode.Uri[] = [];
  let pause: ReturnType<typeof setTimeout> | undefined;
  const lookForManifests = async () => {
    const uris = arrived.splice(0);
    if (uris.length > ARRIVALS_LIMIT || (await Promise.all(uris.map(isFolder))).includes(true)) await store.discover();
  };
  return vscode.Disposable.from(
    anything,
    anything.onDidDelete((uri) => store.invalidate(knownBelow(store, uri))),
    anything.onDidCreate((uri) => {
      if (isForeign(uri.path)) return;
      arrived.push(uri);
      clearTimeout(pause);
      pause = setTimeout(() => {
        lookForManifests().catch((error: unknown) => log.error('New folders could not be searched', String(error)));
      }, ARRIVALS_PAUSE);
    }),
    new vscode.Disposable(() => clearTimeout(pause)),
  );
}

/** The manifests of the store that are in a folder, however deep. */
export function knownBelow(store: ManifestStore, { scheme, authority, path }: vscode.Uri): readonly vscode.Uri[] {
  return store
    .all()
    .map(({ uri }) => uri)
    .filter((uri) => uri.scheme === scheme && uri.authority === authority && uri.path.startsWith(`${path}/`));
}
