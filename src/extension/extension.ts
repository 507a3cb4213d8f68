import * as vscode from 'vscode';

/** Registers everything the extension offers; VS Code calls it once, on the first activation event. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('AI Initiative', { log: true });
  context.subscriptions.push(log);
  log.info('Activated');
}
