import * as vscode from 'vscode';
import { asOfNote, count } from '../../presenter/format.ts';
import { verdictAndScore } from '../../presenter/headline.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/** The command *Assess Workspace*: all manifests again, the result in the output channel and in the scorecard. */
export async function assessWorkspaceCommand(store: ManifestStore, log: vscode.LogOutputChannel): Promise<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'AI Initiative: assessing the workspace',
    cancellable: true,
  };
  const isFinished = await vscode.window.withProgress(options, async (progress, token) => {
    const showing = store.onDidChange(() => progress.report({ message: `${store.waiting} to go` }));
    await store.refresh(token).finally(() => showing.dispose());
    return !token.isCancellationRequested;
  });
  for (const line of summaryOf(store, isFinished)) log.info(line);
  const first = mostUrgent(store);
  if (!isFinished || !first) return log.show(true);
  await vscode.commands.executeCommand('aiInitiative.openScorecard', first.uri);
}

/** The manifest in the editor, else the one that is farthest from its next stage. */
function mostUrgent(store: ManifestStore): StoredManifest | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const distance = ({ shown }: StoredManifest) => shown.assessment.score ?? 100;
  return (active && store.get(active)) ?? store.all().toSorted((a, b) => distance(a) - distance(b))[0];
}

function summaryOf(store: ManifestStore, isFinished: boolean): readonly string[] {
  const manifests = store.all();
  if (manifests.length === 0)
    return ['No ai-initiative.yaml in this workspace: "AI Initiative: Create Manifest" writes one'];
  const all = count(manifests.length, 'initiative');
  const state = isFinished ? `Assessed ${all}` : `Cancelled: of ${all} some were not assessed again`;
  return [[state, asOfNote(store.asOf)].filter((part) => part !== '').join(', '), ...manifests.map(lineOf)];
}

function lineOf({ uri, shown, assessment }: StoredManifest): string {
  const open = (severity: 'error' | 'warning') => {
    const found = assessment.findings.filter((finding) => finding.status === 'open' && finding.severity === severity);
    return count(found.length, severity);
  };
  const name = shown.assessment.manifest.name ?? '(no name)';
  const problems = `${open('error')}, ${open('warning')}`;
  return `${name}: ${verdictAndScore(shown.assessment)} · ${problems} · ${vscode.workspace.asRelativePath(uri)}`;
}
