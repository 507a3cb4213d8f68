import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('activates by itself where a folder has a manifest', async () => {
    const extension = vscode.extensions.getExtension('ai-initiative-scorecard.ai-initiative');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
