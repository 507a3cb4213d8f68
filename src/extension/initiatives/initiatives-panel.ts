import * as vscode from 'vscode';
import { initiativeRow, type InitiativeRow } from '../../core/index.ts';
import { toHost, type ToHost, type ToPage } from '../../presenter/initiatives/messages.ts';
import { previewView } from '../../presenter/initiatives/preview.ts';
import { initiativesView } from '../../presenter/initiatives/view.ts';
import { walkthrough } from '../contributions/walkthrough.ts';
import { allowPage } from '../host/page-resources.ts';
import { pageHtml } from '../scorecard/html.ts';
import type { ManifestStore } from '../store/store.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';

/** What the panel depends on. */
export interface PanelInputs {
  readonly store: ManifestStore;
  readonly extension: vscode.Extension<unknown>;
  readonly log: vscode.LogOutputChannel;
}

/** The least time between two updates of the page, in ms: each sends all initiatives. */
const UPDATE_EVERY = 400;

/** Keeps a webview panel showing all manifests of the window for as long as the panel lives. */
export function showIn(panel: vscode.WebviewPanel, { store, extension, log }: PanelInputs): void {
  const { extensionUri } = extension;
  const { webview } = panel;
  const rows = new Map<string, { readonly manifest: StoredManifest; readonly row: InitiativeRow }>();
  let isReady = false;
  let postedWaiting = 0;
  let previewed: string | null = null;
  let update: ReturnType<typeof setTimeout> | undefined;

  const rowOf = (manifest: StoredManifest) => {
    const uri = manifest.uri.toString();
    const known = rows.get(uri);
    if (known?.manifest === manifest) return known.row;
    const row = initiativeRow(uri, manifest.shown.assessment);
    rows.set(uri, { manifest, row });
    return row;
  };

  /** Whether the page would say something else of a manifest: most of what is typed changes no row. */
  const isOther = (uri: vscode.Uri) => {
    const before = rows.get(uri.toString())?.row;
    const manifest = store.get(uri);
    if (!manifest) return rows.delete(uri.toString());
    return JSON.stringify(rowOf(manifest)) !== JSON.stringify(before);
  };

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the function of VS Code, not of a window
  const send = (message: ToPage) => void webview.postMessage(message);

  const postPreview = () => {
    const manifest = previewed === null ? undefined : store.get(vscode.Uri.parse(previewed));
    const preview = manifest && previewView(manifest.uri.toString(), manifest.label, manifest.shown.assessment);
    send({ type: 'preview', preview: preview ?? null });
  };

  const post = () => {
    postedWaiting = store.unassessed;
    const manifests = store.all();
    const uris = new Map(manifests.map(({ uri }) => [uri.toString(), uri]));
    send({
      type: 'show',
      initiatives: initiativesView({
        rows: manifests.map(rowOf),
        asOf: { from: store.asOf.date, to: store.asOf.date },
        asOfIsSet: store.asOf.isSet,
        waiting: store.unassessed,
        fileOf: (uri) => vscode.workspace.asRelativePath(uris.get(uri) ?? uri),
      }),
    });
    postPreview();
  };

  const schedule = (changed: readonly vscode.Uri[]) => {
    // every one is looked at, so that what is posted later compares with what is known now
    const isNews = changed.filter(isOther).length > 0 || store.unassessed !== postedWaiting;
    if (!isNews) return;
    // a page that is hidden is gone, and says so when it is ready again
    if (!isReady || !panel.visible) return;
    update ??= setTimeout(() => {
      update = undefined;
      post();
    }, UPDATE_EVERY);
  };

  const receive = async (message: ToHost): Promise<void> => {
    switch (message.type) {
      case 'ready':
        if (store.all().length === 0) {
          // nothing is called missing before the search for it
          await store.discover();
          if (store.waiting === 0) await store.idle();
        }
        isReady = true;
        return post();
      case 'open': {
        const manifest = store.get(vscode.Uri.parse(message.uri));
        if (manifest) await vscode.commands.executeCommand('aiInitiative.openScorecard', manifest.uri);
        return;
      }
      case 'preview':
        previewed = message.uri;
        return postPreview();
      case 'export': {
        const { exportPortfolio } = await import('../commands/export/export-portfolio.ts');
        return exportPortfolio(store, message.uris);
      }
      case 'create':
        return void (await vscode.commands.executeCommand('aiInitiative.createManifest'));
      case 'learn':
        return void (await vscode.commands.executeCommand(
          'workbench.action.openWalkthrough',
          `${extension.id}#${walkthrough.id}`,
        ));
    }
  };

  const whileOpen = vscode.Disposable.from(
    store.onDidChange(schedule),
    webview.onDidReceiveMessage((raw: unknown) => {
      const message = toHost.safeParse(raw);
      if (!message.success)
        return log.warn('A message of the page All Initiatives was not understood', message.error.message);
      receive(message.data).catch((error: unknown) =>
        log.error('The page All Initiatives could not do this', String(error)),
      );
    }),
    new vscode.Disposable(() => clearTimeout(update)),
  );
  panel.onDidDispose(() => whileOpen.dispose());
  const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `scorecard-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  webview.html = pageHtml(allowPage(webview, extensionUri), { script: 'initiatives' });
}
