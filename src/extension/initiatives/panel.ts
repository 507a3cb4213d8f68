import * as vscode from 'vscode';
import { initiativeRow, type InitiativeRow } from '../../core/index.ts';
import { toHost, type ToHost, type ToPage } from '../../shared/initiatives/messages.ts';
import { initiativesView } from '../../shared/initiatives/view.ts';
import { walkthrough } from '../contributions/walkthrough.ts';
import { pageHtml, pageRoots } from '../scorecard/html.ts';
import type { ManifestStore, StoredManifest } from '../store.ts';

/** What the panel works with. */
export interface PanelInputs {
  readonly store: ManifestStore;
  readonly extension: vscode.Extension<unknown>;
  readonly log: vscode.LogOutputChannel;
}

/** While many manifests are being assessed the page is brought up to date this often, in milliseconds. */
const UPDATE_EVERY = 400;

/** Keeps a webview panel showing all manifests of the window for as long as the panel lives. */
export function showIn(panel: vscode.WebviewPanel, { store, extension, log }: PanelInputs): void {
  const { extensionUri } = extension;
  const { webview } = panel;
  const rows = new WeakMap<StoredManifest, InitiativeRow>();
  let isReady = false;
  let update: ReturnType<typeof setTimeout> | undefined;

  const rowOf = (manifest: StoredManifest) => {
    const row = rows.get(manifest) ?? initiativeRow(manifest.uri.toString(), manifest.shown.assessment);
    rows.set(manifest, row);
    return row;
  };

  const post = () => {
    const manifests = store.all();
    const uris = new Map(manifests.map(({ uri }) => [uri.toString(), uri]));
    const message: ToPage = {
      type: 'show',
      initiatives: initiativesView({
        rows: manifests.map(rowOf),
        asOf: store.asOf.date,
        asOfIsSet: store.asOf.isSet,
        waiting: store.waiting,
        fileOf: (uri) => vscode.workspace.asRelativePath(uris.get(uri) ?? uri),
      }),
    };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the function of VS Code, not of a window
    void webview.postMessage(message);
  };

  const schedule = () => {
    // a page that is hidden is gone, and says so when it is ready again
    if (!isReady || !panel.visible) return;
    update ??= setTimeout(
      () => {
        update = undefined;
        post();
      },
      store.waiting > 0 ? UPDATE_EVERY : 0,
    );
  };

  const receive = async (message: ToHost): Promise<void> => {
    switch (message.type) {
      case 'ready':
        if (store.all().length === 0) {
          // nothing is said to be missing before it has been looked for
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
      if (!message.success) return log.warn('A message of the initiatives was not understood', message.error.message);
      receive(message.data).catch((error: unknown) => log.error('The initiatives cannot do this', String(error)));
    }),
    new vscode.Disposable(() => clearTimeout(update)),
  );
  panel.onDidDispose(() => whileOpen.dispose());
  const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, 'media', `scorecard-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  webview.options = { enableScripts: true, localResourceRoots: [...pageRoots(extensionUri)] };
  webview.html = pageHtml(webview, extensionUri, 'initiatives');
}
