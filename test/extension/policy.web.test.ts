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
  untilMended,
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
    await untilMended(manifest, 'owner-missing');
    await remove(policy);
    await untilFound(manifest, 'owner-missing');
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
});
