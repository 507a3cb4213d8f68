import * as vscode from 'vscode';
import type { Assessment } from '../../core/index.ts';
import { asOfNote } from '../../presenter/format.ts';
import { gateSummary, verdictAndScore } from '../../presenter/headline.ts';
import type { AsOf } from '../host/as-of.ts';
import { manifestSelector } from '../store/manifests.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/** Verdict and score of the manifest in the editor, in the language status. */
export function registerStatus(store: ManifestStore): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('aiInitiative.status', manifestSelector);
  item.name = 'AI Initiative';
  item.command = { command: 'aiInitiative.openScorecard', title: 'Open Scorecard' };
  const update = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    Object.assign(item, statusOf(uri && store.get(uri), store.asOf));
  };
  update();
  return vscode.Disposable.from(item, store.onDidChange(update), vscode.window.onDidChangeActiveTextEditor(update));
}

type Status = Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'severity' | 'busy'>;

/** What the item shows for a manifest; undefined: it is being assessed. */
export function statusOf(manifest: Pick<StoredManifest, 'shown' | 'isShownOutdated'> | undefined, asOf: AsOf): Status {
  if (!manifest) {
    return { text: 'Assessing', detail: '', severity: vscode.LanguageStatusSeverity.Information, busy: true };
  }
  const { assessment } = manifest.shown;
  const outdated = manifest.isShownOutdated ? 'of the last readable text' : '';
  return {
    text: verdictAndScore(assessment),
    detail: [gateSummary(assessment), asOfNote(asOf), outdated].filter((part) => part !== '').join(' · '),
    severity: severityOf(assessment),
    busy: false,
  };
}

function severityOf({ gate }: Assessment): vscode.LanguageStatusSeverity {
  if (gate?.verdict === 'blocked') return vscode.LanguageStatusSeverity.Error;
  if (gate?.verdict === 'conditional') return vscode.LanguageStatusSeverity.Warning;
  return vscode.LanguageStatusSeverity.Information;
}
