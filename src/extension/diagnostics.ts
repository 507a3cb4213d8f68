import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import { toDiagnostic } from './convert.ts';
import { openDocument } from './manifests.ts';
import { rulePage } from './rule-pages.ts';
import type { Settings } from './settings.ts';
import type { ManifestStore, StoredManifest } from './store.ts';

/** What an extension for YAML says of an open document anyway. */
const YAML_FINDINGS: readonly Finding['ruleId'][] = ['yaml-syntax', 'key-duplicate'];

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
  const showAll = () => store.all().forEach(show);
  return vscode.Disposable.from(
    collection,
    store.onDidChange((uris) => {
      for (const uri of uris) {
        const manifest = store.get(uri);
        if (manifest) show(manifest);
        else collection.delete(uri);
      }
    }),
    settings.onDidChange('validate.enable', showAll),
    vscode.extensions.onDidChange(showAll),
    vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('yaml.validate') && showAll()),
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
