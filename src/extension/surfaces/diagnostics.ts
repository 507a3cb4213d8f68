import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { toDiagnostic } from '../host/convert.ts';
import { openDocument } from '../store/manifests.ts';
import { rulePage } from './rule-pages.ts';
import { letOthersRun } from '../host/let-others-run.ts';
import type { Settings } from '../host/settings.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/**
 * What an extension for YAML says of an open document anyway, in Problems and at the same places. Surfaces that have only
 * what we say (tree, scorecard, status) keep them, so that they count what Problems counts.
 */
const YAML_FINDINGS: readonly Finding['ruleId'][] = ['yaml-syntax', 'key-duplicate'];

/** Manifests whose findings are shown in one go. */
const SLICE = 20;

/** Shows the findings of all manifests in Problems and in the text. */
export function registerDiagnostics(
  store: ManifestStore,
  settings: Settings,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('ai-initiative');
  const show = (manifest: StoredManifest) => {
    const { uri, assessment } = manifest;
    if (!settings.get('validate.enable', uri)) return collection.delete(uri);
    const findings = findingsToShow(uri, assessment.findings);
    collection.set(
      uri,
      findings.map((finding) => toDiagnostic(finding, uri, rulePage(extensionUri, finding.ruleId))),
    );
  };
  const showAll = async () => {
    for (const [i, { uri }] of store.all().entries()) {
      const manifest = store.get(uri);
      if (manifest) show(manifest);
      if (i % SLICE === SLICE - 1) await letOthersRun();
    }
  };
  return vscode.Disposable.from(
    collection,
    store.onDidChange((uris) => {
      for (const uri of uris) {
        const manifest = store.get(uri);
        if (manifest) show(manifest);
        else collection.delete(uri);
      }
    }),
    settings.onDidChange('validate.enable', () => void showAll()),
    vscode.extensions.onDidChange(() => void showAll()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('yaml.validate')) void showAll();
    }),
  );
}

/** The findings without those that the extension for YAML reports: it looks at open documents, unless it is told not to. */
export function findingsToShow(uri: vscode.Uri, findings: readonly Finding[]): readonly Finding[] {
  const isReported =
    openDocument(uri)?.languageId === 'yaml' &&
    vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined &&
    vscode.workspace.getConfiguration('yaml', uri).get('validate', true);
  return isReported ? findings.filter(({ ruleId }) => !YAML_FINDINGS.includes(ruleId)) : findings;
}
