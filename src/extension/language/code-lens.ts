import * as vscode from 'vscode';
import { asOfNote } from '../../presenter/format.ts';
import { gateSummary, verdictAndScore } from '../../presenter/headline.ts';
import { isManifest, manifestSelector } from '../store/manifests.ts';
import type { Settings } from '../host/settings.ts';
import type { ManifestStore } from '../store/store.ts';

/** One line above a manifest: verdict, score, what is open; it opens the scorecard, and asks what is open. */
export function registerCodeLens(store: ManifestStore, settings: Settings): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const manifest = isManifest(document.uri) ? store.get(document.uri) : undefined;
      if (!manifest || !settings.get('codeLens.enable', document.uri)) return [];
      const { assessment } = manifest.shown;
      const outdated = manifest.isShownOutdated ? 'of the last readable text' : '';
      const parts = [verdictAndScore(assessment), gateSummary(assessment), asOfNote(store.asOf), outdated];
      const title = `${parts.filter((part) => part !== '').join(' · ')} · Open Scorecard`;
      const command = { command: 'aiInitiative.openScorecard', title, arguments: [document.uri] };
      const place = new vscode.Range(0, 0, 0, 0);
      const isOpen = assessment.gate?.requirements.some(({ status }) => status === 'open') === true;
      const answer = {
        command: 'aiInitiative.answerQuestions',
        title: 'Answer Next Questions',
        arguments: [document.uri],
      };
      return [new vscode.CodeLens(place, command), ...(isOpen ? [new vscode.CodeLens(place, answer)] : [])];
    },
  };
  return vscode.Disposable.from(
    changed,
    store.onDidChange(() => changed.fire()),
    settings.onDidChange('codeLens.enable', () => changed.fire()),
    vscode.languages.registerCodeLensProvider(manifestSelector, provider),
  );
}
