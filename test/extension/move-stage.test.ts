import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { localDate } from '../../src/extension/host/as-of.ts';
import { freshFolder, manifestText, remove, untilFound, within, write } from './support.ts';

const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';

/** Runs a command, and others over and over until that one has ended: questions show in their own time. */
async function runWhile(command: string, argument: vscode.Uri, ...meanwhile: readonly string[]): Promise<void> {
  const ended = Promise.resolve(vscode.commands.executeCommand(command, argument)).then(() => true);
  const repeat = async () => {
    for (const other of meanwhile) await vscode.commands.executeCommand(other);
    return false;
  };
  while (!(await Promise.race([ended, repeat()])));
}

describe('Move to Pilot', () => {
  let folder: vscode.Uri;
  let uri: vscode.Uri;
  let document: vscode.TextDocument;
  beforeEach(async () => {
    folder = freshFolder('move-stage');
    uri = within(folder, 'ai-initiative.yaml');
    await write(within(folder, 'ai-initiative.config.yaml'), 'vocabulary: { owners: [group:of-policy] }\n');
    await write(uri, manifestText('order-intake'));
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await untilFound(uri, 'owner-missing');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(folder);
  });

  it('moves to the next stage in one edit, with its day and the decision', async () => {
    const before = document.getText();
    await runWhile('aiInitiative.moveToPilot', uri, ACCEPT);
    const text = document.getText();
    const today = localDate(new Date());
    assert.ok(text.includes(`  stage: pilot\n  stageHistory:\n    - stage: pilot\n      since: ${today}\n`), text);
    assert.match(text, /\n {2}decisionDueOn: \d{4}-\d{2}-\d{2}\n/);
    assert.ok(text.includes(`    - outcome: scale\n      on: ${today}\n      by: group:of-policy\n`), text);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});
