import * as vscode from 'vscode';
import { parseDocument } from '../../core/index.ts';
import type { Alternative } from '../../core/language/alternatives.ts';
import { fixEdits } from '../../core/language/fix.ts';
import { editOf } from './code-actions.ts';

/** The command behind *Change to…*: asks which of the allowed words to write at a dotted path. */
export async function changeToCommand(uri: vscode.Uri, path: string, words: readonly Alternative[]): Promise<void> {
  const items = words.map(({ word, meaning }) => ({ label: word, detail: meaning }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: path,
    placeHolder: `Change ${path} to`,
    matchOnDetail: true,
  });
  if (!chosen) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = fixEdits(parseDocument(document.getText()), {
    fix: { kind: 'safe', edits: [{ op: 'replace', path, value: chosen.label }] },
  });
  await vscode.workspace.applyEdit(editOf(document, edits));
}
