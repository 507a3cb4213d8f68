import * as vscode from 'vscode';
import { isManifest } from '../store/manifests.ts';

/** The manifest in the editor that has, or had, the focus. */
export function activeManifest(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && isManifest(uri) ? uri : undefined;
}
