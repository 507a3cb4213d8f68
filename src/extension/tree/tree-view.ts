import * as vscode from 'vscode';
import { asOfNote, count } from '../../presenter/format.ts';
import type { ManifestStore } from '../store/store.ts';
import { registerTreeCommands } from './tree-commands.ts';
import { treeItemOf } from './tree-item.ts';
import type { UncoveredSource } from '../surfaces/uncovered.ts';
import { countBlocked, missingOf, ownerOf, ownersOf, treeByOwner, treeOf, type TreeNode } from './tree-model.ts';

/** A tree of more initiatives than this begins closed, and is brought up to date at intervals (in milliseconds). */
const MANY = 100;
const REFRESH_MANY_EVERY = 1000;

/** The view *AI Initiatives*: all manifests of the window with what Problems says of them, and where there should be one. */
export function registerTree(store: ManifestStore, uncovered: UncoveredSource): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let lastRefresh = -Infinity;
  const refresh = () => {
    const pause = store.all().length > MANY ? REFRESH_MANY_EVERY : 0;
    refreshing ??= setTimeout(
      () => {
        refreshing = undefined;
        lastRefresh = performance.now();
        changed.fire(undefined);
      },
      Math.max(0, lastRefresh + pause - performance.now()),
    );
  };
  let byOwner = false;
  const groupBy = (isByOwner: boolean) => {
    byOwner = isByOwner;
    void vscode.commands.executeCommand('setContext', 'aiInitiative.byOwner', byOwner);
    refresh();
  };
  /** Only initiatives of this owner are listed; undefined: all of them. */
  let onlyOwner: string | undefined;
  const filterByOwner = async () => {
    const manifests = store.all();
    const items = ownersOf(manifests).map((owner) => ({
      label: owner,
      description: count(manifests.filter((manifest) => ownerOf(manifest) === owner).length, 'initiative'),
      owner,
    }));
    const all = { label: 'All owners', description: count(manifests.length, 'initiative'), owner: undefined };
    const options = { title: 'Filter by Owner', placeHolder: 'Whose initiatives?' };
    const chosen = await vscode.window.showQuickPick([all, ...items], options);
    if (!chosen) return;
    onlyOwner = chosen.owner;
    view.description = onlyOwner;
    refresh();
  };
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItemOf,
    async getChildren(node) {
      if (node) return [...node.children];
      // while the tree is empty, VS Code would welcome people who have manifests
      if (store.all().length === 0) await Promise.race([store.searched, firstOf(store.onDidChange)]);
      const manifests = store.all();
      const isMany = manifests.length + store.unassessed > MANY;
      const listed = onlyOwner === undefined ? manifests : manifests.filter((one) => ownerOf(one) === onlyOwner);
      const roots = byOwner ? treeByOwner(listed, isMany) : treeOf(listed, isMany);
      return [...roots, ...(onlyOwner === undefined ? missingOf(uncovered.all()) : [])];
    },
  };
  const view = vscode.window.createTreeView('aiInitiative.initiatives', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const update = () => {
    const manifests = store.all();
    const blocked = countBlocked(manifests);
    view.badge = blocked > 0 ? { value: blocked, tooltip: `${count(blocked, 'initiative')} blocked` } : undefined;
    // VS Code shows no welcome where an empty tree has a message
    if (manifests.length > 0) view.message = store.asOf.isSet ? `Assessed ${asOfNote(store.asOf)}` : undefined;
    else view.message = welcomeOf(uncovered.all().length);
  };
  update();
  return vscode.Disposable.from(
    changed,
    view,
    new vscode.Disposable(() => clearTimeout(refreshing)),
    store.onDidChange(update),
    store.onDidChange((uris) => uris.length > 0 && refresh()),
    uncovered.onDidChange(update),
    uncovered.onDidChange(refresh),
    registerTreeCommands(store),
    vscode.commands.registerCommand('aiInitiative.initiatives.groupByOwner', () => groupBy(true)),
    vscode.commands.registerCommand('aiInitiative.initiatives.groupByVerdict', () => groupBy(false)),
    vscode.commands.registerCommand('aiInitiative.initiatives.filterByOwner', filterByOwner),
  );
}

/** Where there is no manifest yet, and folders that should have one: the welcome of VS Code is for empty trees only. */
function welcomeOf(folders: number): string | undefined {
  if (folders === 0) return undefined;
  return `No manifest yet, and ${count(folders, 'folder')} with code that uses AI: create one for each initiative.`;
}

function firstOf<T>(event: vscode.Event<T>): Promise<T> {
  return new Promise((resolve) => {
    const listening = event((value) => {
      listening.dispose();
      resolve(value);
    });
  });
}
