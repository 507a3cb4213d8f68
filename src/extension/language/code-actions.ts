import * as vscode from 'vscode';
import { assess, formatPath, type Finding, type SourceDocument, type TextEdit } from '../../core/index.ts';
import { fixAllAction, quickFixes, type Action } from '../../core/language/actions.ts';
import { isWaivable, withTabStops } from '../../core/language/fixes.ts';
import { DIAGNOSTIC_SOURCE, FIX_ALL_KIND } from '../../core/language/kinds.ts';
import { toRange } from '../host/convert.ts';
import { manifestSelector } from '../store/manifests.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import type { ManifestStore } from '../store/store.ts';
import { currentManifest, rangeIn } from './current.ts';

const FIX_ALL = vscode.CodeActionKind.Empty.append(FIX_ALL_KIND);

/** Quick fixes of findings, and *Fix all* on command and on save. */
export function registerCodeActions(store: ManifestStore, policies: PolicySource): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { only, diagnostics }, token) {
      const manifest = await currentManifest(store, document, token);
      if (!manifest) return [];
      const policy = await policies.policyFor(document.uri);
      const today = store.asOf.date;
      const judge = (current: SourceDocument) => assess(current, { policy, today }).findings;
      const context = { ...manifest, judge };
      const convert = (action: Action, kind: vscode.CodeActionKind) =>
        toCodeAction(document, action, kind, diagnostics);
      if (only?.contains(FIX_ALL)) return fixAllAction(context).map((action) => convert(action, FIX_ALL));
      if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];

      const here = manifest.assessment.findings.filter((finding) => toRange(finding.range).intersection(range));
      return [
        ...quickFixes(here, context).map((action) => convert(action, vscode.CodeActionKind.QuickFix)),
        ...here.filter(isWaivable).map((finding) => waiveAction(document, finding, diagnostics)),
      ];
    },
  };
  return vscode.languages.registerCodeActionsProvider(manifestSelector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  });
}

/** Placeholders become tab stops. */
function toCodeAction(
  document: vscode.TextDocument,
  { title, edits, finding, isPreferred }: Action,
  kind: vscode.CodeActionKind,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = editOf(document, edits);
  action.isPreferred = isPreferred;
  if (finding) action.diagnostics = diagnosticsOf(finding, diagnostics);
  return action;
}

function waiveAction(
  document: vscode.TextDocument,
  finding: Finding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const title = `Waive ${finding.ruleId}…`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = {
    command: 'aiInitiative.waive',
    title,
    arguments: [document.uri, finding.ruleId, formatPath(finding.path)],
  };
  action.diagnostics = diagnosticsOf(finding, diagnostics);
  return action;
}

/** Text edits as VS Code applies them to a document. */
export function editOf(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((textEdit) => toEdit(document, textEdit)),
  );
  return edit;
}

function toEdit(document: vscode.TextDocument, edit: TextEdit): vscode.TextEdit | vscode.SnippetTextEdit {
  const snippet = withTabStops(document.getText(), edit);
  return snippet
    ? vscode.SnippetTextEdit.replace(rangeIn(document, snippet), new vscode.SnippetString(snippet.newText))
    : new vscode.TextEdit(rangeIn(document, edit), edit.newText);
}

function diagnosticsOf({ ruleId, range }: Finding, diagnostics: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
  return diagnostics.filter(({ source, code, range: place }) => {
    const id = typeof code === 'object' ? code.value : code;
    return source === DIAGNOSTIC_SOURCE && id === ruleId && place.isEqual(toRange(range));
  });
}
