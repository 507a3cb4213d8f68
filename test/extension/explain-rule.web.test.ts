import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { catalogue } from '../../src/report/catalogue.ts';
import { rulePage } from '../../src/extension/rule-pages.ts';
import { until } from './support.ts';

const extension = () => {
  const found = vscode.extensions.getExtension('ai-initiative-scorecard.ai-initiative-scorecard');
  assert.ok(found, 'the extension is not installed');
  return found;
};

describe('Explain Rule', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows the page of a rule as it reads', async () => {
    await extension().activate();
    await vscode.commands.executeCommand('aiInitiative.explainRule', 'owner-missing');
    await until('the preview', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(
          ({ input, label }) =>
            input instanceof vscode.TabInputWebview &&
            input.viewType.includes('markdown.preview') &&
            label.includes('owner-missing.md'),
        ),
      ),
    );
  });

  it('has a page for every rule', async () => {
    const { extensionUri } = extension();
    for (const { id } of catalogue()) {
      const page = rulePage(extensionUri, id);
      assert.ok(page, `${id} has no page`);
      assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(page)), new RegExp(`^# ${id}\n`));
    }
  });
});
