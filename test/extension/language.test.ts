import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { localDate } from '../../src/extension/host/as-of.ts';
import { positions } from '../core/language/positions.ts';
import {
  diagnosticsOf,
  freshFolder,
  manifestText,
  remove,
  ruleOf,
  type,
  until,
  untilFound,
  within,
  workspaceFolder,
  write,
} from './support.ts';

const CURSOR = '‸';

const folder = freshFolder('language');
const uri = within(folder, 'ai-initiative.yaml');
const codeowners = within(workspaceFolder(), 'CODEOWNERS');
let document: vscode.TextDocument;
let editor: vscode.TextEditor;

/** Writes a text with a cursor marker into the editor and puts the cursor there. */
async function typeAt(marked: string): Promise<vscode.Position> {
  await type(document, marked.replace(CURSOR, ''));
  const before = marked.slice(0, marked.indexOf(CURSOR)).split(/\r?\n/);
  const position = new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
  editor.selection = new vscode.Selection(position, position);
  return position;
}

async function completionsAt(marked: string): Promise<readonly vscode.CompletionItem[]> {
  const position = await typeAt(marked);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  // words of the text are VS Code's own offer
  return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

async function hoverAt(marked: string): Promise<string> {
  const position = await typeAt(marked);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const contents = hovers.flatMap((hover) => hover.contents) as vscode.MarkdownString[];
  assert.ok(contents.every(({ supportHtml }) => !supportHtml));
  // what may hold text of the document runs nothing
  assert.ok(contents.every(({ isTrusted, value }) => !isTrusted || value.startsWith('Rules: [')));
  return contents.map(({ value }) => value).join('\n');
}

async function actionsAt(marked: string, kind?: vscode.CodeActionKind): Promise<readonly vscode.CodeAction[]> {
  const position = await typeAt(marked);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(position, position),
    kind?.value,
  );
}

async function apply(action: vscode.CodeAction | undefined): Promise<string> {
  assert.ok(action?.edit, 'no such action');
  const { version } = document;
  assert.ok(await vscode.workspace.applyEdit(action.edit));
  await until('the edit to arrive', () => document.version > version);
  return document.getText();
}

/** Undoes one step, and waits for the text that must be there then. */
async function undoTo(text: string): Promise<void> {
  await vscode.commands.executeCommand('undo');
  await until('one step to be undone', () => document.getText() === text);
}

