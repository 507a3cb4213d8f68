import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CompletionItemKind,
  DiagnosticSeverity,
  InsertTextFormat,
  SymbolKind,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type Position,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalogue } from '../../../src/catalogue/catalogue.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import {
  assess,
  assessWorkspace,
  defaultPolicy,
  factsQuery,
  parseDocument,
  STAGES,
  type Assessment,
  type SourceDocument,
  type TextEdit,
} from '../../../src/core/index.ts';
import { fixAllAction, quickFixes, type Action } from '../../../src/core/language/actions.ts';
import { complete } from '../../../src/core/language/complete/complete.ts';
import type { CompletionItem as OwnItem } from '../../../src/core/language/complete/item.ts';
import { hover } from '../../../src/core/language/hover.ts';
import { completionKindNames, severityNames, symbolKindNames } from '../../../src/core/language/kinds.ts';
import { manifestLanguage } from '../../../src/core/language/language.ts';
import { ownerSuggestions } from '../../../src/core/language/suggestions.ts';
import { symbols, type DocumentSymbol as OwnSymbol } from '../../../src/core/language/symbols.ts';
import { sectionNotes } from '../../../src/presenter/headline.ts';
import { createFactsSource } from '../../../src/repository/node/facts-source.ts';
import { useBundle } from '../../cli/bundle.ts';
import { groups } from '../../core/hostile/cases.ts';
import { HOSTILE_TEXTS, manifestOf } from '../../hostile-texts.ts';
import { startClient, type Client } from './client.ts';
import { makeFolder, type TestFolder } from './folder.ts';

/**
 * The extension gives VS Code what these functions of the core give it, converted; the language server gives its clients
 * the same over the wire. Here both are asked about the same texts.
 */

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
const language = manifestLanguage(defaultPolicy);

/** How many lines of a text are asked about: only its middle where answers take long by its size. */
const linesAsked = ({ length }: string) => (length > 1000 ? 1 : 4);

/** Longer texts take long and tell nothing more of what is sent; the core is tried with all of them. */
const LONGEST = 40_000;

const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'ai-initiative.yaml')
  .map((file) => [file, readFileSync(path.join(EXAMPLES, file), 'utf8')] as const);

const ofRules = catalogue().flatMap(({ id, examples: shown }) => (shown ? [[id, shown.bad] as const] : []));

const hostile = [
  ...[...groups['texts known to hang or crash parsers'], ...groups['texts just below the limits']]
    .filter(({ text }) => text.length <= LONGEST)
    .map(({ name, text }) => [name, text] as const),
  ...STAGES.map((stage) => [`texts at ${stage}`, JSON.stringify(manifestOf(HOSTILE_TEXTS, stage, true))] as const),
];

const exemplary = STAGES.map((stage) => [`exemplary at ${stage}`, exemplaryText(stage)] as const);

/** The offsets at which a text is asked about: beginnings and ends of lines, spread over it. */
function placesIn(text: TextDocument): readonly number[] {
  const asked = linesAsked(text.getText());
  const step = text.lineCount / asked;
  const lines = Array.from({ length: asked }, (_, i) => Math.floor((i + 0.5) * step));
  const offsets = lines.flatMap((line) => {
    const content = text.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
    const start = text.offsetAt({ line, character: 0 });
    return [start + content.search(/\S|$/), start + content.trimEnd().length];
  });
  return [...new Set(offsets)];
}

/** What the extension shows of a text, as plain data. */
class Own {
  readonly text: TextDocument;

  constructor(
    uri: string,
    private readonly document: SourceDocument,
    private readonly assessment: Assessment,
  ) {
    this.text = TextDocument.create(uri, 'yaml', 1, document.text);
  }

  findings() {
    return this.assessment.findings.map(({ range, severity, ruleId, message, related }) => ({
      range: this.range(range.start.offset, range.end.offset),
      severity: severityNames[severity],
      code: ruleId,
      message,
      related: related.map((other) => other.message),
    }));
  }

