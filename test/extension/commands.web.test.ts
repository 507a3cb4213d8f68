import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './support.ts';

describe('commands', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('of package.json are all there', async () => {
    const extension = vscode.extensions.getExtension('ai-initiative-scorecard.ai-initiative');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const declared = contributes.commands.map(({ command }) => command);
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      declared.filter((id) => !registered.includes(id)),
      [],
    );
  });

  it('Assess Workspace ends with the scorecard', async () => {
    await vscode.commands.executeCommand('aiInitiative.assessWorkspace');
    await until('the scorecard', () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('scorecard')),
      ),
    );
  });
});
