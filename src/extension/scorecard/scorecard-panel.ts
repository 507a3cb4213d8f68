import * as vscode from 'vscode';
import { whatIf, type Assessment } from '../../core/index.ts';
import { pageState, toHost, type ToHost, type ToPage } from '../../presenter/scorecard/messages.ts';
import { presentView } from '../../presenter/scorecard/trend/trend.ts';
import { previewOf } from '../../presenter/scorecard/view.ts';
import { firstContent } from '../../components/scorecard/first-content.tsx';
import { SCORECARD_STYLE } from '../../components/scorecard/style.ts';
import { allowPage } from '../host/page-resources.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';
import type { Repositories } from '../repository/repositories.ts';
import { findingByKey, fix, reveal, showEvidence } from './actions.ts';
import { pageHtml } from './html.ts';
import { scorecardOf, trendOn } from './scorecard-on-show.ts';
import type { Trends } from './trends.ts';

/** What a panel depends on. */
export interface PanelInputs {
  readonly store: ManifestStore;
  readonly trends: Trends;
  readonly repositories: Repositories;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** A panel and the manifest it shows. */
export interface OpenScorecard {
  readonly panel: vscode.WebviewPanel;
  uri: vscode.Uri;
  /** What the initiative was called when it was seen last. */
  name?: string;
  /** Shows what `uri` says; undefined until the panel is filled. */
  show?: () => void;
}

/** The manifest that a page showed when it wrote down its state; undefined where it wrote something else. */
export function manifestIn(state: unknown): vscode.Uri | undefined {
  const kept = pageState.safeParse(state);
  return kept.success ? vscode.Uri.parse(kept.data.uri) : undefined;
}

/** Keeps a webview panel showing one manifest, which may become another, for as long as the panel lives. */
export function showIn(scorecard: OpenScorecard, inputs: PanelInputs): void {
  const { store, trends, extensionUri, log } = inputs;
  const { panel } = scorecard;
  const { webview } = panel;
  let posted: unknown;
  let postedTrend: readonly unknown[] = [];

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the function of VS Code, not of a window
  const post = (message: ToPage) => void webview.postMessage(message);

  const update = () => {
    const { uri } = scorecard;
    const manifest = store.get(uri);
    if (manifest === posted && posted !== undefined) return;
    if (!manifest) {
      if (store.waiting === 0) post({ type: 'gone', uri: uri.toString(), file: vscode.workspace.asRelativePath(uri) });
      posted = undefined;
      return;
    }
    posted = manifest;
    const view = scorecardOf(manifest, store);
    panel.title = view.title;
    post({ type: 'show', uri: uri.toString(), scorecard: view });
    updateTrend().catch((error: unknown) => log.warn('The trend of a manifest could not be shown', String(error)));
  };

  /** May take long where there is much to assess; the page does not wait for it. */
  const updateTrend = async () => {
    const { uri } = scorecard;
    const trend = await trends.of(uri);
    const manifest = store.get(uri);
    if (!manifest || uri !== scorecard.uri) return;
    const { assessment } = manifest.shown;
    const { asOf } = assessment;
    if (trend !== postedTrend[0] || asOf !== postedTrend[1]) {
      post({ type: 'trend', trend: trendOn(asOf, trend) });
      postedTrend = [trend, asOf];
    }
    if ('known' in trend) post({ type: 'present', present: presentView(assessment, trend.known) });
  };

  const postPreview = (assessment: Assessment | undefined, ruleIds: string[]) => {
    const preview = assessment && previewOf(whatIf(assessment, ruleIds), assessment, ruleIds);
    if (preview) post(preview);
  };

  const receive = async (message: ToHost) => {
    const { uri } = scorecard;
    const manifest = store.get(uri);
    switch (message.type) {
      case 'ready':
        posted = undefined;
        postedTrend = [];
        // what was not looked at yet is shown, or known to be gone, when the store has looked
        return manifest ? update() : store.invalidate([uri]);
      case 'explain':
        return void (await vscode.commands.executeCommand('aiInitiative.explainRule', message.ruleId));
      case 'waive':
        return void (await vscode.commands.executeCommand('aiInitiative.waive', uri, message.ruleId));
      case 'answerQuestions':
        return void (await vscode.commands.executeCommand('aiInitiative.answerQuestions', uri));
      case 'showEvidence':
        return manifest && showEvidence(manifest, message.key, panel, inputs.repositories);
      case 'export':
        return void (await vscode.commands.executeCommand('aiInitiative.exportScorecard', uri));
      case 'copyAsMarkdown':
        return void (await vscode.commands.executeCommand('aiInitiative.copyAsMarkdown', uri));
      case 'whatIf':
        return postPreview(manifest?.shown.assessment, message.ruleIds);
      case 'reveal':
      case 'fix': {
        const finding = manifest && findingByKey(manifest, message.key);
        if (!finding) return;
        return message.type === 'fix' ? fix(manifest, finding, panel) : reveal(uri, finding, panel);
      }
    }
  };

  const whileOpen = vscode.Disposable.from(
    store.onDidChange(update),
    webview.onDidReceiveMessage((raw: unknown) => {
      const message = toHost.safeParse(raw);
      if (!message.success) return log.warn('A message of the scorecard was not understood', message.error.message);
      receive(message.data).catch((error: unknown) => log.error('The scorecard could not do this', String(error)));
    }),
  );
  const addressOf = allowPage(webview, extensionUri);
  /** What is known already is shown before the script of the page runs. */
  const fill = (manifest: StoredManifest | undefined) => {
    const view = manifest && scorecardOf(manifest, store);
    if (view) panel.title = view.title;
    webview.html = pageHtml(addressOf, {
      script: 'scorecard',
      style: SCORECARD_STYLE,
      content: view ? firstContent(view) : '',
    });
  };
  panel.onDidDispose(() => {
    whileOpen.dispose();
    trends.forget(scorecard.uri);
  });
  panel.onDidChangeViewState(() => {
    // a page that is hidden ends, and begins anew with this: nothing of then is to be seen first
    if (!panel.visible) fill(undefined);
  });
  const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `scorecard-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  let shownBefore = scorecard.uri;
  scorecard.show = () => {
    trends.forget(shownBefore);
    shownBefore = scorecard.uri;
    postedTrend = [];
    posted = undefined;
    update();
  };
  fill(store.get(scorecard.uri));
}
