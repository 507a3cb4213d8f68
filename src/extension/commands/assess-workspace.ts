import * as vscode from 'vscode';
import { asOfNote, count, shareText, verdictWord } from '../../presenter/format.ts';
import { verdictAndScore } from '../../presenter/headline.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/** The verdicts of the last run, by manifest: the next one says what is other than then. */
export type LastRun = Map<string, string>;

/**
 * The command *Assess Workspace*: all manifests again, with one summary at the end that leads to all initiatives. Says
 * nothing where it is cancelled.
 *
 * @returns the summary; undefined where it was cancelled
 */
export async function assessWorkspaceCommand(
  store: ManifestStore,
  last: LastRun,
  log: vscode.LogOutputChannel,
): Promise<string | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'AI Initiative: assessing the workspace',
    cancellable: true,
  };
  const isFinished = await vscode.window.withProgress(options, async (progress, token) => {
    let [total, done] = [0, 0];
    const showing = store.onDidChange(() => {
      total = Math.max(total, store.waiting);
      const now = total === 0 ? 100 : (100 * (total - store.waiting)) / total;
      progress.report({ increment: now - done, message: shareText(now) });
      done = now;
    });
    await store.refresh(token).finally(() => showing.dispose());
    return !token.isCancellationRequested;
  });
  if (!isFinished) return undefined;
  const summary = summaryOf(store, last);
  for (const line of [summary, ...store.all().map(lineOf)]) log.info(line);
  for (const { uri, shown } of store.all()) last.set(uri.toString(), verdictOf(shown.assessment));
  const show = 'Show All Initiatives';
  // the command has ended when its result is known, not when the message is closed
  void vscode.window.showInformationMessage(summary, ...(store.all().length === 0 ? [] : [show])).then((chosen) => {
    if (chosen === show) void vscode.commands.executeCommand('aiInitiative.showInitiatives');
  });
  return summary;
}

function verdictOf({ gate }: Pick<StoredManifest['assessment'], 'gate'>): string {
  return verdictWord(gate?.verdict ?? null);
}

/** `12 initiatives: 9 blocked, 3 ready, as of 2026-06-01. 2 have another verdict than at the last run`. */
function summaryOf(store: ManifestStore, last: LastRun): string {
  const manifests = store.all();
  if (manifests.length === 0)
    return 'No ai-initiative.yaml in this workspace: "AI Initiative: Create Manifest" writes one';
  const verdicts = manifests.map(({ shown }) => verdictOf(shown.assessment));
  const counts = [...new Set(verdicts)].map(
    (verdict) => `${verdicts.filter((one) => one === verdict).length} ${verdict.toLowerCase()}`,
  );
  const state = [`${count(manifests.length, 'initiative')}: ${counts.join(', ')}`, asOfNote(store.asOf)];
  const changed = manifests.filter(({ uri }, i) => last.size > 0 && last.get(uri.toString()) !== verdicts[i]).length;
  const news = changed === 0 ? '' : `. ${changed} new or with another verdict than at the last run`;
  return state.filter((part) => part !== '').join(', ') + news;
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
