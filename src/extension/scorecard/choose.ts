import * as vscode from 'vscode';
import { isManifest } from '../store/manifests.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/** The manifest to show: the one in the editor, the one nearest above the file in the editor, the only one, or asked. */
export async function chooseManifest(store: ManifestStore): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && isManifest(active)) return active;
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
    title: 'Open Scorecard',
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
