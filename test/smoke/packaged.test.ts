import assert from 'node:assert/strict';
import { sep } from 'node:path';
import * as vscode from 'vscode';

describe('the packaged extension', () => {
  it('is installed, not loaded from the sources, and activates', async () => {
    const extension = vscode.extensions.getExtension('ai-initiative-scorecard.ai-initiative');
    assert.ok(extension, 'the extension is not installed');
    assert.ok(extension.extensionPath.includes(`${sep}extensions${sep}`), extension.extensionPath);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
