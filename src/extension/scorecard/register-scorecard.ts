import * as vscode from 'vscode';
import { isManifest } from '../store/manifests.ts';
import type { PanelInputs } from './scorecard-panel.ts';

const VIEW_TYPE = 'aiInitiative.scorecard';

/**
 * The command *Open Scorecard*, one panel a manifest. Panels outlive the extension when the window is reloaded: they are
 * given back to it afterwards, so nothing here closes them. What fills them is loaded with the first one.
 */
export function registerScorecard(inputs: PanelInputs): vscode.Disposable {
  const panels = new Map<string, vscode.WebviewPanel>();

  const attach = async (panel: vscode.WebviewPanel, uri: vscode.Uri) => {
    const key = uri.toString();
    panels.set(key, panel);
    panel.onDidDispose(() => panels.delete(key));
    const { showIn } = await import('./scorecard-panel.ts');
    if (panels.get(key) === panel) showIn(panel, uri, inputs);
  };

  const open = async (asked?: unknown) => {
    const { chooseManifest } = await import('./choose.ts');
    const uri = asked instanceof vscode.Uri ? asked : await chooseManifest(inputs.store);
    if (!uri) {
      void vscode.window.showInformationMessage(
        'There is no ai-initiative.yaml here yet: "AI Initiative: Create Manifest" writes one.',
      );
      return;
    }
    const panel = panels.get(uri.toString());
    if (panel) panel.reveal();
    else await attach(vscode.window.createWebviewPanel(VIEW_TYPE, 'Scorecard', vscode.ViewColumn.Beside), uri);
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('aiInitiative.openScorecard', open),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        const { manifestIn } = await import('./scorecard-panel.ts');
        const uri = manifestIn(state);
        if (uri && isManifest(uri) && !panels.has(uri.toString())) await attach(panel, uri);
        else panel.dispose();
      },
    }),
  );
}
