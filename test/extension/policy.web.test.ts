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

describe('policies', () => {
  let folder: vscode.Uri;
  let manifest: vscode.Uri;
  let policy: vscode.Uri;
  beforeEach(async () => {
    folder = freshFolder('policies');
    manifest = within(folder, 'team/ai-initiative.yaml');
    policy = within(folder, 'ai-initiative.config.yaml');
    await write(manifest, manifestText('under-policy'));
    await untilFound(manifest, 'owner-missing');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove(folder).catch(() => {});
  });

  it('hold for the manifests below them from the moment they are written, until they are gone', async () => {
    await write(policy, 'rules: { owner-missing: off }\n');
    await untilFixed(manifest, 'owner-missing');
    await remove(policy);
    await untilFound(manifest, 'owner-missing');
  });

  it('may end in .yml, and say why one of them sets nothing', async () => {
    const short = within(folder, 'ai-initiative.config.yml');
    await write(short, 'rules: { owner-missing: off }\n');
    await untilFixed(manifest, 'owner-missing');
    await write(policy, '');
    await untilFound(short, 'value-invalid');
    await untilFound(manifest, 'owner-missing');
    await remove(short);
    await untilClear(short);
    await vscode.workspace.fs.createDirectory(short);
    await remove(policy);
    await untilFound(short, 'value-invalid');
  });

  it('hold as they are typed, and follow what they extend', async () => {
    await write(within(folder, 'base.yaml'), 'rules: { owner-missing: info }\n');
    await write(policy, 'extends: ./base.yaml\n');
    const severity = (expected: vscode.DiagnosticSeverity) =>
      until(`owner-missing as ${expected}`, () =>
        diagnosticsOf(manifest).some((found) => ruleOf(found) === 'owner-missing' && found.severity === expected),
      );
    await severity(vscode.DiagnosticSeverity.Information);
    await write(within(folder, 'base.yaml'), 'rules: { owner-missing: warning }\n');
    await severity(vscode.DiagnosticSeverity.Warning);
    const document = await vscode.workspace.openTextDocument(policy);
    await type(document, 'rules: { owner-missing: error }\n');
    await severity(vscode.DiagnosticSeverity.Error);
  });

  it('say on the exact place what is wrong in them', async () => {
    await write(policy, 'rules:\n  owner-mising: off\n');
    const document = await vscode.workspace.openTextDocument(policy);
    const found = await untilFound(policy, 'field-unknown');
    assert.equal(document.getText(found.range), 'owner-mising');
    assert.match(found.message, /did you mean "owner-missing"/);
    await type(document, 'rules:\n  owner-missing: off\n');
    await untilClear(policy);
  });

  it('bring rules of the organisation', async () => {
    await write(policy, 'customRules: [{ id: cost-centre, dimension: capacity, path: x-cc, required: true }]\n');
    const found = await untilFound(manifest, 'cost-centre');
    assert.equal(found.message, 'x-cc is required (x-cc is missing)');
  });

  it('are completed and explained as they are written', async () => {
    const text = 'rules:\n  owner-missing: off\n  ';
    await write(policy, text);
    const document = await vscode.workspace.openTextDocument(policy);
    const completions = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      policy,
      document.positionAt(text.length),
    );
    const labels = completions.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('fallback-missing'));
    assert.ok(!labels.includes('ownership'), 'a field of the manifest is offered in a policy');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      policy,
      document.positionAt(text.indexOf('owner-missing') + 2),
    );
    const said = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
    assert.match(said.join('\n'), /An owner is named/);
  });
});
