import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { freshFolder, manifestText, remove, untilFound, untilFixed, within, write } from './support.ts';

const CLAIM = 'integration:\n  points: [{ system: SAP, kind: api, path: src/sap/ }]\n';

describe('what the repository shows', () => {
  const folder = freshFolder('facts');
  after(() => remove(folder));

  it('is held against the manifest, again whenever the files change', async () => {
    const file = await write(within(folder, 'ai-initiative.yaml'), manifestText('claims', 'pilot', CLAIM));
    await vscode.workspace.openTextDocument(file);
    const { message } = await untilFound(file, 'integration-path-missing');
    assert.match(message, /src\/sap\/, which is not in the repository/);
    await write(within(folder, 'src/sap/post.ts'), 'post();\n');
    await untilFixed(file, 'integration-path-missing');
    await write(within(folder, 'package.json'), '{"dependencies":{"openai":"6"}}');
    await remove(within(folder, 'src'));
    await untilFound(file, 'integration-path-missing');
  });
});
