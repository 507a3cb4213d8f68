import * as vscode from 'vscode';
import { isManifest } from '../store/manifests.ts';

/** The manifest whose scorecard is in front; undefined where something else is. */
export type ActivePage = () => vscode.Uri | undefined;

/** The manifest in front: that of the scorecard, or the one in the editor that has, or had, the focus. */
export function activeManifest(activePage: ActivePage): vscode.Uri | undefined {
  const page = activePage();
  if (page) return page;
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && isManifest(uri) ? uri : undefined;
}
