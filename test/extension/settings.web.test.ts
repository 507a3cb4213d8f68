import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { windowSettings } from '../../src/extension/host/settings.ts';
import { ManifestStore } from '../../src/extension/store/store.ts';
import { registerTrace } from '../../src/extension/host/trace.ts';
import { defaultPolicy } from '../../src/core/index.ts';
import {
  diagnosticsOf,
  freshFolder,
  manifestText,
  remove,
  ruleOf,
  type,
  until,
  untilClear,
  untilFound,
  untilFixed,
  within,
  write,
  noFacts,
} from './support.ts';

const set = (name: string, value: unknown) =>
  vscode.workspace.getConfiguration('aiInitiative').update(name, value, vscode.ConfigurationTarget.Workspace);

describe('settings', () => {
  let folder: vscode.Uri;
  let uri: vscode.Uri;
  beforeEach(async () => {
    folder = freshFolder('settings');
    uri = within(folder, 'ai-initiative.yaml');
    await write(uri, manifestText('with-settings', 'ideas'));
    await untilFound(uri, 'value-invalid');
  });
  afterEach(async () => {
    for (const name of ['validate.enable', 'validate.run', 'policy.path', 'problems.scope', 'assess.asOf', 'trace']) {
      await set(name, undefined);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(folder);
  });

  it('validate.enable takes findings out of Problems, and brings them back', async () => {
    await set('validate.enable', false);
    await untilClear(uri);
    await set('validate.enable', true);
    await untilFound(uri, 'value-invalid');
  });

  describe('validate.run: onSave', () => {
    let document: vscode.TextDocument;
    beforeEach(async () => {
      await set('validate.run', 'onSave');
      document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
    });

    it('lets all surfaces wait for the manifest to be saved', async () => {
      const lens = await until('the code lens', () => lensOf(uri));
      await type(document, manifestText('with-settings', 'pilot', 'colour: red\n'));
      await set('trace', 'messages'); // whatever a setting sets off is of the saved text too
      const titles = (await actionsAt('colour')).map(({ title }) => title);
      assert.ok(titles.includes('Show documentation for field-unknown'), titles.join());
      assert.deepEqual(diagnosticsOf(uri).map(ruleOf), ['value-invalid']);
      assert.equal(await lensOf(uri), lens);
      await document.save();
      await untilFound(uri, 'field-unknown');
      await untilFixed(uri, 'value-invalid');
      await until('another code lens', async () => (await lensOf(uri)).includes('score'));
    });

    it('helps with the text as it is all the same, at its present places', async () => {
      await type(document, `# one line more\n${manifestText('with-settings', 'pilt')}`);
      const [action] = await actionsAt('pilt');
      assert.equal(action?.title, 'Change to pilot');
      assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
      await until('the fix', () => document.getText().includes('stage: pilot\n'));
      const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        uri,
      );
      assert.equal(outline.find(({ name }) => name === 'lifecycle')?.range.start.line, 4);
    });

    it('judges a document without a file as it is typed', async () => {
      const untitled = vscode.Uri.from({ scheme: 'untitled', path: within(folder, 'new/ai-initiative.yaml').path });
      const unsaved = await vscode.workspace.openTextDocument(untitled);
      await vscode.window.showTextDocument(unsaved);
      await type(unsaved, manifestText('untitled', 'ideas'));
      await untilFound(untitled, 'value-invalid');
    });

    const at = (word: string) => document.positionAt(document.getText().indexOf(word) + 1);
    const actionsAt = (word: string) =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        new vscode.Range(at(word), at(word)),
        vscode.CodeActionKind.QuickFix.value,
      );
  });

  it('policy.path names the policy that holds', async () => {
    await write(uri, manifestText('with-settings', 'idea'));
    await untilFound(uri, 'owner-missing');
    await write(within(folder, 'strict.yaml'), 'rules: { owner-missing: info }\n');
    await set('policy.path', vscode.workspace.asRelativePath(within(folder, 'strict.yaml'), false));
    await until('owner-missing as information', () =>
      diagnosticsOf(uri).some(
        (found) => ruleOf(found) === 'owner-missing' && found.severity === vscode.DiagnosticSeverity.Information,
      ),
    );
  });

  it('policy.path that is not there is an error of each manifest, in the terms of the setting', async () => {
    await set('policy.path', 'nowhere/policy.yaml');
    const { message, severity } = await untilFound(uri, 'policy-missing');
    assert.match(message, /^The setting aiInitiative\.policy\.path names "nowhere\/policy\.yaml"/);
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    await set('policy.path', undefined);
    await untilFixed(uri, 'policy-missing');
  });

  it('problems.scope leaves those of manifests that are not open out of Problems', async () => {
    await set('problems.scope', 'openFiles');
    await untilClear(uri);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await untilFound(uri, 'value-invalid');
    await set('problems.scope', undefined);
  });

  it('assess.asOf is the day on which manifests are judged, and is said', async () => {
    await write(uri, manifestText('with-settings', 'idea'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await set('assess.asOf', '2031-02-03');
    await until('the day in the code lens', () => lensOf(uri).then((title) => title.includes('as of 2031-02-03')));
  });

  it('trace writes down every assessment', async () => {
    const lines: string[] = [];
    let edits = 0;
    const log = vscode.window.createOutputChannel('Trace test', { log: true });
    const store = new ManifestStore({
      source: {
        find: () => Promise.resolve([uri]),
        read: () => Promise.resolve({ text: manifestText(`traced-${edits++}`), version: undefined, isOpen: false }),
      },
      policies: { policyFor: () => Promise.resolve(defaultPolicy), onDidChange: () => new vscode.Disposable(() => {}) },
      facts: noFacts,
      asOf: {
        current: { date: '2026-05-20', isSet: true },
        onDidChange: () => new vscode.Disposable(() => {}),
        dispose: () => {},
      },
      log,
    });
    const trace = registerTrace(store, windowSettings, { info: (line) => lines.push(line) });
    await store.refresh();
    assert.deepEqual(lines, []);
    await set('trace', 'messages');
    await store.refresh();
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /ai-initiative\.yaml: assessed as of 2026-05-20: Blocked · score \d+, \d+ findings$/);
    trace.dispose();
    store.dispose();
    log.dispose();
  });
});

async function lensOf(uri: vscode.Uri): Promise<string> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.map(({ command }) => command?.title ?? '').join();
}
