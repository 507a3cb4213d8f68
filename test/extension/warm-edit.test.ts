import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ReadOnlyFileSystem } from './read-only-file-system.ts';
import { addFolder, manifestText, type, untilFound, untilFixed, within } from './support.ts';

const CLAIMS =
  'integration:\n  points: [{ system: SAP, kind: api, path: src/sap/ }, { system: Mail, kind: api, path: gone/ }]\n';

describe('an edit that changes no path', () => {
  it('is judged against what is known of the repository, without reading a file', async () => {
    const files = new ReadOnlyFileSystem({
      '/root/ai-initiative.yaml': manifestText('warm', 'pilot', CLAIMS),
      '/root/ai-initiative.config.yaml': 'rules: { owner-missing: info }\n',
      '/root/package.json': '{"dependencies":{"openai":"6"}}',
      '/root/src/sap/post.ts': 'post();\n',
    });
    const provider = vscode.workspace.registerFileSystemProvider('counted', files);
    const folder = vscode.Uri.from({ scheme: 'counted', path: '/root' });
    const removeFolder = await addFolder(folder);
    const file = within(folder, 'ai-initiative.yaml');
    // found without a search, which this file system has not, and looked up in the repository
    await untilFound(file, 'integration-path-missing');
    // not in an editor, which asks for links: whether the declared files are there
    const document = await vscode.workspace.openTextDocument(file);
    await type(document, manifestText('warm', 'pilot', `${CLAIMS}colour: red\n`));
    await untilFound(file, 'field-unknown');

    files.asked.length = 0;
    await type(document, manifestText('warm', 'pilot', `${CLAIMS}description: Warm\n`));
    await untilFixed(file, 'field-unknown');
    await untilFound(file, 'integration-path-missing');
    assert.deepEqual(
      files.asked.filter((path) => path !== file.path),
      [],
    );

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await removeFolder();
    provider.dispose();
  });
});
