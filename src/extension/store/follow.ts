import * as vscode from 'vscode';
import { followFolders, knownBelow } from './follow-folders.ts';
import { isManifest, MANIFEST_GLOB, countsWhenSaved } from './manifests.ts';
import { windowSettings } from '../host/settings.ts';
import type { ManifestStore, StoreInputs } from './store.ts';

/** While someone types, a manifest is assessed at once and then at this interval, in ms. */
const TYPING_EVERY = 40;

/** Fills the store, and tells it what may have changed: documents, files, folders, the day, the policy, the repository. */
export function followWindow(
  store: ManifestStore,
  { asOf, policies, facts, log }: Pick<StoreInputs, 'asOf' | 'policies' | 'facts' | 'log'>,
): vscode.Disposable {
  const refresh = () =>
    void store.refresh().catch((error: unknown) => log.error('Manifests could not be searched for', String(error)));
  const followers = vscode.Disposable.from(
    followDocuments(store),
    followFiles(store),
    followFolders(store, log),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        const moved = knownBelow(store, oldUri).map((uri) =>
          newUri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) }),
        );
        store.invalidate([oldUri, newUri, ...moved].filter(isManifest));
      }
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(refresh),
    asOf.onDidChange(refresh),
    policies.onDidChange(refresh),
    windowSettings.onDidChange('validate.run', refresh),
    facts.onDidChange((uris) => void store.judgeAgain(uris)),
  );
  refresh();
  void store.searched.then(() => facts.start());
  return followers;
}

function followDocuments(store: ManifestStore): vscode.Disposable {
  const pauses = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const assessedAt = new WeakMap<vscode.TextDocument, number>();
  const cancel = (document: vscode.TextDocument) => {
    clearTimeout(pauses.get(document));
    pauses.delete(document);
  };
  const assessNow = (document: vscode.TextDocument) => {
    cancel(document);
    assessedAt.set(document, Date.now());
    if (isManifest(document.uri)) store.invalidate([document.uri]);
  };
  vscode.workspace.textDocuments.forEach(assessNow);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(assessNow),
    vscode.workspace.onDidSaveTextDocument(assessNow),
    vscode.workspace.onDidCloseTextDocument(assessNow),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !isManifest(document.uri)) return;
      cancel(document);
      // sometimes the document is not dirty yet
      if (countsWhenSaved(document)) return;
      const wait = Math.max(0, (assessedAt.get(document) ?? 0) + TYPING_EVERY - Date.now());
      pauses.set(
        document,
        setTimeout(() => assessNow(document), wait),
      );
    }),
    new vscode.Disposable(() => pauses.forEach((pause) => clearTimeout(pause))),
  );
}

function followFiles(store: ManifestStore): vscode.Disposable {
  const manifests = vscode.workspace.createFileSystemWatcher(MANIFEST_GLOB);
  const invalidate = (uri: vscode.Uri) => {
    if (isManifest(uri)) store.invalidate([uri]);
  };
  return vscode.Disposable.from(
    manifests,
    manifests.onDidCreate(invalidate),
    manifests.onDidChange(invalidate),
    manifests.onDidDelete(invalidate),
  );
}
