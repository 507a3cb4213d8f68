import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { DIAGNOSTIC_SOURCE } from '../../core/language/kinds.ts';
import { toDiagnostic } from '../host/convert.ts';
import { isManifest, openDocument } from '../store/manifests.ts';
import { rulePage } from './rule-pages.ts';
import { letOthersRun } from '../host/let-others-run.ts';
import type { Settings } from '../host/settings.ts';
import type { ManifestStore, Unread } from '../store/store.ts';

/**
 * What an extension for YAML says of an open document anyway, in Problems and at the same places. Surfaces that have only
 * what we say (tree, scorecard, status) keep them, so that they count what Problems counts.
 */
const YAML_FINDINGS: readonly Finding['ruleId'][] = ['yaml-syntax', 'key-duplicate'];

/** How many manifests are published at once. */
const SLICE = 20;

/** Shows the findings of all manifests in Problems and in the text. */
export function registerDiagnostics(
  store: ManifestStore,
  settings: Settings,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('ai-initiative');
  const diagnosticsOf = (uri: vscode.Uri): vscode.Diagnostic[] | undefined => {
    if (!settings.get('validate.enable', uri)) return undefined;
    const unread = store.unreadAt(uri);
    if (unread) return [unreadDiagnostic(unread)];
    const manifest = store.get(uri);
    if (!manifest) return undefined;
    if (settings.get('problems.scope') === 'openFiles' && !openDocument(uri)) return undefined;
    const findings = findingsToShow(uri, manifest.assessment.findings);
    return findings.map((finding) => toDiagnostic(finding, uri, rulePage(extensionUri, finding.ruleId)));
  };
  /** A few at once, which is one message to the window; of many, others have their turn between them. */
  const show = async (uris: readonly vscode.Uri[]) => {
    for (let i = 0; i < uris.length; i += SLICE) {
      if (i > 0) await letOthersRun();
      collection.set(uris.slice(i, i + SLICE).map((uri) => [uri, diagnosticsOf(uri)]));
    }
  };
  const showAll = () => void show([...store.all(), ...store.unread()].map(({ uri }) => uri));
  return vscode.Disposable.from(
    collection,
    store.onDidChange((uris) => void show(uris)),
    settings.onDidChange('validate.enable', showAll),
    settings.onDidChange('problems.scope', showAll),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => isManifest(uri) && void show([uri])),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => isManifest(uri) && void show([uri])),
    vscode.extensions.onDidChange(showAll),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('yaml.validate')) showAll();
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

/** Whatever is open: no one would see otherwise that it is missing everywhere. */
function unreadDiagnostic({ problem }: Unread): vscode.Diagnostic {
  const message = `This manifest is not assessed: ${problem}`;
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  return diagnostic;
}
