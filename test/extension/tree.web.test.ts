import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defaultPolicy, type Verdict } from '../../src/core/index.ts';
import { createAsOf } from '../../src/extension/host/as-of.ts';
import { windowManifests } from '../../src/extension/store/manifests.ts';
import { windowSettings } from '../../src/extension/host/settings.ts';
import { ManifestStore } from '../../src/extension/store/store.ts';
import { treeItemOf } from '../../src/extension/tree/tree-item.ts';
import {
  countBlocked,
  treeByOwner,
  treeOf,
  type FindingNode,
  type TreeNode,
} from '../../src/extension/tree/tree-model.ts';
import { toRange } from '../../src/extension/host/convert.ts';
import {
  diagnosticsOf,
  freshFolder,
  manifestText,
  noFacts,
  remove,
  ruleOf,
  untilFound,
  within,
  write,
} from './support.ts';

const allBelow = (node: TreeNode): readonly TreeNode[] => [node, ...node.children.flatMap(allBelow)];
const isFinding = (node: TreeNode): node is FindingNode => node.kind === 'finding';
const labelOf = (node: TreeNode) => treeItemOf(node).label;

describe('the tree of initiatives', () => {
  const folder = freshFolder('tree');
  const log = vscode.window.createOutputChannel('Tree test', { log: true });
  const asOf = createAsOf(windowSettings, log);
  const store = new ManifestStore({
    source: windowManifests,
    policies: { policyFor: () => Promise.resolve(defaultPolicy), onDidChange: () => new vscode.Disposable(() => {}) },
    asOf,
    facts: noFacts,
    log,
  });
  const ofFolder = () => store.all().filter(({ uri }) => uri.path.startsWith(folder.path));
  const waivers = [
    'waivers:',
    '  - { rule: owner-missing, reason: Found in June, approvedBy: user:cfo, expiresOn: 2099-01-01 }',
    '',
  ].join('\n');

  before(async () => {
    await write(within(folder, 'a/ai-initiative.yaml'), manifestText('first', 'pilot'));
    await write(within(folder, 'b/ai-initiative.yaml'), manifestText('second', 'idea', `colour: red\n${waivers}`));
    await write(within(folder, 'c/ai-initiative.yaml'), 'title: [');
    await write(within(folder, 'd/ai-initiative.yml'), manifestText('old', 'retired'));
    await untilFound(within(folder, 'a/ai-initiative.yaml'), 'owner-missing');
    await untilFound(within(folder, 'b/ai-initiative.yaml'), 'field-unknown');
    await untilFound(within(folder, 'c/ai-initiative.yaml'), 'yaml-syntax');
    await untilFound(within(folder, 'd/ai-initiative.yml'), 'retirement-reason-missing');
    await store.refresh();
  });
  after(async () => {
    store.dispose();
    asOf.dispose();
    log.dispose();
    await remove(folder);
  });

  it('has exactly the findings that Problems has, each at its place', () => {
    const inTree = treeOf(ofFolder()).flatMap(allBelow).filter(isFinding);
    const placeOf = (rule: string, uri: vscode.Uri, { start }: vscode.Range) =>
      `${uri.path} ${start.line}:${start.character} ${rule}`;
    const inProblems = ofFolder().flatMap(({ uri }) =>
      diagnosticsOf(uri).map((diagnostic) => placeOf(ruleOf(diagnostic), uri, diagnostic.range)),
    );
    assert.ok(inTree.length > 20);
    assert.deepEqual(
      inTree.map(({ manifest, finding }) => placeOf(finding.ruleId, manifest.uri, toRange(finding.range))).sort(),
      inProblems.toSorted(),
    );
  });

  it('puts initiatives under their verdicts and counts those that are blocked', () => {
    const tree = treeOf(ofFolder());
    assert.deepEqual(tree.map(labelOf), ['Blocked', 'Retired']);
    assert.equal(tree[0]?.children.length, countBlocked(ofFolder()));
    const isIn = (verdict: Verdict) =>
      ofFolder().filter(({ shown }) => shown.assessment.gate?.verdict === verdict).length;
    assert.equal(countBlocked(ofFolder()), isIn('blocked'));
  });

  it('begins closed where there are many, whatever few it began with', () => {
    const [few] = treeOf(ofFolder());
    const [many] = treeOf(ofFolder(), true);
    assert.ok(few && many);
    assert.deepEqual(
      [few, many].map((node) => treeItemOf(node).collapsibleState),
      [vscode.TreeItemCollapsibleState.Expanded, vscode.TreeItemCollapsibleState.Collapsed],
    );
    // VS Code keeps the state of a node as long as it keeps its id
    assert.notEqual(few.id, many.id);
  });

  it('groups findings by dimension, upcoming and waived ones apart', () => {
    const [blocked] = treeOf(ofFolder());
    const second = blocked?.children.find(({ manifest }) => manifest.uri.path.includes('/b/'));
    const labels = second?.children.map(({ label }) => label) ?? [];
    assert.equal(labels[0], 'Form of the file');
    assert.deepEqual(labels.slice(-2), ['Upcoming', 'Waived']);
    const [waived] = second?.children.at(-1)?.children ?? [];
    assert.equal(waived?.finding.ruleId, 'owner-missing');
  });

  it('says in words what its icons say', () => {
    const nodes = treeOf(ofFolder()).flatMap(allBelow).filter(isFinding);
    assert.ok(nodes.length > 5);
    for (const node of nodes) {
      const { accessibilityInformation, description } = treeItemOf(node);
      const said = node.finding.status === 'open' ? node.finding.severity : node.finding.status;
      assert.ok(accessibilityInformation?.label.startsWith(`${said}: ${node.finding.message}`));
      assert.ok(String(description).includes(said));
    }
  });

  it('says for which stage an initiative is blocked, and marks what blocks it', () => {
    const [blocked] = treeOf(ofFolder());
    const first = blocked?.children.find(({ manifest }) => manifest.uri.path.includes('/a/'));
    assert.ok(first);
    assert.match(String(treeItemOf(first).description), /^Blocked for production · \d+ blocking · score \d+$/);
    const owner = allBelow(first)
      .filter(isFinding)
      .find(({ finding }) => finding.ruleIds.includes('owner-missing'));
    assert.ok(owner);
    assert.equal((treeItemOf(owner).iconPath as vscode.ThemeIcon).id, 'error');
    assert.match(String(treeItemOf(owner).description), /blocking/);
  });

  it('groups by owner on demand, with every initiative once', () => {
    const owners = treeByOwner(ofFolder());
    assert.deepEqual(owners.map(labelOf), ['No owner']);
    assert.equal(owners.flatMap(({ children }) => children).length, ofFolder().length);
  });

  it('has no identity twice', () => {
    const ids = treeOf(ofFolder())
      .flatMap(allBelow)
      .map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('fixes, explains and copies from its menus', async () => {
    const uri = within(folder, 'e/ai-initiative.yaml');
    await write(uri, manifestText('typo', 'pilt'));
    await untilFound(uri, 'value-invalid');
    store.invalidate([uri]);
    await store.idle();
    const nodes = treeOf(ofFolder()).flatMap(allBelow).filter(isFinding);
    const node = nodes.find(({ manifest, finding }) => manifest.uri.path === uri.path && finding.fix !== undefined);
    await vscode.commands.executeCommand('aiInitiative.initiatives.copyRuleId', node);
    assert.equal(await vscode.env.clipboard.readText(), 'value-invalid');
    await vscode.commands.executeCommand('aiInitiative.initiatives.fix', node);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), manifestText('typo', 'pilot'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
