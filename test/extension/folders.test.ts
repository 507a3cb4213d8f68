import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { ReadOnlyFileSystem } from './read-only-file-system.ts';
import {
  diagnosticsOf,
  freshFolder,
  manifestText,
  until,
  untilClear,
  untilFound,
  untilFixed,
  withFolder,
  within,
} from './support.ts';

describe('folders of the window', () => {
  it('are searched when they are added, and forgotten when they are removed', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'added-'));
    const file = vscode.Uri.file(join(outside, 'ai-initiative.yml'));
    await writeFile(file.fsPath, manifestText('added-folder', 'ideas'));
    await withFolder(vscode.Uri.file(outside), async () => {
      await untilFound(file, 'value-invalid');
    });
    await untilClear(file);
    await rm(outside, { recursive: true });
  });

  it('say of a manifest that is a link that it is not assessed, until the file itself is there', async function () {
    if (process.platform === 'win32') this.skip(); // links need a right there
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    const added = await mkdtemp(join(tmpdir(), 'linked-'));
    const file = vscode.Uri.file(join(added, 'ai-initiative.yaml'));
    await writeFile(join(outside, 'secret.yaml'), manifestText('secret', 'ideas'));
    await symlink(join(outside, 'secret.yaml'), file.fsPath);
    await withFolder(vscode.Uri.file(added), async () => {
      const [found] = await until('the finding', () => {
        const shown = diagnosticsOf(file);
        return shown.length > 0 && shown;
      });
      assert.match(found?.message ?? '', /^This manifest is not assessed: it is a link/);
      await rm(file.fsPath);
      await writeFile(file.fsPath, manifestText('itself', 'ideas'));
      await untilFound(file, 'value-invalid');
      assert.ok(diagnosticsOf(file).every(({ message }) => !message.includes('not assessed')));
    });
    await untilClear(file);
    for (const folder of [outside, added]) await rm(folder, { recursive: true });
  });

  it('have each its own policy', async () => {
    const lenient = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'lenient-')));
    const strict = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'strict-')));
    const of = (folder: vscode.Uri) => within(folder, 'ai-initiative.yaml');
    for (const folder of [lenient, strict]) await writeFile(of(folder).fsPath, manifestText('one-of-two'));
    await writeFile(within(lenient, 'ai-initiative.config.yaml').fsPath, 'rules: { owner-missing: off }\n');
    await writeFile(within(strict, 'ai-initiative.config.yaml').fsPath, 'rules: { owner-missing: warning }\n');
    await withFolder(lenient, () =>
      withFolder(strict, async () => {
        const found = await untilFound(of(strict), 'owner-missing');
        assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
        await untilFixed(of(lenient), 'owner-missing');
        // where one changes, the other stays as it is
        await writeFile(within(lenient, 'ai-initiative.config.yaml').fsPath, 'rules: { owner-missing: info }\n');
        const changed = await untilFound(of(lenient), 'owner-missing');
        assert.equal(changed.severity, vscode.DiagnosticSeverity.Information);
        const same = await untilFound(of(strict), 'owner-missing');
        assert.equal(same.severity, vscode.DiagnosticSeverity.Warning);
      }),
    );
    for (const folder of [lenient, strict]) await rm(folder.fsPath, { recursive: true });
  });

  it('may be read-only and of any scheme', async () => {
    const files = new ReadOnlyFileSystem({ '/root/ai-initiative.yaml': manifestText('read-only', 'ideas') });
    const provider = vscode.workspace.registerFileSystemProvider('frozen', files, { isReadonly: true });
    const folder = vscode.Uri.from({ scheme: 'frozen', path: '/root' });
    const file = within(folder, 'ai-initiative.yaml');
    await withFolder(folder, async () => {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
      const diagnostic = await untilFound(file, 'value-invalid');
      assert.equal(diagnostic.range.start.line, 4);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    await untilClear(file);
    provider.dispose();
  });
});

describe('changes made outside the editor', () => {
  let folder: string;
  let file: vscode.Uri;
  beforeEach(async () => {
    folder = freshFolder('outside').fsPath;
    file = vscode.Uri.file(join(folder, 'ai-initiative.yaml'));
    await mkdir(folder, { recursive: true });
    await writeFile(file.fsPath, manifestText('from-outside', 'ideas'));
    await untilFound(file, 'value-invalid');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('are followed in files that are not open', async () => {
    await writeFile(file.fsPath, manifestText('from-outside', 'idea'));
    await untilFixed(file, 'value-invalid');
    await rm(file.fsPath);
    await untilClear(file);
  });

  it('are followed in files that are open', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    await writeFile(file.fsPath, manifestText('from-outside', 'idea'));
    await untilFixed(file, 'value-invalid');
    await rm(file.fsPath);
    await untilClear(file);
  });

  it('are followed where a folder moves or goes', async () => {
    const moved = vscode.Uri.file(join(`${folder}-moved`, 'ai-initiative.yaml'));
    await rename(folder, `${folder}-moved`);
    await untilFound(moved, 'value-invalid');
    await untilClear(file);
    await rm(`${folder}-moved`, { recursive: true });
    await untilClear(moved);
  });

  it('do not disturb what is being written', async () => {
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(5, 0), 'colour: red\n');
    await vscode.workspace.applyEdit(edit);
    await untilFound(file, 'field-unknown');
    await writeFile(file.fsPath, manifestText('from-outside', 'idea'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the text of the disk', () => !document.isDirty);
    await untilFixed(file, 'field-unknown');
    assert.ok(diagnosticsOf(file).length > 0);
  });
});
