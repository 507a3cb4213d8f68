import * as vscode from 'vscode';
import { asOfNote, count } from '../../presenter/format.ts';
import type { ManifestStore } from '../store/store.ts';
import { registerTreeCommands } from './commands.ts';
import { treeItemOf } from './item.ts';
import type { UncoveredSource } from '../surfaces/uncovered.ts';
import { countBlocked, missingOf, treeOf, type TreeNode } from './model.ts';

/** The view *AI Initiatives*: all manifests of the window with what Problems says of them, and where there should be one. */
export function registerTree(store: ManifestStore, uncovered: UncoveredSource): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const refresh = () => changed.fire(undefined);
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItemOf,
    async getChildren(node) {
      if (node) return [...node.children];
      // an empty tree would welcome people who have manifests
      await store.searched;
      return [...treeOf(store.all()), ...missingOf(uncovered.all())];
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
    // an empty tree with a message would not welcome anybody
    view.message = manifests.length > 0 && store.asOf.isSet ? `Assessed ${asOfNote(store.asOf)}` : undefined;
  };
  update();
  return vscode.Disposable.from(
    changed,
    view,
    store.onDidChange(update),
    store.onDidChange(refresh),
    uncovered.onDidChange(refresh),
    registerTreeCommands(store),
  );
}
