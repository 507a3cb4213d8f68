import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { assess, type Finding, type SourceDocument, type TextEdit } from '../../../core/index.ts';
import { fixAllAction, quickFixes, type Action } from '../../../core/language/actions.ts';
import { withTabStops } from '../../../core/language/fixes.ts';
import { DIAGNOSTIC_SOURCE, FIX_ALL_KIND } from '../../../core/language/kinds.ts';
import { toRange } from '../convert.ts';
import type { ServerContext } from '../context.ts';
import type { Judged } from '../manifests.ts';

/** The quick fixes of findings, and *Fix all* for commands and on save. */
export function registerCodeActions(context: ServerContext): void {
  const { connection, host, manifests } = context;
  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only, diagnostics } }) => {
    const judged = await manifests.of(uri);
    if (!judged) return [];
    const { document, policy } = judged;
    const { assessment } = await manifests.amongOthers(judged);
    const judge = (current: SourceDocument) => assess(current, { policy, today: host.today() }).findings;
    const actions = { document, assessment, judge };
    const convert = (action: Action, kind: CodeActionKind) => toCodeAction(context, judged, action, kind, diagnostics);
    if (only && !wants(only, CodeActionKind.QuickFix)) {
      return wants(only, FIX_ALL_KIND) ? fixAllAction(actions).map((action) => convert(action, FIX_ALL_KIND)) : [];
    }
    const here = assessment.findings.filter((finding) => touches(rangeOf(judged, finding), range));
    return quickFixes(here, actions).map((action) => convert(action, CodeActionKind.QuickFix));
  });
}

/** Whether a client that asks for some kinds asks for this one: kinds are hierarchical, the empty one is all. */
function wants(only: readonly CodeActionKind[], kind: string): boolean {
  return only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
}

function toCodeAction(
  { client, documents }: ServerContext,
  judged: Judged,
  { title, edits, findings, isPreferred }: Action,
  kind: CodeActionKind,
  diagnostics: CodeActionContext['diagnostics'],
): CodeAction {
  const { uri, text } = judged;
  const version = documents.get(uri)?.version ?? null;
  const edit: WorkspaceEdit = client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: edits.map((one) => toEdit(client, text, one)) }] }
    : { changes: { [uri]: edits.map((one) => toTextEdit(text, one)) } };
  const fixed = diagnostics.filter(
    ({ source, code, range }) =>
      source === DIAGNOSTIC_SOURCE &&
      findings.some((finding) => code === finding.ruleId && isSame(range, rangeOf(judged, finding))),
  );
  return { title, kind, edit, isPreferred, ...(fixed.length > 0 ? { diagnostics: fixed } : {}) };
}

/** Placeholders become tab stops, where the client has them in edits. */
function toEdit({ snippetEdits }: ServerContext['client'], text: Judged['text'], edit: TextEdit) {
  const snippet = snippetEdits ? withTabStops(text.getText(), edit) : undefined;
  return snippet
    ? { range: toRange(text, snippet), snippet: { kind: 'snippet' as const, value: snippet.newText } }
    : toTextEdit(text, edit);
}

function toTextEdit(text: Judged['text'], edit: TextEdit) {
  return { range: toRange(text, edit), newText: edit.newText };
}

function rangeOf({ text }: Judged, { range }: Finding): Range {
  return toRange(text, { start: range.start.offset, end: range.end.offset });
}

function touches(one: Range, other: Range): boolean {
  return isBefore(one.start, other.end) && isBefore(other.start, one.end);
}

function isSame(one: Range, other: Range): boolean {
  return (
    isBefore(one.start, other.start) &&
    isBefore(other.start, one.start) &&
    isBefore(one.end, other.end) &&
    isBefore(other.end, one.end)
  );
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}
