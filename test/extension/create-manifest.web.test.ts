import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  diagnosticsOf,
  freshFolder,
  manifestText,
  remove,
  ruleOf,
  until,
  untilFound,
  within,
  workspaceFolder,
  write,
} from './support.ts';

/** Runs the command, and another command over and over until that one has ended: questions show in their own time. */
async function createManifest(folder: vscode.Uri, meanwhile: string): Promise<void> {
  const ended = Promise.resolve(vscode.commands.executeCommand('aiInitiative.createManifest', folder)).then(() => true);
  const repeat = () => vscode.commands.executeCommand(meanwhile).then(() => false);
  while (!(await Promise.race([ended, repeat()])));
}

const ACCEPT = 'workbench.action.acceptSelectedQuickOpenItem';
const CANCEL = 'workbench.action.closeQuickOpen';

describe('Create Manifest', () => {
  let folder: vscode.Uri;
  let file: vscode.Uri;
  beforeEach(async () => {
    folder = freshFolder('Claims Intake');
    file = within(folder, 'ai-initiative.yaml');
    await vscode.workspace.fs.createDirectory(folder);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove(folder);
  });

  it('writes a manifest without shape errors, named after the folder, and opens it', async () => {
    await createManifest(folder, ACCEPT);
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.match(document.getText(), /^name: claims-intake-[a-z\d]+ /m);
    assert.match(document.getText(), /^title: Claims intake /m);
    assert.match(document.getText(), /^ {2}stage: idea /m);
    await untilFound(file, 'owner-missing');
    const shape = ['value-invalid', 'field-unknown', 'field-missing', 'yaml-syntax', 'manifest-empty'];
    assert.deepEqual(
      diagnosticsOf(file).filter((diagnostic) => shape.includes(ruleOf(diagnostic))),
      [],
    );
    assert.equal(document.isDirty, false);
  });

  it('takes over an empty file that a window left when it was ended, and leaves nothing beside it', async () => {
    await write(file, '');
    await createManifest(folder, ACCEPT);
    assert.match((await vscode.workspace.openTextDocument(file)).getText(), /^ {2}stage: idea /m);
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    assert.deepEqual(names, ['ai-initiative.yaml']);
  });

  it('leaves the manifest where it is when more is undone than was typed', async () => {
    await createManifest(folder, ACCEPT);
    const document = await vscode.workspace.openTextDocument(file);
    const text = document.getText();
    await vscode.commands.executeCommand('type', { text: '# ' });
    for (let i = 0; i < 3; i++) await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)), text);
  });

  it('writes what the repository says, each with its evidence, and takes it for the answers', async () => {
    await write(within(folder, 'README.md'), '# Claims intake\n');
    await write(within(folder, 'package.json'), '{\n  "name": "claims",\n  "dependencies": { "openai": "6" }\n}\n');
    await write(within(folder, 'evals/run.ts'), '');
    const owners = await write(within(workspaceFolder(), 'CODEOWNERS'), '* @acme/claims\n');
    try {
      await createManifest(folder, ACCEPT);
    } finally {
      await remove(owners);
    }
    const text = (await vscode.workspace.openTextDocument(file)).getText();
    assert.match(text, /^name: claims {2}# from: name in package\.json$/m);
    assert.match(text, /^title: Claims intake {2}# from: heading of README\.md$/m);
    assert.match(text, /^ {2}owner: "@acme\/claims" {2}# from: CODEOWNERS line 1$/m);
    assert.match(
      text,
      /^ {2}models: {2}# from: openai in .*package\.json line 3\n {4}- provider: openai\n {6}name: "TODO"$/m,
    );
    assert.match(text, /^ {2}evaluation: {2}# from: folder of that name\n {4}path: evals\/$/m);
    assert.match(text, /^ {2}# sponsor: "TODO" {2}# /m);
  });

  it('asks for what the stage needs, and lets Tab go from one placeholder to the next', async () => {
    await createManifest(folder, ACCEPT);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const selected = () => editor.document.getText(editor.selection);
    const lineOf = () => editor.document.lineAt(editor.selection.active.line).text.trim();
    const visited: string[] = [];
    await until('the first placeholder to be selected', () => selected().includes('TODO'));
    for (let last = ''; selected().includes('TODO') && lineOf() !== last;) {
      last = lineOf();
      visited.push(last.replace(/:.*/, ''));
      await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    }
    for (const key of ['owner', 'problem', 'workflow', 'tier']) assert.ok(visited.includes(key), visited.join());
    assert.ok(!visited.some((key) => key.startsWith('#')), visited.join());
    assert.equal(editor.document.isDirty, false);
  });

  for (const name of ['ai-initiative.yaml', 'ai-initiative.yml']) {
    it(`never overwrites ${name}, and opens it instead`, async () => {
      const existing = await write(within(folder, name), manifestText('existing'));
      await createManifest(folder, ACCEPT);
      const files = await vscode.workspace.fs.readDirectory(folder);
      assert.deepEqual(files, [[name, vscode.FileType.File]]);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(existing));
      assert.equal(text, manifestText('existing'));
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), existing.toString());
    });
  }

  it('writes nothing when it is cancelled', async () => {
    await createManifest(folder, CANCEL);
    assert.deepEqual(await vscode.workspace.fs.readDirectory(folder), []);
  });
});
