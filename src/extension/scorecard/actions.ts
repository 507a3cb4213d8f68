import * as vscode from 'vscode';
import { PLACEHOLDER, type Finding } from '../../core/index.ts';
import { fixEdits } from '../../core/language/fix.ts';
import { keyedClaims } from '../../presenter/scorecard/evidence.ts';
import { keyedFindings } from '../../presenter/scorecard/findings.ts';
import { toRange } from '../host/convert.ts';
import { existing } from '../language/links.ts';
import type { Repositories } from '../repository/repositories.ts';
import { waitsForSave } from '../store/manifests.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/** The finding a page speaks of: of the text as it is now where it is still there, else of the one shown. */
export function findingByKey({ assessment, shown }: StoredManifest, key: string): Finding | undefined {
  return [assessment, shown.assessment]
    .flatMap((candidate) => keyedFindings(candidate))
    .find((keyed) => keyed.key === key)?.finding;
}

/** Reveals a finding in the editor of the manifest, or in a new one beside the scorecard. */
export async function reveal(uri: vscode.Uri, finding: Finding, page: vscode.WebviewPanel): Promise<void> {
  await show(uri, toRange(finding.range), page);
}

/** Writes what can be written about a finding and selects what is left to fill. */
export async function fix(manifest: StoredManifest, finding: Finding, page: vscode.WebviewPanel): Promise<void> {
  const { uri } = manifest;
  const edits = fixEdits(manifest.document, finding);
  const document = await vscode.workspace.openTextDocument(uri);
  if (waitsForSave(document)) {
    const file = vscode.workspace.asRelativePath(uri);
    void vscode.window.showInformationMessage(`${file} has changes that were not assessed yet: save it, then fix it.`);
    return;
  }
  const offset = leadOf(manifest.document.text, document.getText());
  const [first] = edits.toSorted((a, b) => a.start - b.start);
  if (!first || offset === undefined) return;
  const changes = edits.map(({ start, end, newText }) =>
    vscode.TextEdit.replace(
      new vscode.Range(document.positionAt(start - offset), document.positionAt(end - offset)),
      newText,
    ),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, changes);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  const start = first.start - offset;
  const written = document.getText().slice(start, start + first.newText.length);
  const placeholder = new RegExp(`\\b${PLACEHOLDER}\\b`).exec(written);
  const from = start + (placeholder?.index ?? 0);
  const to = placeholder ? from + placeholder[0].length : from;
  await show(uri, new vscode.Range(document.positionAt(from), document.positionAt(to)), page);
}

/** Shows the file that a claim of the evidence names, at its line. */
export async function showEvidence(
  { uri, shown }: StoredManifest,
  key: string,
  page: vscode.WebviewPanel,
  repositories: Repositories,
): Promise<void> {
  const place = keyedClaims(shown.assessment).find((keyed) => keyed.key === key)?.claim.place;
  if (!place) return;
  const folder = vscode.Uri.joinPath(uri, '..');
  const { root } = await repositories.of(folder);
  // a path that was declared is meant from the manifest; what was found in a file is named from the root
  const bases = place.line === undefined ? [folder, root] : [root, folder];
  for (const base of bases) {
    const target = await existing(vscode.Uri.joinPath(base, place.file));
    if (target?.type === 'folder') return void (await vscode.commands.executeCommand('revealInExplorer', target.uri));
    const line = (place.line ?? 1) - 1;
    if (target) return show(target.uri, new vscode.Range(line, 0, line, 0), page);
  }
}

async function show(uri: vscode.Uri, selection: vscode.Range, page: vscode.WebviewPanel): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const beside = page.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
  await vscode.window.showTextDocument(document, { viewColumn: open?.viewColumn ?? beside, selection });
}

/** How far offsets of the assessed text lie before those of the document; undefined where it is another text. */
function leadOf(assessed: string, now: string): number | undefined {
  if (assessed === now) return 0;
  // an editor does not show the byte order mark of a file
  return assessed === `\uFEFF${now}` ? 1 : undefined;
}
