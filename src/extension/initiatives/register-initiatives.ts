import * as vscode from 'vscode';
import type { PanelInputs } from './initiatives-panel.ts';

const VIEW_TYPE = 'aiInitiative.allInitiatives';

/** The command *Show All Initiatives*: one panel a window, which outlives a reload of it. What fills it is loaded then. */
export function registerInitiatives(inputs: PanelInputs): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;

  const attach = async (given: vscode.WebviewPanel) => {
    panel = given;
    given.onDidDispose(() => {
      if (panel === given) panel = undefined;
    });
    const { showIn } = await import('./initiatives-panel.ts');
    if (panel === given) showIn(given, inputs);
  };

  const show = async () => {
    if (panel) panel.reveal();
    else await attach(vscode.window.createWebviewPanel(VIEW_TYPE, 'AI Initiatives', vscode.ViewColumn.Active));
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('aiInitiative.showInitiatives', show),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(restored: vscode.WebviewPanel) {
        if (panel) restored.dispose();
        else await attach(restored);
      },
    }),
  );
}
