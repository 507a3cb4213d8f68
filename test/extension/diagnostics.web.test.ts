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
  untilClear,
  untilFound,
  untilFixed,
  within,
  write,
} from './support.ts';

describe('diagnostics', () => {
  let folder: vscode.Uri;
  let file: vscode.Uri;
  beforeEach(() => {
    folder = freshFolder('diagnostics');
    file = within(folder, 'ai-initiative.yaml');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove(folder).catch(() => {});
  });

  async function textAt(uri: vscode.Uri, range: vscode.Range): Promise<string> {
    return (await vscode.workspace.openTextDocument(uri)).getText(range);
  }

  it('stand on the exact token, with the rule and its page', async () => {
    await write(file, manifestText('exact-token', 'ideas'));
    const diagnostic = await untilFound(file, 'value-invalid');
    assert.equal(await textAt(file, diagnostic.range), 'ideas');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.match(diagnostic.message, /did you mean "idea"/);
    const { code } = diagnostic;
    assert.ok(typeof code === 'object', 'the code has no link');
    const page = await vscode.workspace.fs.readFile(code.target);
    assert.match(new TextDecoder().decode(page), /^# .*value-invalid/m);
  });

  it('stand on the exact token in files with CRLF, a byte order mark and astral characters', async () => {
    const text = `\uFEFF${manifestText('odd-text', 'ideas', 'description: "🚀🚀"\nx-own: 1\nownershp: {}\n').replaceAll('\n', '\r\n')}`;
    await write(file, text);
    const [value, key] = [await untilFound(file, 'value-invalid'), await untilFound(file, 'field-unknown')];
    const ranges = () =>
      [value, key].map(({ range }) => [range.start.line, range.start.character, range.end.character]);
    assert.deepEqual(ranges(), [
      [4, 9, 14],
      [7, 0, 8],
    ]);
    assert.equal(await textAt(file, value.range), 'ideas');
    assert.equal(await textAt(file, key.range), 'ownershp');
  });

  it('change as the text changes, before it is saved', async () => {
    await write(file, manifestText('as-you-type', 'ideas'));
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await untilFound(file, 'value-invalid');

    await type(document, manifestText('as-you-type', 'idea'));
    await untilFixed(file, 'value-invalid');
    assert.equal(document.isDirty, true);

    await type(document, `${manifestText('as-you-type', 'idea')}title: [`);
    const syntax = await untilFound(file, 'yaml-syntax');
    const others = diagnosticsOf(file).filter((found) => ruleOf(found) !== 'yaml-syntax');
    assert.ok(others.length > 0 && others.every(({ message }) => message.endsWith('(of the last readable text)')));
    assert.equal(syntax.range.start.line, 5);

    await document.save();
    await type(document, manifestText('as-you-type', 'idea', 'colour: red\n'));
    assert.equal(await textAt(file, (await untilFound(file, 'field-unknown')).range), 'colour');
  });

  it('show requirements of the next stage as hints', async () => {
    await write(file, manifestText('hints', 'pilot'));
    const upcoming = await untilFound(file, 'support-missing');
    assert.equal(upcoming.severity, vscode.DiagnosticSeverity.Hint);
  });

  it('show what is waived as information', async () => {
    const waiver = '  - { rule: owner-missing, reason: Being hired, approvedBy: user:cfo, expiresOn: 2099-01-01 }\n';
    await write(file, manifestText('waived', 'idea', `waivers:\n${waiver}`));
    const waived = await untilFound(file, 'owner-missing');
    assert.equal(waived.severity, vscode.DiagnosticSeverity.Information);
  });

  it('follow a file that is changed', async () => {
    await write(file, manifestText('changed', 'ideas'));
    await untilFound(file, 'value-invalid');
    await write(file, manifestText('changed', 'idea'));
    await untilFixed(file, 'value-invalid');
  });

  it('go with the file, also where its editor is still open', async () => {
    await write(file, manifestText('deleted'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    await untilFound(file, 'owner-missing');
    await remove(file);
    await untilClear(file);
  });

  it('stay with the text that was not saved when the file is deleted', async () => {
    await write(file, manifestText('unsaved'));
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    await type(document, manifestText('unsaved', 'ideas'));
    await untilFound(file, 'value-invalid');
    await remove(file);
    await type(document, manifestText('unsaved', 'pilots'));
    await until('pilots', () => diagnosticsOf(file).some(({ message }) => message.includes('"pilots"')));
    await document.save();
    assert.equal(document.isDirty, false);
  });

  it('move with a file that is renamed, and go where it is no manifest any more', async () => {
    await write(file, manifestText('renamed'));
    await untilFound(file, 'owner-missing');
    const other = within(folder, 'ai-initiative.yml');
    await rename(file, other);
    await untilFound(other, 'owner-missing');
    await untilClear(file);
    await rename(other, within(folder, 'notes.yaml'));
    await untilClear(other);
  });

  it('move with a folder that is renamed, and go with one that is deleted', async () => {
    await write(within(folder, 'before/deep/ai-initiative.yaml'), manifestText('in-a-folder'));
    await untilFound(within(folder, 'before/deep/ai-initiative.yaml'), 'owner-missing');
    await rename(within(folder, 'before'), within(folder, 'after'));
    await untilFound(within(folder, 'after/deep/ai-initiative.yaml'), 'owner-missing');
    await untilClear(within(folder, 'before/deep/ai-initiative.yaml'));
    await remove(within(folder, 'after'));
    await untilClear(within(folder, 'after/deep/ai-initiative.yaml'));
  });

  it('name the other place where two files have one name', async () => {
    const other = within(folder, 'other/ai-initiative.yaml');
    await write(file, manifestText('taken'));
    await untilFound(file, 'owner-missing');
    await write(other, manifestText('taken'));
    for (const [here, there] of [
      [file, other],
      [other, file],
    ] as const) {
      const diagnostic = await untilFound(here, 'name-duplicate');
      assert.equal(await textAt(here, diagnostic.range), 'taken');
      const places = diagnostic.relatedInformation?.map(({ location }) => location.uri.toString());
      assert.deepEqual(places, [there.toString()]);
      assert.ok(diagnostic.message.includes(vscode.workspace.asRelativePath(there)), diagnostic.message);
    }
    await remove(other);
    await untilFixed(file, 'name-duplicate');
  });

  it('look at a document that was never saved, until it is closed', async () => {
    const untitled = vscode.Uri.from({ scheme: 'untitled', path: within(folder, 'ai-initiative.yaml').path });
    const document = await vscode.workspace.openTextDocument(untitled);
    await vscode.window.showTextDocument(document);
    await type(document, manifestText('untitled', 'ideas'));
    await untilFound(untitled, 'value-invalid');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilClear(untitled);
  });

  it('say of a file that is too large that it is not read', async () => {
    await write(file, `${manifestText('large')}# ${'x'.repeat(70_000)}\n`);
    await untilFound(file, 'yaml-limit');
    await write(file, ' '.repeat(5_000_000));
    await untilFound(file, 'yaml-limit');
    assert.deepEqual(diagnosticsOf(file).map(ruleOf), ['yaml-limit']);
  });

  it('leave manifests of installed packages alone', async () => {
    const foreign = within(folder, 'node_modules/some/ai-initiative.yaml');
    await write(foreign, manifestText('foreign', 'ideas'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(foreign));
    await write(file, manifestText('own'));
    await untilFound(file, 'owner-missing');
    assert.deepEqual(diagnosticsOf(foreign), []);
  });

  it('are of the day that the settings name', async () => {
    const configuration = vscode.workspace.getConfiguration('aiInitiative');
    const review = 'review:\n  lastReviewedOn: 2020-06-01\n';
    await write(file, manifestText('as-of', 'idea', review));
    await untilFound(file, 'owner-missing');
    try {
      await configuration.update('assess.asOf', '2020-01-01', vscode.ConfigurationTarget.Workspace);
      const future = await untilFound(file, 'date-future');
      assert.equal(await textAt(file, future.range), '2020-06-01');
    } finally {
      await configuration.update('assess.asOf', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await untilFixed(file, 'date-future');
  });
});

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
