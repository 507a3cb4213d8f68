import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ClientCapabilities, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { TODAY } from '../../../src/catalogue/exemplary.ts';
import { useBundle } from '../../cli/bundle.ts';
import { FULL, startClient, type Client } from './client.ts';
import { makeFolder, type TestFolder } from './folder.ts';

const CURSOR = '‸';

/** What clients of before 2023 can do: diagnostics are pushed, everything is plain text. */
const PLAIN: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

const manifest = (name: string, stage = 'idea', more = '') =>
  `schemaVersion: 1\nname: ${name}\ntitle: A title\nlifecycle:\n  stage: ${stage}\n${more}`;

/** A text without its cursor marker, and the place of that. */
function marked(text: string) {
  const before = text.slice(0, text.indexOf(CURSOR)).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { text: text.replace(CURSOR, ''), position, range: { start: position, end: position } };
}

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const items = (report: DocumentDiagnosticReport) => (report.kind === 'full' ? report.items : []);

describe('language server', () => {
  const program = useBundle();
  let folder: TestFolder;
  let client: Client;

  const start = async (capabilities = FULL, roots = [folder.root], args: readonly string[] = ['--today', TODAY]) => {
    client = await startClient({ program: program(), roots, capabilities, args });
    return client;
  };
  beforeEach(() => (folder = makeFolder()));
  afterEach(async () => {
    const { code, stderr } = await client.stop();
    folder.remove();
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  });

  it('answers with findings to clients that ask, and says when nothing changed', async () => {
    const uri = folder.write('ai-initiative.yaml', manifest('a'));
    await start();
    await client.open(uri, manifest('a', 'pilt'));
    const first = await client.pull(uri);
    const wrong = items(first).find(({ code }) => code === 'value-invalid');
    assert.match(JSON.stringify(wrong?.message), /pilot/);
    assert.deepEqual(wrong?.range, { start: { line: 4, character: 9 }, end: { line: 4, character: 13 } });
    const again = await client.pull(uri, first.resultId);
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    await client.change(uri, 'pilot', wrong.range);
    assert.ok(!codes(items(await client.pull(uri, first.resultId))).includes('value-invalid'));
  });

  it('pushes findings to clients that cannot ask, and takes them back', async () => {
    const uri = folder.write('ai-initiative.yaml', manifest('a'));
    await start(PLAIN);
    assert.equal(client.offered.diagnosticProvider, undefined);
    await client.open(uri, manifest('a', 'pilt'));
    await client.until(() => codes(client.pushed(uri)?.diagnostics ?? []).includes('value-invalid'));
    await client.change(uri, manifest('a', 'pilot'));
    await client.until(() => client.pushed(uri)?.version === 2);
    assert.ok(!codes(client.pushed(uri)?.diagnostics ?? []).includes('value-invalid'));
    await client.close(uri);
    await client.until(() => client.pushed(uri)?.diagnostics.length === 0);
  });

  it('shows known findings as hints, counts them in the lens, and leaves out what a policy excludes', async () => {
    mkdirSync(path.join(folder.root, '.git'));
    folder.write(
      'ai-initiative.known.json',
      JSON.stringify({ schemaVersion: 1, known: { a: { 'owner-missing': { ownership: 1, 'ownership.owner': 1 } } } }),
    );
    folder.write('ai-initiative.config.yaml', 'exclude: [fixtures/]\n');
    const text = manifest('a', 'idea', 'ownership:\n  owner: TBD\n');
    const uri = folder.write('ai-initiative.yaml', text);
    const excluded = folder.write('fixtures/ai-initiative.yaml', manifest('b', 'pilt'));
    await start();
    await client.open(uri, text);
    const known = items(await client.pull(uri)).find(({ code }) => code === 'owner-missing');
    assert.equal(known?.severity, 4);
    assert.match(JSON.stringify(await client.lenses(uri)), /1 known finding/);
    await client.open(excluded, manifest('b', 'pilt'));
    assert.deepEqual(items(await client.pull(excluded)), []);
  });

  it('has nothing to say of other YAML files', async () => {
    const uri = folder.write('values.yaml', 'stage: pilt\n');
    const inPackage = folder.write('node_modules/a/ai-initiative.yaml', manifest('a', 'pilt'));
    await start();
    for (const other of [uri, inPackage, 'untitled:ai-initiative.yaml', 'file://elsewhere/ai-initiative.yaml']) {
      await client.open(other, manifest('a', 'pilt'));
      const position = { line: 4, character: 9 };
      assert.deepEqual(items(await client.pull(other)), [], other);
      assert.equal(await client.hover(other, position), null);
      assert.deepEqual(await client.complete(other, position), null);
      assert.deepEqual(await client.actions(other, { start: position, end: position }), []);
      assert.deepEqual(await client.lenses(other), []);
    }
  });

  it('asks clients to look again when a commit, a saved file or a declared file changes what is known', async () => {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder.root });
    const text = manifest(
      'a',
      'pilot',
      'ownership: { owner: "@acme/we" }\nlearning:\n  evaluation: { path: evals/, cadence: weekly }\n',
    );
    const uri = folder.write('ai-initiative.yaml', text);
    folder.write('src/app.ts', '');
    mkdirSync(path.join(folder.root, '.git'));
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'One');
    await start();
    await client.open(uri, text);
    const has = async (code: string) => codes(items(await client.pull(uri))).includes(code);
    const untilHas = async (code: string, isThere: boolean) => {
      for (let seen = -1; (await has(code)) !== isThere;) {
        await client.until(() => client.refreshes > seen);
        seen = client.refreshes;
      }
    };
    await untilHas('evaluation-path-missing', true);
    folder.write('evals/cases.jsonl', '{"input": "an invoice of many lines", "expected": "ok"}\n'.repeat(20));
    await untilHas('evaluation-path-missing', false);
    folder.write('CODEOWNERS', '* @acme/others\n');
    await client.save(uri);
    await untilHas('owner-unknown', true);
    const before = client.refreshes;
    git('commit', '-qm', 'Two', '--allow-empty');
    await client.until(() => client.refreshes > before);
    assert.deepEqual(client.registered, ['workspace/didChangeWatchedFiles']);
  });

  it('follows files that the client tells of', async () => {
    const uri = folder.write('a/ai-initiative.yaml', manifest('same'));
    await start();
    await client.open(uri, manifest('same'));
    assert.ok(!codes(items(await client.pull(uri))).includes('name-duplicate'));
    const other = folder.write('b/ai-initiative.yaml', manifest('same'));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: other, type: 1 }] });
    const duplicate = items(await client.pull(uri)).find(({ code }) => code === 'name-duplicate');
    assert.deepEqual(
      duplicate?.relatedInformation?.map(({ location }) => location),
      [{ uri: other, range: { start: { line: 1, character: 6 }, end: { line: 1, character: 10 } } }],
    );
  });

  it('asks who builds on a platform where it sees more than one manifest', async () => {
    const text = `kind: platform\n${manifest('gateway', 'production')}`;
    const uri = folder.write('gateway/ai-initiative.yaml', text);
    await start();
    await client.open(uri, text);
    const found = async () => codes(items(await client.pull(uri)));
    assert.ok(!(await found()).includes('consumers-missing'));
    const other = folder.write('triage/ai-initiative.yaml', manifest('triage'));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: other, type: 1 }] });
    assert.ok((await found()).includes('consumers-missing'));
    folder.write('triage/ai-initiative.yaml', `dependsOn: [gateway]\n${manifest('triage')}`);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: other, type: 2 }] });
    assert.ok(!(await found()).includes('consumers-missing'));
  });

  it('sees the manifests of several folders, and of folders that are opened and closed', async () => {
    const uri = folder.write('one/ai-initiative.yaml', manifest('same'));
    const other = folder.write('two/nested/ai-initiative.yaml', manifest('same'));
    const [one, two] = [path.join(folder.root, 'one'), path.join(folder.root, 'two')];
    await start(FULL, [one, two]);
    const reports = async () => new Map((await client.pullAll()).items.map((item) => [item.uri, item]));
    const untilSeen = async (...uris: readonly string[]) => {
      for (let seen = -1; ; seen = client.refreshes) {
        const found = await reports();
        if (found.size === uris.length && uris.every((one) => found.has(one))) return found;
        await client.until(() => client.refreshes > seen);
      }
    };
    const found = await untilSeen(uri, other);
    for (const report of found.values())
      assert.ok(report.kind === 'full' && codes(report.items).includes('name-duplicate'));
    const previous = [...found.values()].map((report) => ({ uri: report.uri, value: report.resultId ?? '' }));
    assert.deepEqual(
      (await client.pullAll(previous)).items.map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
    const event = { added: [], removed: [{ uri: folder.uri('two'), name: 'two' }] };
    await client.notify('workspace/didChangeWorkspaceFolders', { event });
    await untilSeen(uri);
  });

  it('answers clients that cannot look again when everything is known', async () => {
    const text = manifest('a', 'pilot', 'learning:\n  evaluation: { path: gone/, cadence: weekly }\n');
    const uri = folder.write('ai-initiative.yaml', text);
    folder.write('src/app.ts', '');
    await start({ textDocument: { diagnostic: {} } });
    await client.open(uri, text);
    assert.ok(codes(items(await client.pull(uri))).includes('evaluation-path-missing'));
  });

  it('offers completions as the client can take them', async () => {
    const { text, position } = marked(manifest('a', 'pilot', 'integration:\n  ‸\n'));
    const uri = folder.write('ai-initiative.yaml', text);
    await start();
    await client.open(uri, text);
    const rich = (await client.complete(uri, position))?.find(({ label }) => label === 'points');
    assert.equal(rich?.insertTextFormat, 2);
    assert.match(JSON.stringify(rich.textEdit), /\$\{?1/);
    await client.stop();

    await start(PLAIN);
    await client.open(uri, text);
    const plain = (await client.complete(uri, position))?.find(({ label }) => label === 'points');
    assert.equal(plain?.insertTextFormat, 1);
    assert.ok(plain.textEdit && 'newText' in plain.textEdit);
    assert.match(plain.textEdit.newText, /^points:\n {4}- /);
    assert.doesNotMatch(plain.textEdit.newText, /\$|\|/);
    assert.equal(typeof plain.documentation, 'string');
  });

  it('says what a field means as the client can show it', async () => {
    const { text, position } = marked(manifest('a', 'pilot', 'ownership:\n  own‸er: group:a\n'));
    const uri = folder.write('ai-initiative.yaml', text);
    await start();
    await client.open(uri, text);
    assert.match(JSON.stringify(await client.hover(uri, position)), /"kind":"markdown","value":"\*\*ownership/);
    await client.stop();
    await start(PLAIN);
    await client.open(uri, text);
    const hover = await client.hover(uri, position);
    assert.match(JSON.stringify(hover), /"kind":"plaintext","value":"ownership\.owner/);
  });

  it('fixes one finding, or all that are safe to fix', async () => {
    const { text, range } = marked(manifest('a', 'pi‸lt', 'ownershp:\n  ownr: group:a\n'));
    const uri = folder.write('ai-initiative.yaml', text);
    await start();
    await client.open(uri, text);
    const diagnostics = items(await client.pull(uri));
    const actions = await client.actions(uri, range, diagnostics);
    const fix = actions.find(({ title }) => title === 'Change to pilot');
    assert.equal(fix?.isPreferred, true);
    assert.deepEqual(codes(fix.diagnostics ?? []), ['value-invalid']);
    const edits = fix.edit?.documentChanges?.[0];
    assert.deepEqual(edits && 'edits' in edits && edits.edits.map((edit) => 'newText' in edit && edit.newText), [
      'pilot',
    ]);
    for (const only of [['source'], ['source.fixAll'], ['source.fixAll.aiInitiative']]) {
      const all = await client.actions(uri, range, [], only);
      assert.deepEqual(
        all.map(({ kind }) => kind),
        ['source.fixAll.aiInitiative'],
      );
    }
    assert.deepEqual(await client.actions(uri, range, [], ['source.organizeImports', 'refactor']), []);
  });

  it('goes through placeholders where the client has snippets in edits, and writes them as text elsewhere', async () => {
    const uri = folder.write('ai-initiative.yaml', manifest('a'));
    const range = { start: { line: 4, character: 10 }, end: { line: 4, character: 10 } };
    const insertOwner = async (capabilities: ClientCapabilities) => {
      await start(capabilities);
      await client.open(uri, manifest('a'));
      const actions = await client.actions(uri, range);
      const insert = actions.find(({ title }) => title.startsWith('Insert') && title.includes('owner'));
      return JSON.stringify(insert?.edit);
    };
    const snippets = {
      ...FULL,
      workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
    };
    assert.match(await insertOwner(snippets), /"snippet":.*owner: .*\$\{1:TODO\}/);
    await client.stop();
    const plain = await insertOwner(FULL);
    assert.match(plain, /"newText":.*owner: .*TODO/);
    assert.doesNotMatch(plain, /snippet/);
  });

  it('leads to files, pages of rules and other manifests', async () => {
    const more =
      'links: [{ url: "https://example.org/design" }]\nlearning:\n  evaluation: { path: ev‸als/ }\n  knowledge: { docs: docs.md }\n';
    const { text, position } = marked(manifest('a', 'pilot', more));
    const uri = folder.write('ai-initiative.yaml', text);
    const readme = folder.write('evals/README.md', '# Evaluation\n');
    folder.write('docs.md', '# Docs\n');
    await start();
    await client.open(uri, text);
    assert.deepEqual(
      (await client.define(uri, position)).map(({ targetUri }) => targetUri),
      [readme],
    );
    const links = (await client.links(uri)).map(({ target }) => target);
    assert.deepEqual(links, ['https://example.org/design', folder.uri('docs.md')]);
    const named = folder.write('other/ai-initiative.yaml', manifest('other-one'));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: named, type: 1 }] });
    const reference = marked(manifest('‸other-one'));
    await client.change(uri, reference.text);
    assert.deepEqual(
      (await client.define(uri, reference.position)).map(({ targetUri }) => targetUri),
      [named],
    );
  });

  it('never leads or looks out of the repository', async () => {
    const outside = makeFolder({ 'secret.md': 'secret\n' });
    const relative = path.relative(folder.root, outside.root).split(path.sep).join('/');
    const { text, position } = marked(
      manifest('a', 'pilot', `learning:\n  evaluation: { path: ${relative}/sec‸ret.md }\n`),
    );
    const uri = folder.write('ai-initiative.yaml', text);
    await start();
    await client.open(uri, text);
    assert.deepEqual(await client.define(uri, position), []);
    assert.deepEqual(await client.links(uri), []);
    const typing = marked(manifest('a', 'pilot', `learning:\n  evaluation:\n    path: ${relative}/‸\n`));
    await client.change(uri, typing.text);
    assert.deepEqual(await client.complete(uri, typing.position), []);
    outside.remove();
  });

  it('shows verdict and outline, of the last readable text while the present one is broken', async () => {
    const text = manifest('a', 'pilot', 'ownership:\n  owner: group:a\n');
    const uri = folder.write('ai-initiative.yaml', text);
    await start();
    await client.open(uri, text);
    const title = async () => (await client.lenses(uri)).map(({ command }) => command?.title).join();
    const before = await title();
    assert.match(before, /^Blocked · score \d+ · /);
    const outline = await client.symbols(uri);
    const ownership = outline.find(({ name }) => name === 'ownership');
    assert.match(ownership?.detail ?? '', /^score \d+$/);
    assert.deepEqual(
      ownership?.children?.map(({ name }) => name),
      ['owner'],
    );
    await client.change(uri, `${text}tags: [`);
    assert.equal(await title(), `${before} · of the last readable text`);
  });

  it('says in every manifest that the policy it was started with is not there', async () => {
    const uri = folder.write('ai-initiative.yaml', manifest('a'));
    await start(FULL, [folder.root], ['--today', TODAY, '--config', path.join(folder.root, 'nowhere.yaml')]);
    await client.open(uri, manifest('a'));
    const missing = items(await client.pull(uri)).find(({ code }) => code === 'policy-missing');
    assert.equal(missing?.severity, 1);
    assert.match(
      JSON.stringify(missing?.message),
      /^"The policy cannot be read, so the built-in one applies\. There is no policy file .*nowhere\.yaml/,
    );
    assert.match((await client.lenses(uri))[0]?.command?.title ?? '', /^Blocked/);
  });

  it('helps in policy files too', async () => {
    const { text, position } = marked('rules:\n  owner-missing: off\nthresholds: { pilotMaxDays: never }\n‸\n');
    const uri = folder.write('ai-initiative.config.yaml', text);
    await start();
    await client.open(uri, text);
    assert.deepEqual(codes(items(await client.pull(uri))), ['value-invalid']);
    const labels = (await client.complete(uri, position))?.map(({ label }) => label) ?? [];
    assert.ok(labels.includes('extends'));
    const manifestUri = folder.write('ai-initiative.yaml', manifest('a'));
    await client.open(manifestUri, manifest('a'));
    assert.ok(!codes(items(await client.pull(manifestUri))).includes('owner-missing'));
    folder.write('ai-initiative.config.yaml', 'rules: {}\n');
    await client.save(uri);
    assert.ok(codes(items(await client.pull(manifestUri))).includes('owner-missing'));
  });
});