  hover(offset: number) {
    const found = hover(this.document.text, offset, { language, assessment: this.assessment });
    return found && { range: this.range(found.start, found.end), parts: [found.findings, found.field].filter(Boolean) };
  }

  async completions(offset: number) {
    const items = await complete(this.document.text, offset, {
      language,
      today: TODAY,
      assessment: this.assessment,
      owners: ownerSuggestions(defaultPolicy, undefined, [
        { label: 'manifest/ai-initiative.yaml', text: this.document.text },
      ]),
      initiatives: [],
      listFolder: async () => [],
    });
    return items.map((item) => this.completion(item));
  }

  fixes(offset: number) {
    const at = this.text.positionAt(offset);
    const here = this.assessment.findings.filter(({ range }) => {
      const { start, end } = this.range(range.start.offset, range.end.offset);
      return !isAfter(start, at) && !isAfter(at, end);
    });
    return quickFixes(here, this.actionContext()).map((action) => this.action(action));
  }

  fixAll() {
    return fixAllAction(this.actionContext()).map((action) => this.action(action));
  }

  private actionContext() {
    const judge = (document: SourceDocument) => assess(document, { policy: defaultPolicy, today: TODAY }).findings;
    return { document: this.document, assessment: this.assessment, judge };
  }

  private action({ title, edits, isPreferred }: Action) {
    return { title, isPreferred, edits: edits.map((edit) => this.edit(edit)) };
  }

  outline() {
    const plain = ({ name, detail, kind, range, selection, children }: OwnSymbol): object => ({
      name,
      detail,
      kind: symbolKindNames[kind],
      range: this.range(range.start, range.end),
      selection: this.range(selection.start, selection.end),
      children: children.map(plain),
    });
    return symbols(this.document.text, sectionNotes(this.assessment)).map(plain);
  }

  private completion({ label, kind, detail, insert, replace, sortText, filterText, documentation }: OwnItem) {
    const edit = { range: this.range(replace.start, replace.end), newText: insert };
    return { label, kind: completionKindNames[kind], detail, documentation, sortText, filterText, edit };
  }

  private edit({ start, end, newText }: TextEdit) {
    return { range: this.range(start, end), newText };
  }

  private range(start: number, end: number) {
    return { start: this.text.positionAt(start), end: this.text.positionAt(end) };
  }
}

const isAfter = (one: Position, other: Position) =>
  one.line > other.line || (one.line === other.line && one.character > other.character);

/** What a client gets, in the same shape. */
const received = {
  finding: ({ range, severity, code, message, relatedInformation = [] }: Diagnostic) => ({
    range,
    severity: nameIn(DiagnosticSeverity, severity),
    code,
    message,
    related: relatedInformation.map((other) => other.message),
  }),
  hover: (hovered: Hover | null) => {
    const { contents, range } = hovered ?? {};
    return typeof contents === 'object' && 'value' in contents
      ? { range, parts: contents.value.split('\n\n---\n\n') }
      : undefined;
  },
  completion: ({
    label,
    kind,
    labelDetails,
    documentation,
    sortText,
    filterText,
    textEdit,
    insertTextFormat,
  }: CompletionItem) => {
    assert.equal(insertTextFormat, InsertTextFormat.Snippet);
    assert.ok(typeof documentation === 'object');
    const { value } = documentation;
    return {
      label,
      kind: nameIn(CompletionItemKind, kind),
      detail: labelDetails?.description,
      documentation: value,
      sortText,
      filterText,
      edit: textEdit,
    };
  },
  action: ({ title, isPreferred, edit }: CodeAction) => {
    const [change] = edit?.documentChanges ?? [];
    return { title, isPreferred, edits: change && 'edits' in change ? change.edits : [] };
  },
  symbol: ({ name, detail, kind, range, selectionRange, children = [] }: DocumentSymbol): object => ({
    name,
    detail,
    kind: nameIn(SymbolKind, kind),
    range,
    selection: selectionRange,
    children: children.map((child) => received.symbol(child)),
  }),
};

