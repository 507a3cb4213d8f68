import * as vscode from 'vscode';
import type { ManifestStore } from '../store/store.ts';
import { activeManifest, type ActivePage } from '../surfaces/active-manifest.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/**
 * The manifest that a command is about: the one in front as a page or in the editor, the one nearest above the file in
 * the editor, the only one, or asked.
 */
export async function chooseManifest(
  store: ManifestStore,
  activePage: ActivePage,
  title: string,
): Promise<vscode.Uri | undefined> {
  const inFront = activeManifest(activePage);
  if (inFront) return inFront;
  const active = vscode.window.activeTextEditor?.document.uri;
  const manifests = store.all();
  const nearest = active && nearestAbove(active, manifests);
  if (nearest) return nearest.uri;
  if (manifests.length < 2) return manifests[0]?.uri;
  const items = manifests.map(({ uri, shown }) => ({
    label: shown.assessment.manifest.title ?? shown.assessment.manifest.name ?? vscode.workspace.asRelativePath(uri),
    description: vscode.workspace.asRelativePath(uri),
    uri,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'Which initiative?',
    matchOnDescription: true,
  });
  return picked?.uri;
}

function nearestAbove(file: vscode.Uri, manifests: readonly StoredManifest[]): StoredManifest | undefined {
  const folderOf = ({ uri }: StoredManifest) => uri.path.slice(0, uri.path.lastIndexOf('/') + 1);
  return manifests
    .filter((manifest) => manifest.uri.authority === file.authority && file.path.startsWith(folderOf(manifest)))
    .toSorted((a, b) => folderOf(b).length - folderOf(a).length)[0];
}
