import * as vscode from 'vscode';
import { assess, formatPath, type Finding, type TextEdit } from '../../core/index.ts';
import { fixEdits } from '../../core/language/fix.ts';
import { fixAll, fixTitle, insertRequired, isWaivable, withTabStops } from '../../core/language/fixes.ts';
import { toRange } from '../host/convert.ts';
import { manifestSelector } from '../store/manifests.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import type { Entry } from '../store/workspace-findings.ts';
import type { ManifestStore } from '../store/store.ts';
import { currentManifest, rangeIn } from './current.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('aiInitiative');

/** Quick fixes of findings, and *Fix all* on command and on save. */
export function registerCodeActions(store: ManifestStore, policies: PolicySource): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      const manifest = await currentManifest(store, document, token);
      if (!manifest) return [];
      const policy = await policies.policyFor(document.uri);
      const all = () =>
        fixAll(manifest.document, (current) => assess(current, { policy, today: store.asOf.date }).findings);
      if (context.only?.contains(FIX_ALL)) return actionOf(document, 'Fix all that is safe to fix', FIX_ALL, all());
      if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];

      const here = manifest.assessment.findings.filter((finding) => toRange(finding.range).intersection(range));
      if (here.length === 0) return [];
      const safe = here.some(({ fix }) => fix?.kind === 'safe') ? all() : [];
      return [
        ...here.flatMap((finding) => quickFix(document, manifest, finding, context.diagnostics)),
        ...(here.some(({ fix }) => fix?.kind === 'scaffold') ? insertActions(document, manifest) : []),
        ...actionOf(document, 'Fix all that is safe to fix', vscode.CodeActionKind.QuickFix, safe),
        ...here.filter(isWaivable).map((finding) => waiveAction(document, finding, context.diagnostics)),
      ];
    },
  };
  return vscode.languages.registerCodeActionsProvider(manifestSelector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  });
}

function quickFix(
  document: vscode.TextDocument,
  manifest: Entry,
  finding: Finding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const edits = fixEdits(manifest.document, finding);
  const actions = actionOf(document, fixTitle(finding) ?? '', vscode.CodeActionKind.QuickFix, edits);
  for (const action of actions) {
    action.diagnostics = diagnosticsOf(finding, diagnostics);
    action.isPreferred = finding.fix?.kind === 'safe';
  }
  return actions;
}

function insertActions(document: vscode.TextDocument, manifest: Entry): vscode.CodeAction[] {
  const { findings, stage, gate } = manifest.assessment;
  const kind = vscode.CodeActionKind.QuickFix;
  const now = insertRequired(manifest.document, findings, { ahead: false });
  const ahead = insertRequired(manifest.document, findings, { ahead: true });
  const isMore = gate?.stage !== stage && ahead[0]?.newText !== now[0]?.newText;
  return [
    ...actionOf(document, `Insert all fields required for ${stage}`, kind, now),
    ...(isMore ? actionOf(document, `Insert all fields required for ${stage} and ${gate?.stage}`, kind, ahead) : []),
  ];
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

/** One undo step; placeholders become tab stops. None where there is nothing to change. */
function actionOf(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly TextEdit[],
): vscode.CodeAction[] {
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(title, kind);
  action.edit = editOf(document, edits);
  return [action];
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
    return source === 'ai-initiative' && id === ruleId && place.isEqual(toRange(range));
  });
}