function nameIn(names: object, number: number | undefined): string | undefined {
  return Object.entries(names).find(([, value]) => value === number)?.[0];
}

describe('the extension and the language server', () => {
  const program = useBundle();
  let folder: TestFolder;
  let client: Client;
  before(async () => {
    folder = makeFolder({ 'manifest/.keep': '' });
    client = await startClient({ program: program(), roots: [folder.root], args: ['--today', TODAY] });
  });
  after(async () => {
    const end = await client.stop();
    folder.remove();
    assert.deepEqual(end, { code: 0, stderr: '' });
  });

  /** Asks both about a text, at the same places. */
  async function compare(text: string): Promise<void> {
    const uri = folder.uri('manifest/ai-initiative.yaml');
    const document = parseDocument(text);
    const facts = await createFactsSource(folder.root, { ...process.env }).of(
      path.join(folder.root, 'manifest/ai-initiative.yaml'),
      factsQuery(document),
    );
    const own = new Own(uri, document, assess(document, { policy: defaultPolicy, facts, today: TODAY }));
    await client.open(uri, text);
    // this is answered when everything is known of the repository
    await client.pullAll();
    const report = await client.pull(uri);
    assert.ok(report.kind === 'full');
    assert.deepEqual(report.items.map(received.finding), own.findings());
    assert.deepEqual((await client.symbols(uri)).map(received.symbol), own.outline());
    assert.ok(Array.isArray(await client.links(uri)) && Array.isArray(await client.lenses(uri)));
    const start = own.text.positionAt(0);
    const all = await client.actions(uri, { start, end: start }, [], ['source.fixAll']);
    assert.deepEqual(all.map(received.action), own.fixAll());
    for (const offset of placesIn(own.text)) {
      const at = own.text.positionAt(offset);
      const here = { start: at, end: at };
      assert.deepEqual(received.hover(await client.hover(uri, at)), own.hover(offset));
      assert.deepEqual((await client.complete(uri, at))?.map(received.completion), await own.completions(offset));
      assert.deepEqual((await client.actions(uri, here)).map(received.action), own.fixes(offset));
    }
    await client.close(uri);
  }

  for (const [what, texts] of Object.entries({
    examples,
    'examples of the rules': ofRules,
    'exemplary manifests': exemplary,
    'hostile manifests': hostile,
  })) {
    it(`say the same of ${what}`, async () => {
      assert.ok(texts.length > 3);
      for (const [name, text] of texts) {
        await compare(text).catch((error: unknown) => {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        });
      }
    }).timeout(120_000);
  }

  it('say the same of manifests that are seen together', async () => {
    const { root } = folder;
    const files = examples.map(([file, text]) => ({
      file: path.join(root, 'examples', file),
      uri: folder.write(`examples/${file}`, text),
      text,
    }));
    const source = createFactsSource(root, { ...process.env });
    const members = await Promise.all(
      files.map(async ({ file, uri, text }) => {
        const document = parseDocument(text);
        const facts = await source.of(file, factsQuery(document));
        const label = path.relative(root, file).split(path.sep).join('/');
        return { uri, label, document, assessment: assess(document, { policy: defaultPolicy, facts, today: TODAY }) };
      }),
    );
    const expected = new Map(
      assessWorkspace(members).map(({ uri, document, assessment }) => [
        uri,
        new Own(uri, document, assessment).findings(),
      ]),
    );
    await client.notify('workspace/didChangeWatchedFiles', { changes: files.map(({ uri }) => ({ uri, type: 1 })) });
    const { items } = await client.pullAll();
    const found = new Map(
      items.map((item) => [item.uri, item.kind === 'full' ? item.items.map(received.finding) : []]),
    );
    assert.deepEqual(found, expected);
  });
});
