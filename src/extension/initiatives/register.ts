import * as vscode from 'vscode';
import { showIn, type PanelInputs } from './panel.ts';

const VIEW_TYPE = 'aiInitiative.allInitiatives';

/** The command *Show All Initiatives*: one panel a window, which outlives a reload of it. */
export function registerInitiatives(inputs: PanelInputs): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;

  const attach = (given: vscode.WebviewPanel) => {
    panel = given;
    given.onDidDispose(() => {
      if (panel === given) panel = undefined;
    });
    showIn(given, inputs);
  };

  const show = () => {
    if (panel) panel.reveal();
    else attach(vscode.window.createWebviewPanel(VIEW_TYPE, 'AI Initiatives', vscode.ViewColumn.Active));
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('aiInitiative.showInitiatives', show),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel(restored: vscode.WebviewPanel) {
        if (panel) restored.dispose();
        else attach(restored);
        return Promise.resolve();
      },
    }),
  );
}
