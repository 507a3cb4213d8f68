import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { catalogue } from '../../src/catalogue/catalogue.ts';
import { exemplaryText } from '../../src/catalogue/exemplary.ts';
import { STAGES } from '../../src/core/index.ts';
import { grouped } from '../../src/core/util/grouped.ts';
import { HOSTILE_TEXTS, manifestOf } from '../hostile-texts.ts';
import { FULL, startClient, type Client } from '../server/lsp/client.ts';
import { diagnosticsOf, freshFolder, remove, ruleOf, type, until, within, workspaceFolder, write } from './support.ts';

/** The same texts in VS Code and in a client of the language server: what a person sees must be the same. */

const projectRoot = vscode.extensions.getExtension('ai-initiative-scorecard.ai-initiative')?.extensionPath ?? '';
const EXAMPLES = path.join(projectRoot, 'examples');

const texts: readonly (readonly [string, string])[] = [
  ...readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'ai-initiative.yaml')
    .map((file) => [file, readFileSync(path.join(EXAMPLES, file), 'utf8')] as const),
  // the test of the server itself asks about all of them
  ...[...grouped(catalogue(), ({ group }) => group).values()].flatMap(([first]) =>
    first?.examples ? [[first.id, first.examples.bad] as const] : [],
  ),
  ...STAGES.map((stage) => [`exemplary at ${stage}`, exemplaryText(stage)] as const),
  ['hostile texts', JSON.stringify(manifestOf(HOSTILE_TEXTS, 'pilot', true))],
];

interface Seen {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: readonly number[];
}

const plainRange = ({ start, end }: vscode.Range | Diagnostic['range']) => [
  start.line,
  start.character,
  end.line,
  end.character,
];
const inOrder = (seen: readonly Seen[]) => seen.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** What VS Code shows. */
const shown = {
  findings: (uri: vscode.Uri) =>
    inOrder(
      diagnosticsOf(uri).map((diagnostic) => ({
        code: ruleOf(diagnostic),
        severity: String(diagnostic.severity + 1),
        message: diagnostic.message,
        range: plainRange(diagnostic.range),
      })),
    ),
  async fixes(uri: vscode.Uri, at: vscode.Position) {
    const here = new vscode.Range(at, at);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      here,
    );
    // those without an edit ask a person first, which a server cannot
    return actions.flatMap(({ title, edit, isPreferred = false }) =>
      edit ? [{ title, isPreferred, text: edit.get(uri).map(({ newText }) => newText) }] : [],
    );
  },
  async hover(uri: vscode.Uri, at: vscode.Position) {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
    return hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value));
  },
  async completions(uri: vscode.Uri, at: vscode.Position) {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      at,
    );
    return items.flatMap(({ label, insertText, kind }) =>
      kind === vscode.CompletionItemKind.Text
        ? []
        : [[typeof label === 'string' ? label : label.label, (insertText as vscode.SnippetString).value]],
    );
  },
};

describe('VS Code and the language server', () => {
  let folder: vscode.Uri;
  let uri: vscode.Uri;
  let client: Client;
  before(async () => {
    folder = freshFolder('conformance');
    uri = await write(within(folder, 'ai-initiative.yaml'), '');
    client = await startClient({
      program: path.join(projectRoot, 'dist/cli.cjs'),
      roots: [workspaceFolder().fsPath],
      capabilities: {
        ...FULL,
        workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
      },
    });
    await client.open(uri.toString(), '');
  });
  after(async () => {
    await client.stop();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove(folder);
  });

  async function findingsOfServer(): Promise<readonly Seen[]> {
    const report = await client.pull(uri.toString());
    assert.ok(report.kind === 'full');
    return inOrder(
      report.items.map(({ code, severity, message, range }) => ({
        code: String(code),
        severity: String(severity),
        message: typeof message === 'string' ? message : message.value,
        range: plainRange(range),
      })),
    );
  }

  async function compare(document: vscode.TextDocument, text: string): Promise<void> {
    await type(document, text);
    await client.change(uri.toString(), text);
    const same = async () => {
      const [ours, theirs] = [shown.findings(uri), await findingsOfServer()];
      return JSON.stringify(ours) === JSON.stringify(theirs);
    };
    await until('the same findings', same).catch(async () =>
      assert.deepEqual(shown.findings(uri), await findingsOfServer()),
    );
    const places = diagnosticsOf(uri).map(({ range }) => range.start);
    for (const at of places.slice(0, 2)) {
      const actions = await client.actions(uri.toString(), { start: at, end: at });
      assert.deepEqual(await shown.fixes(uri, at), actions.map(received));
      const hovered = await client.hover(uri.toString(), at);
      const value =
        hovered && typeof hovered.contents === 'object' && 'value' in hovered.contents ? hovered.contents.value : '';
      // a server says the finding too, which VS Code shows above; VS Code leads to the pages of the rules
      for (const part of await shown.hover(uri, at))
        assert.ok(part.startsWith('Rules: ') || value.includes(part), part);
      const offered = (await client.complete(uri.toString(), at)) ?? [];
      const theirs = offered.map(({ label, textEdit }) => [label, textEdit?.newText]);
      assert.deepEqual(await shown.completions(uri, at), theirs);
    }
  }

  it('show the same findings, fixes, explanations and completions', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    for (const [name, text] of texts) {
      await compare(document, text).catch((error: unknown) => {
        throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
    }
  }).timeout(120_000);
});

function received({ title, edit, isPreferred = false }: CodeAction) {
  const [change] = edit?.documentChanges ?? [];
  const edits = change && 'edits' in change ? change.edits : [];
  // VS Code does not show the snippets of an edit to tests
  return { title, isPreferred, text: edits.flatMap((one) => ('newText' in one ? one.newText : [])) };
}
