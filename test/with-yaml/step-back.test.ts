import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  diagnosticsOf,
  freshFolder,
  manifestText,
  remove,
  ruleOf,
  type,
  until,
  untilFound,
  within,
  write,
} from '../extension/support.ts';

const set = (name: string, value: boolean | undefined) =>
  vscode.workspace.getConfiguration('yaml').update(name, value, vscode.ConfigurationTarget.Workspace);

describe('beside the extension for YAML', () => {
  const folder = freshFolder('beside');
  const uri = within(folder, 'ai-initiative.yaml');
  let document: vscode.TextDocument;

  const labelsAt = async (text: string) => {
    await type(document, text);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      document.positionAt(text.length),
    );
    const ours = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    return ours.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };
  const hoverAt = async (text: string, at: string) => {
    await type(document, text);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      document.positionAt(text.indexOf(at) + 1),
    );
    return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
  };

  const lensTitle = async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    return lenses.map(({ command }) => command?.title ?? '').join();
  };

  before(async () => {
    assert.ok(vscode.extensions.getExtension('redhat.vscode-yaml'), 'the extension for YAML is not there');
    await write(uri, manifestText('beside', 'ideas'));
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
  });
  afterEach(async () => {
    for (const name of ['validate', 'completion', 'hover']) await set(name, undefined);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(folder);
  });

  it('keeps its own findings, and leaves syntax errors to it while it validates', async () => {
    await untilFound(uri, 'value-invalid');
    await type(document, `${manifestText('beside', 'pilot')}name: twice\n`);
    await until('the assessment of the new text', async () => (await lensTitle()).includes('going from pilot'));
    assert.deepEqual(
      diagnosticsOf(uri).filter((found) => ruleOf(found) === 'key-duplicate'),
      [],
    );
    // the other extension has it in Problems, so what counts findings counts it as well
    assert.match(await lensTitle(), /^Blocked/);
    await set('validate', false);
    await untilFound(uri, 'key-duplicate');
    await set('validate', true);
    await until('key-duplicate to go', () => !diagnosticsOf(uri).map(ruleOf).includes('key-duplicate'));
    assert.ok(diagnosticsOf(uri).length > 0);
  });

  it('offers keys and words itself only where it does not', async () => {
    assert.deepEqual(await labelsAt('ownership:\n  '), []);
    const dates = await labelsAt('lifecycle:\n  decisionDueOn: ');
    assert.ok(dates.length > 0, 'dates are not of the schema, so they are still offered');
    await set('completion', false);
    assert.ok((await labelsAt('ownership:\n  ')).includes('sponsor'));
  });

  it('says what a field means only where it does not', async () => {
    const text = manifestText('beside', 'ideas', 'ownership:\n  owner: group:a\n');
    assert.doesNotMatch((await hoverAt(text, 'owner:')).join('\n'), /accountable/);
    await set('hover', false);
    assert.match((await hoverAt(text, 'owner:')).join('\n'), /accountable for the initiative/);
  });
});