describe('in a manifest', () => {
  before(async () => {
    await write(within(folder, 'evals/README.md'), '# Evaluation');
    const owner = 'ownership:\n  owner: group:of-another\n';
    await write(within(folder, 'other/ai-initiative.yaml'), manifestText('other-one', 'idea', owner));
    await write(within(folder, 'ai-initiative.config.yaml'), 'vocabulary: { owners: [group:of-policy] }\n');
    await write(codeowners, '* @acme/of-codeowners # of all\n');
    await write(uri, manifestText('language-test'));
    document = await vscode.workspace.openTextDocument(uri);
    editor = await vscode.window.showTextDocument(document);
    await untilFound(uri, 'owner-missing');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await remove(folder);
    await remove(codeowners);
  });

  for (const [what, marked, offered] of positions) {
    it(`completes ${what}`, async () => {
      const labels = (await completionsAt(marked)).map(labelOf);
      assert.deepEqual(labels.toSorted(), offered.toSorted());
    });
  }

  const inContext: readonly (readonly [marked: string, ...offered: string[]])[] = [
    ['waivers:\n  - rule: ‸', 'fallback-missing'],
    ['learning:\n  evaluation:\n    path: ‸', 'evals/', 'other/'],
    ['learning:\n  evaluation:\n    path: evals/‸', 'evals/README.md'],
    ['name: ‸', 'other-one'],
    ['lifecycle:\n  decisions: [{ on: ‸ }]', localDate(new Date())],
    ['ownership:\n  owner: ‸', 'group:of-policy', '@acme/of-codeowners', 'group:of-another'],
    ['lifecycle:\n  decisions: [{ by: ‸', 'group:of-policy', '@acme/of-codeowners', 'group:of-another'],
  ];
  for (const [marked, ...offered] of inContext) {
    it(`completes with what there is: ${JSON.stringify(marked)}`, async () => {
      const labels = (await completionsAt(marked)).map(labelOf);
      for (const label of offered) assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
    });
  }

  it('offers everything over a placeholder', async () => {
    for (const placeholder of ['TODO', '"TODO"']) {
      const items = await completionsAt(`risk:\n  tier: ${placeholder}‸\n`);
      assert.deepEqual(items.map(labelOf).toSorted(), ['high', 'limited', 'minimal', 'prohibited']);
      // an editor offers what begins like the text that it would replace
      assert.deepEqual([...new Set(items.map(({ filterText }) => filterText))], [placeholder]);
    }
  });

  it('inserts a section with its fields, indented, when it is taken', async () => {
    const [ownership] = (await completionsAt('integration:\n  ‸')).filter((item) => labelOf(item) === 'points');
    assert.ok(ownership?.insertText instanceof vscode.SnippetString);
    await editor.insertSnippet(ownership.insertText, editor.selection);
    assert.match(
      document.getText(),
      /^integration:\n {2}points:\n {4}- system: ""\n {6}kind: "TODO"\n {6}direction: "TODO"\n/,
    );
  });

  const typed: readonly (readonly [marked: string, keys: string, taken: string])[] = [
    ['lifecycle:\n  stage: idea\n‸', 'owner', 'lifecycle:\n  stage: idea\nownership:\n  owner: '],
    ['lifecycle:\n  stage: ‸\n', 'pilo', 'lifecycle:\n  stage: pilot\n'],
    ['lifecycle: { stage: ‸', 'reti', 'lifecycle: { stage: retired'],
    ['integration:\n  points: [{ system: A, ‸', 'stat', 'integration:\n  points: [{ system: A, status: "TODO"'],
    ['ownership:\n  ‸\n  contact: b\n', 'spons', 'ownership:\n  sponsor: \n  contact: b\n'],
    ['waivers:\n  - rule: ‸', 'fallb', 'waivers:\n  - rule: fallback-missing'],
  ];
  for (const [marked, keys, taken] of typed) {
    it(`takes what is offered while ${JSON.stringify(keys)} is typed at ${JSON.stringify(marked)}`, async () => {
      await typeAt(marked);
      for (const text of keys) await vscode.commands.executeCommand('type', { text });
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      // the list is not there yet when it was just asked for
      await until(`${taken} instead of ${document.getText()}`, () => {
        void vscode.commands.executeCommand('acceptSelectedSuggestion');
        return document.getText() === taken;
      });
      await vscode.commands.executeCommand('leaveSnippet');
    });
  }

  it('says what a field means, once and as plain Markdown', async () => {
    const owner = await hoverAt(manifestText('some-name', 'idea', 'ownership:\n  ow‸ner: group:finance\n'));
    assert.match(owner, /accountable for the initiative/);
    assert.match(owner, /\[owner-missing\]\(command:aiInitiative\.explainRule\?.*\) \(met\)/);
    assert.match(await hoverAt('tags: [\nownership:\n  ow‸ner: '), /accountable for the initiative/);
    // VS Code shows what is wrong beside it
    assert.doesNotMatch(
      await hoverAt(manifestText('some-name', 'idea', 'risk:\n  tier: limi‸ed\n')),
      /value-invalid|Quick fix/,
    );
  });

  it('fixes a wrong value, preferred, and as one step', async () => {
    const text = manifestText('some-name', 'pi‸lt');
    const actions = await actionsAt(text);
    const fix = actions.find(({ title }) => title === 'Change to pilot');
    assert.equal(fix?.isPreferred, true);
    assert.equal(await apply(fix), manifestText('some-name', 'pilot'));
    await undoTo(text.replace(CURSOR, ''));
  });

  it('inserts a field where it belongs, its answer selected', async () => {
    const [fix] = (await actionsAt(manifestText('some-name', '‸idea'))).filter(
      ({ title }) => title === 'Insert section ownership',
    );
    assert.equal(await apply(fix), manifestText('some-name', 'idea', 'ownership:\n  owner: "TODO"\n'));
    assert.equal(document.getText(editor.selection), 'TODO');
  });

  it('inserts all that a stage requires at once, and nothing the second time', async () => {
    const title = 'Insert all that is missing for idea';
    const [insert] = (await actionsAt(manifestText('some-name', '‸idea'))).filter((action) => action.title === title);
    const text = await apply(insert);
    assert.match(text, /\nownership:\n {2}owner: "TODO"\n/);
    assert.match(text, /\nintegration:\n {2}workflow: "TODO"\n/);
    await undoTo(manifestText('some-name'));
    const again = await actionsAt(text.replace('stage: ', `stage: ${CURSOR}`));
    assert.ok(!again.some((action) => action.title === title));
  });

  it('fixes all on save', async () => {
    const kind = vscode.CodeActionKind.SourceFixAll.append('aiInitiative');
    const [fixAll] = await actionsAt(manifestText('some-name', 'pi‸lt', 'ownershp:\n  ownr: group:a\n'), kind);
    assert.equal(await apply(fixAll), manifestText('some-name', 'pilot', 'ownership:\n  owner: group:a\n'));
    assert.deepEqual(await actionsAt(document.getText().replace('pilot', '‸pilot'), kind), []);
  });

  it('offers to waive requirements, not the form of the file', async () => {
    const titles = async (marked: string) => (await actionsAt(marked)).map(({ title }) => title);
    assert.ok((await titles(manifestText('some-name', '‸idea'))).includes('Waive…'));
    assert.ok(!(await titles(manifestText('some-name', 'pi‸lt'))).some((title) => title.startsWith('Waive')));
  });

  it('has what inserts first in the menu, and the documentation of the rule last', async () => {
    const titles = (await actionsAt(manifestText('some-name', '‸idea'))).map(({ title }) => title);
    assert.equal(titles[0], 'Insert all that is missing for idea');
    assert.ok(titles.includes('Insert section integration'));
    assert.match(titles.at(-1) ?? '', /^Show documentation for /);
  });

  it('offers the words that are allowed in place of any other', async () => {
    const titles = (await actionsAt(manifestText('some-name', 'some‸thing-else'))).map(({ title }) => title);
    assert.deepEqual(titles, ['Change to…', 'Show documentation for value-invalid']);
  });

  it('fixes what people type naturally, also in a policy', async () => {
    const title = 'Put the text in quotes';
    const text = manifestText('some-name', 'idea', 'ownership:\n  contact: @ac‸me/ml\n');
    const [fix] = (await actionsAt(text)).filter((action) => action.title === title);
    assert.equal(await apply(fix), text.replace('@ac‸me/ml', '"@acme/ml"'));

    const policy = await vscode.workspace.openTextDocument(within(folder, 'ai-initiative.config.yaml'));
    await type(policy, 'vocabulary: { owners: [@acme/ml] }\n');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      policy.uri,
      new vscode.Range(0, 25, 0, 25),
    );
    assert.ok(actions.map((action) => action.title).includes(title));
    await type(policy, 'vocabulary: { owners: [group:of-policy] }\n');
  });

  it('keeps what was found before while a text cannot be read, or a stage is being typed', async () => {
    const readable = manifestText('some-name', 'pilot', 'ownership:\n  contact: here\n');
    await type(document, readable);
    const before = await untilFound(uri, 'owner-missing');
    for (const text of [readable.replace('here', '"he'), readable.replace('pilot', 'pil')]) {
      await type(document, text);
      const kept = await until('the finding to be marked', () =>
        diagnosticsOf(uri).find((one) => ruleOf(one) === 'owner-missing' && one.message.endsWith('text)')),
      );
      assert.equal(kept.message, `${before.message} (of the last readable text)`);
      const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      assert.match(lens?.command?.title ?? '', /of the last readable text/);
    }
  });

  it('has an outline with the score of each section', async () => {
    await typeAt(manifestText('some-name', 'idea', 'ownership:\n  owner: group:finance\n‸'));
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    const ownership = outline.find(({ name }) => name === 'ownership');
    assert.match(ownership?.detail ?? '', /^score \d+$/);
    assert.deepEqual(
      ownership?.children.map(({ name }) => name),
      ['owner'],
    );
  });

  it('links addresses and files that are there', async () => {
    await typeAt(
      'links: [{ url: "mailto:a@b.example" }]\nlearning:\n  evaluation: { path: evals/README.md }\ncovers: [nowhere/]\n‸',
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    const targets = links.map(({ target }) => target?.toString(true));
    assert.deepEqual(
      new Set(targets),
      new Set(['mailto:a@b.example', within(folder, 'evals/README.md').toString(true)]),
    );
  });

  it('leads from a path to its file, from a rule to its page, from a name to its manifest', async () => {
    const definitionAt = async (marked: string) => {
      const position = await typeAt(marked);
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        uri,
        position,
      );
      return found.map(({ targetUri }) => targetUri.path);
    };
    assert.deepEqual(await definitionAt('learning:\n  evaluation: { path: ev‸als/ }\n'), [
      within(folder, 'evals/README.md').path,
    ]);
    const [page = ''] = await definitionAt('waivers: [{ rule: fallback-mis‸sing }]\n');
    assert.match(page, /\/docs\/rules\/fallback-missing\.md$/);
    assert.deepEqual(await definitionAt('name: other-‸one\n'), [within(folder, 'other/ai-initiative.yaml').path]);
  });

  it('has one line above it with the verdict, which can be switched off', async () => {
    const lenses = () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    const [lens] = await lenses();
    assert.match(lens?.command?.title ?? '', /^(Blocked|Conditional|Ready) · .* · Open Scorecard$/);
    const settings = vscode.workspace.getConfiguration('aiInitiative');
    await settings.update('codeLens.enable', false);
    assert.deepEqual(await lenses(), []);
    await settings.update('codeLens.enable', undefined);
  });
});
