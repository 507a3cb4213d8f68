import * as vscode from 'vscode';

/** Where a page may load from: its own script and style. */
export function pageRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist')];
}

/**
 * An empty page. Nothing may load or run in it but one script and one style sheet, both of the extension.
 * @param page the name of its script and style sheet in `dist`
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, page: 'scorecard' | 'initiatives'): string {
  const nonce = crypto.randomUUID();
  const source = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', file)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AI Initiative Scorecard</title>
<link nonce="${nonce}" rel="stylesheet" href="${source(`${page}.css`)}">
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${source(`${page}.js`)}"></script>
</body>
</html>`;
}
