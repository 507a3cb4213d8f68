import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { catalogue } from '../../src/catalogue/catalogue.ts';
import { rulePage } from '../../src/extension/surfaces/rule-pages.ts';
import { until } from './support.ts';

const extension = () => {
  const found = vscode.extensions.getExtension('ai-initiative-scorecard.ai-initiative');
  assert.ok(found, 'the extension is not installed');
  return found;
};

describe('Explain Rule', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows the page of a rule as it reads', async () => {
    await extension().activate();
    await vscode.commands.executeCommand('aiInitiative.explainRule', 'owner-missing');
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const isPage = ({ label }: vscode.Tab) => label.includes('owner-missing.md');
    const isPreview = ({ input }: vscode.Tab) =>
      input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview');
    // a window without a server cannot always render what comes from an address on the web
    const isWithoutServer = extension().extensionUri.scheme.startsWith('http');
    await until('the page', () => tabs().some((tab) => isPage(tab) && (isWithoutServer || isPreview(tab)))).catch(
      (error: unknown) => {
        const seen = tabs().map(({ label, input }) => `${label} ${(input as object | undefined)?.constructor.name}`);
        throw new Error(`${String(error)}, but saw ${seen.join(', ') || 'nothing'}`);
      },
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
