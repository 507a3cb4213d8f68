import * as vscode from 'vscode';
import { formatPath, initiativeMissing } from '../../core/index.ts';
import { fixEdits } from '../../core/language/fix.ts';
import { keyedFindings } from '../../presenter/scorecard/findings.ts';
import { toRange } from '../host/convert.ts';
import { editOf } from '../language/code-actions.ts';
import { currentManifest } from '../language/current.ts';
import type { ManifestStore } from '../store/store.ts';
import type { FindingNode, InitiativeNode, UncoveredNode } from './tree-model.ts';

/** What the menus of the tree do with the node they are opened on. */
export function registerTreeCommands(store: ManifestStore): vscode.Disposable {
  const run = vscode.commands.executeCommand;
  const commands = {
    openManifest: ({ manifest }: InitiativeNode) => run('vscode.open', manifest.uri),
    openScorecard: ({ manifest }: InitiativeNode | FindingNode) => run('aiInitiative.openScorecard', manifest.uri),
    answerQuestions: ({ manifest }: InitiativeNode) => run('aiInitiative.answerQuestions', manifest.uri),
    fix: (node: FindingNode) => fix(store, node),
    waive: ({ manifest, finding }: FindingNode) =>
      run('aiInitiative.waive', manifest.uri, finding.ruleId, formatPath(finding.path)),
    createManifest: ({ folder }: UncoveredNode) => run('aiInitiative.createManifest', folder),
    explainRule: (node: FindingNode | UncoveredNode) => run('aiInitiative.explainRule', ruleOf(node)),
    copyRuleId: (node: FindingNode | UncoveredNode) => vscode.env.clipboard.writeText(ruleOf(node)),
    copyName: ({ manifest }: InitiativeNode) =>
      vscode.env.clipboard.writeText(manifest.shown.assessment.manifest.name ?? ''),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, command]) =>
      vscode.commands.registerCommand(`aiInitiative.initiatives.${name}`, command),
    ),
  );
}

function ruleOf(node: FindingNode | UncoveredNode): string {
  return node.kind === 'finding' ? node.finding.ruleId : initiativeMissing.id;
}

/** Applies the quick fix of a finding to the current text. */
async function fix(store: ManifestStore, node: FindingNode): Promise<void> {
  const document = await vscode.workspace.openTextDocument(node.manifest.uri);
  const { token } = new vscode.CancellationTokenSource();
  const manifest = await currentManifest(store, document, token);
  const keyOf = keyedFindings(node.manifest.assessment).find(({ finding }) => finding === node.finding)?.key;
  const finding = manifest && keyedFindings(manifest.assessment).find(({ key }) => key === keyOf)?.finding;
  if (!finding) return;
  await vscode.window.showTextDocument(document, { selection: toRange(finding.range) });
  await vscode.workspace.applyEdit(editOf(document, fixEdits(manifest.document, finding)));
}
