import assert from 'node:assert/strict';
import * as vscode from 'vscode';

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

  it('Assess Workspace ends with one summary, and opens nothing by itself', async () => {
    const summary = await vscode.commands.executeCommand<string>('aiInitiative.assessWorkspace');
    assert.match(summary, /^\d+ initiatives?: \d+ blocked/);
    const again = await vscode.commands.executeCommand<string>('aiInitiative.assessWorkspace');
    assert.equal(again, summary);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.ok(!tabs.some(({ input }) => input instanceof vscode.TabInputWebview));
  });
});
