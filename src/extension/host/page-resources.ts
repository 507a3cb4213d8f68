import * as vscode from 'vscode';

/**
 * Lets a webview run scripts and load files from the extension's `dist`, and from nowhere else.
 * @returns the address under which its page loads a file of `dist`
 */
export function allowPage(webview: vscode.Webview, extensionUri: vscode.Uri): (file: string) => string {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  return (file) => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
}
