import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { initiativeMissing } from '../../src/core/index.ts';
import { createRepositories } from '../../src/extension/repository/repositories.ts';
import { treeItemOf } from '../../src/extension/tree/tree-item.ts';
import { missingOf } from '../../src/extension/tree/tree-model.ts';
import { createUncovered } from '../../src/extension/surfaces/uncovered.ts';
import { addFolder, manifestText, remove, until, within, write } from './support.ts';

describe('folders that no manifest covers', () => {
  const folder = vscode.Uri.file(mkdtempSync(join(tmpdir(), 'uncovered-')));
  const log = vscode.window.createOutputChannel('Uncovered test', { log: true });
  const repositories = createRepositories();
  const uncovered = createUncovered(repositories, log);
  const nodes = () =>
    missingOf(uncovered.all())
      .flatMap(({ children }) => children)
      .filter(({ folder: { path } }) => path.startsWith(folder.path));
  const untilSeen = (...names: readonly string[]) =>
    until(`${names.join(' and ') || 'nothing'} without a manifest`, () => {
      const seen = nodes().map((node) => node.folder.path.slice(folder.path.length + 1));
      return seen.join() === names.join();
    });

  /** What happens in a folder right after it was added may go unnoticed. */
  const untilWatched = async () => {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/marker-*'));
    const noticed = new Promise<true>((resolve) => watcher.onDidCreate(() => resolve(true)));
    for (let i = 0; ; i++) {
      await write(within(folder, `markers/marker-${i}`), '');
      const later = new Promise<false>((resolve) => void setTimeout(() => resolve(false), 100));
      if (await Promise.race([noticed, later])) return watcher.dispose();
    }
  };
  let removeFolder: () => Promise<void>;

  before(async () => {
    await write(within(folder, 'chat/package.json'), '{\n  "dependencies": {\n    "openai": "6"\n  }\n}\n');
    await write(within(folder, 'search/requirements.txt'), 'requests\nlangchain\n');
    await write(within(folder, 'web/package.json'), '{"dependencies":{"react":"19"}}');
    removeFolder = await addFolder(folder);
    await untilWatched();
  });
  after(async () => {
    uncovered.dispose();
    repositories.dispose();
    log.dispose();
    await removeFolder();
    await rm(folder.fsPath, { recursive: true });
  });

  it('are listed with what they depend on, in the words of the command line', async () => {
    await untilSeen('chat', 'search');
    const [chat] = nodes();
    assert.ok(chat);
    const { label, description, tooltip, contextValue, command, accessibilityInformation } = treeItemOf(chat);
    const path = vscode.workspace.asRelativePath(within(folder, 'chat'));
    assert.equal(label, path);
    assert.equal(description, 'openai');
    const message = initiativeMissing.message(path, ['openai']);
    assert.equal(tooltip, `${message}\ninitiative-missing · info`);
    assert.equal(accessibilityInformation?.label, `info: ${message}, rule initiative-missing`);
    assert.equal(contextValue, 'uncovered');
    const [uri, options] = (command?.arguments ?? []) as [vscode.Uri, { selection: vscode.Range }];
    assert.equal(uri.toString(), within(folder, 'chat/package.json').toString());
    assert.equal(options.selection.start.line, 2);
  });

  it('go when a manifest covers them, and come when they depend on something new', async () => {
    await write(within(folder, 'chat/ai-initiative.yaml'), manifestText('chat'));
    await untilSeen('search');
    await write(within(folder, 'web/package.json'), '{"dependencies":{"@anthropic-ai/sdk":"1"}}');
    await untilSeen('search', 'web');
    await write(
      within(folder, 'chat/ai-initiative.yaml'),
      manifestText('chat', 'idea', 'covers: [., ../se*, ../web]\n'),
    );
    await untilSeen();
  });

  it('can be explained and copied like any finding', async () => {
    await remove(within(folder, 'chat/ai-initiative.yaml'));
    await untilSeen('chat', 'search', 'web');
    await vscode.commands.executeCommand('aiInitiative.initiatives.copyRuleId', nodes()[0]);
    assert.equal(await vscode.env.clipboard.readText(), 'initiative-missing');
  });
});
