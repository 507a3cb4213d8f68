import * as vscode from 'vscode';
import { isManifest } from '../store/manifests.ts';
import type { ActivePage } from '../surfaces/active-manifest.ts';
import type { OpenScorecard, PanelInputs } from './scorecard-panel.ts';

const VIEW_TYPE = 'aiInitiative.scorecard';

/** The scorecards that are open. */
export interface Scorecards extends vscode.Disposable {
  /** The manifest of the scorecard in front; undefined where something else is. */
  readonly active: ActivePage;
}

/**
 * The command *Open Scorecard*, one panel a manifest. Panels outlive the extension when the window is reloaded: they are
 * given back to it afterwards, so nothing here closes them. What fills them is loaded with the first one.
 */
export function registerScorecard(inputs: PanelInputs): Scorecards {
  const { store } = inputs;
  const scorecards = new Set<OpenScorecard>();
  const active = () => [...scorecards].find(({ panel }) => panel.active)?.uri;
  const of = (uri: vscode.Uri) => [...scorecards].find((one) => one.uri.toString() === uri.toString());

  const attach = async (panel: vscode.WebviewPanel, uri: vscode.Uri) => {
    const scorecard: OpenScorecard = { panel, uri };
    scorecards.add(scorecard);
    panel.onDidDispose(() => scorecards.delete(scorecard));
    const { showIn } = await import('./scorecard-panel.ts');
    if (scorecards.has(scorecard)) showIn(scorecard, inputs);
  };

  const open = async (asked?: unknown) => {
    const { chooseManifest } = await import('./choose.ts');
    const uri = asked instanceof vscode.Uri ? asked : await chooseManifest(store, active, 'Open Scorecard');
    if (!uri) {
      void vscode.window.showInformationMessage(
        'There is no ai-initiative.yaml here yet: "AI Initiative: Create Manifest" writes one.',
      );
      return;
    }
    const shown = of(uri);
    if (shown) shown.panel.reveal();
    else await attach(vscode.window.createWebviewPanel(VIEW_TYPE, 'Scorecard', vscode.ViewColumn.Beside), uri);
  };

  /** A manifest that is renamed or moved, in the editor or outside, keeps its page: initiatives go by their names. */
  const followRenamed = () => {
    for (const scorecard of scorecards) {
      const name = store.get(scorecard.uri)?.shown.assessment.manifest.name;
      if (name !== undefined) scorecard.name = name;
      if (scorecard.name === undefined || store.get(scorecard.uri)) continue;
      const moved = store.all().filter((one) => one.shown.assessment.manifest.name === scorecard.name && !of(one.uri));
      if (moved.length !== 1 || !moved[0]) continue;
      scorecard.uri = moved[0].uri;
      scorecard.show?.();
    }
  };

  const subscriptions = vscode.Disposable.from(
    store.onDidChange(followRenamed),
    vscode.commands.registerCommand('aiInitiative.openScorecard', open),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        const { manifestIn } = await import('./scorecard-panel.ts');
        const uri = manifestIn(state);
        if (uri && isManifest(uri) && !of(uri)) await attach(panel, uri);
        else panel.dispose();
      },
    }),
  );
  return { active, dispose: () => void subscriptions.dispose() };
}
