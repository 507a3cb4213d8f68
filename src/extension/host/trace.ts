import * as vscode from 'vscode';
import { count } from '../../presenter/format.ts';
import type { Settings } from './settings.ts';
import type { ManifestStore } from '../store/store.ts';
import { verdictAndScore } from '../../presenter/headline.ts';

/** Writes every assessment to the output channel where the setting `trace` asks for it. */
export function registerTrace(
  store: ManifestStore,
  settings: Settings,
  log: Pick<vscode.LogOutputChannel, 'info'>,
): vscode.Disposable {
  return store.onDidChange((uris) => {
    if (settings.get('trace') !== 'messages') return;
    for (const uri of uris) {
      const manifest = store.get(uri);
      const { findings = [] } = manifest?.assessment ?? {};
      const result = manifest
        ? `assessed as of ${store.asOf.date}: ${verdictAndScore(manifest.shown.assessment)}, ${count(findings.length, 'finding')}`
        : 'gone';
      log.info(`${vscode.workspace.asRelativePath(uri)}: ${result}`);
    }
  });
}
