import * as vscode from 'vscode';
import { assess, formatPath, nodeAt, type Finding, type SourceDocument, type TextEdit } from '../../core/index.ts';
import { fixAllAction, quickFixes, type Action, type ActionContext } from '../../core/language/actions.ts';
import { alternativesFor } from '../../core/language/alternatives.ts';
import { manifestLanguage, policyLanguage } from '../../core/language/language.ts';
import { isCarriedOver } from '../../core/language/last-readable.ts';
import { isWaivable, withTabStops } from '../../core/language/fixes.ts';
import { DIAGNOSTIC_SOURCE, FIX_ALL_KIND } from '../../core/language/kinds.ts';
import { toRange } from '../host/convert.ts';
import { manifestSelector } from '../store/manifests.ts';
import { isPolicyFile, policySelector } from '../policy/policy-files.ts';
import type { PolicyJudge, PolicySource } from '../policy/policy-source.ts';
import { rulePage } from '../surfaces/rule-pages.ts';
import type { ManifestStore } from '../store/store.ts';
import { currentManifest, rangeIn } from './current.ts';

const FIX_ALL = vscode.CodeActionKind.Empty.append(FIX_ALL_KIND);

/** Quick fixes of findings, and *Fix all* on command and on save, in manifests and policies. */
export function registerCodeActions(
  store: ManifestStore,
  policies: PolicySource & PolicyJudge,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const contextOf = async (document: vscode.TextDocument, token: vscode.CancellationToken) => {
    if (isPolicyFile(document.uri)) {
      const file = await policies.judge(document.uri);
      // another text of it is known only when it is loaded
      const judge = (current: SourceDocument) => (current === file?.document ? file.findings : []);
      return file && { ...file, assessment: { findings: file.findings, stage: null, gate: null }, judge };
    }
    const manifest = await currentManifest(store, document, token);
    const policy = await policies.policyFor(document.uri);
    const judge = (current: SourceDocument) => assess(current, { policy, today: store.asOf.date }).findings;
    return manifest && { ...manifest, judge };
  };

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { only, diagnostics }, token) {
      const context: ActionContext | undefined = await contextOf(document, token);
      if (!context) return [];
      const convert = (action: Action, kind: vscode.CodeActionKind) =>
        toCodeAction(document, action, kind, diagnostics);
      if (only?.contains(FIX_ALL)) return fixAllAction(context).map((action) => convert(action, FIX_ALL));
      if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];

      const policy = await policies.policyFor(document.uri);
      const language = isPolicyFile(document.uri) ? policyLanguage(policy) : manifestLanguage(policy);
      const here = context.assessment.findings.filter((finding) => toRange(finding.range).intersection(range));
      const present = here.filter((finding) => !isCarriedOver(finding));
      const commandOf: CommandOf = (title: string, finding: Finding, command: string, args: readonly unknown[]) =>
        commandAction(title, { command, title, arguments: [...args] }, diagnosticsOf(finding, diagnostics));
      return [
        ...quickFixes(here, context).map((action) => convert(action, vscode.CodeActionKind.QuickFix)),
        ...here.flatMap((finding) => {
          const words = alternativesFor(finding, language);
          const args = [document.uri, formatPath(finding.path), words];
          return words.length > 0 ? [commandOf('Change to…', finding, 'aiInitiative.changeTo', args)] : [];
        }),
        ...moveActions(document, range, context),
        ...setAsideActions(document, firstOfEachRule(present.filter(isWaivable)), commandOf),
        ...documentationActions(
          firstOfEachRule(present).filter(({ ruleId }) => rulePage(extensionUri, ruleId)),
          commandOf,
        ),
      ];
    },
  };
  return vscode.languages.registerCodeActionsProvider([manifestSelector, policySelector], provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  });
}

type CommandOf = (title: string, finding: Finding, command: string, args: readonly unknown[]) => vscode.CodeAction;

/** More findings than this at one place share one entry of the menu, which asks for the rule. */
const MAX_SINGLE = 3;

/** On the stage, where the gate is ready. */
function moveActions(
  text: vscode.TextDocument,
  range: vscode.Range,
  { document, assessment: { gate, stage } }: ActionContext,
): readonly vscode.CodeAction[] {
  const to = gate?.stage;
  const node = nodeAt(document.root, ['lifecycle', 'stage']);
  if (!node || gate?.verdict !== 'ready' || to === stage || (to !== 'pilot' && to !== 'production')) return [];
  if (!rangeIn(text, node).intersection(range)) return [];
  const title = `Move to ${to}…`;
  const command = to === 'pilot' ? 'aiInitiative.moveToPilot' : 'aiInitiative.moveToProduction';
  return [commandAction(title, { command, title, arguments: [text.uri] }, [])];
}

function setAsideActions(
  { uri }: vscode.TextDocument,
  findings: readonly Finding[],
  commandOf: CommandOf,
): readonly vscode.CodeAction[] {
  const [first] = findings;
  if (first && findings.length > MAX_SINGLE) {
    return [
      commandOf('Waive…', first, 'aiInitiative.waive', [uri]),
      commandOf('Not needed…', first, 'aiInitiative.notNeeded', [uri]),
    ];
  }
  return findings.flatMap((finding) => [
    commandOf(`Waive ${finding.ruleId}…`, finding, 'aiInitiative.waive', [
      uri,
      finding.ruleId,
      formatPath(finding.path),
    ]),
    ...(finding.severity === 'error'
      ? []
      : [commandOf(`${finding.ruleId} is not needed…`, finding, 'aiInitiative.notNeeded', [uri, finding.ruleId])]),
  ]);
}

function documentationActions(findings: readonly Finding[], commandOf: CommandOf): readonly vscode.CodeAction[] {
  const [first] = findings;
  if (first && findings.length > MAX_SINGLE) {
    return [commandOf('Show documentation for a rule…', first, 'aiInitiative.explainRule', [])];
  }
  return findings.map((finding) =>
    commandOf(`Show documentation for ${finding.ruleId}`, finding, 'aiInitiative.explainRule', [finding.ruleId]),
  );
}

function firstOfEachRule(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ ruleId }, i) => findings.findIndex((other) => other.ruleId === ruleId) === i);
}

function commandAction(title: string, command: vscode.Command, diagnostics: vscode.Diagnostic[]): vscode.CodeAction {
  return Object.assign(new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix), { command, diagnostics });
}

/** Placeholders become tab stops. */
function toCodeAction(
  document: vscode.TextDocument,
  { title, edits, findings, isPreferred }: Action,
  kind: vscode.CodeActionKind,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind);
  action.edit = editOf(document, edits);
  action.isPreferred = isPreferred;
  action.diagnostics = findings.flatMap((finding) => diagnosticsOf(finding, diagnostics));
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
