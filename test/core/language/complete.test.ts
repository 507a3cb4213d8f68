import assert from 'node:assert/strict';
import { manifestFields, parseDocument, type FieldInfo } from '../../../src/core/index.ts';
import { readBySchema } from '../../../src/core/manifest/read.ts';
import { nodeAt } from '../../../src/core/yaml/node.ts';
import { TODAY } from '../exemplary.ts';
import { completeAt, completionContext, marked, take } from './marked.ts';

const labels = async (text: string) => (await completeAt(text)).map(({ label }) => label);

const STAGES = ['idea', 'pilot', 'production', 'retired'];
const SECTIONS = [...manifestFields.fields.keys()];
const OWNERSHIP = ['owner', 'sponsor', 'businessOwner', 'technicalOwner', 'contact'];
const POINT = ['system', 'kind', 'direction', 'status', 'owner', 'path'];
const STATUS = ['planned', 'in-progress', 'live'];
const without = (all: readonly string[], ...taken: string[]) => all.filter((label) => !taken.includes(label));

/** Each text with a cursor and what is offered there, in any order. */
const positions: readonly (readonly [what: string, text: string, offered: readonly string[]])[] = [
  ['an empty document', '‸', ['AI initiative', ...SECTIONS]],
  ['a document of blank lines', '\n\n‸\n', ['AI initiative', ...SECTIONS]],
  ['a document with only a comment', '# new\n‸', ['AI initiative', ...SECTIONS]],
  ['after a document marker', '---\n‸', ['AI initiative', ...SECTIONS]],
  ['a half-typed first key', 'own‸', ['AI initiative', ...SECTIONS]],
  ['a new key between sections', 'name: a\n‸\nownership:\n  owner: x\n', without(SECTIONS, 'name', 'ownership')],
  ['a half-typed key at the end', 'name: a\nown‸', without(SECTIONS, 'name')],
  ['a half-typed key before a section', 'own‸\nlifecycle:\n  stage: idea\n', without(SECTIONS, 'lifecycle')],
  ['a blank line in a section', 'ownership:\n  ‸', OWNERSHIP],
  ['a half-typed key in a section', 'ownership:\n  ow‸', OWNERSHIP],
  ['a half-typed key before others', 'ownership:\n  sp‸\n  owner: group:a\n', without(OWNERSHIP, 'owner')],
  ['a blank line between keys', 'ownership:\n  owner: a\n  ‸\n  contact: b\n', without(OWNERSHIP, 'owner', 'contact')],
  ['a line with spaces after the cursor', 'ownership:\n  ‸   \n', OWNERSHIP],
  ['a blank line with CR LF line ends', 'ownership:\r\n  owner: a\r\n  ‸\r\n', without(OWNERSHIP, 'owner')],
  ['the value side of a section', 'ownership: ‸', OWNERSHIP],
  ['a key that has its colon', 'ownership:\n  own‸er: a\n  contact: b\n', without(OWNERSHIP, 'contact')],
  ['a misspelt key with its colon', 'ownership:\n  ownr‸: a\n', OWNERSHIP],
  ['a quoted key', '"own‸": x\n', SECTIONS],
  ['a stage', 'lifecycle:\n  stage: ‸', STAGES],
  ['a half-typed stage', 'lifecycle:\n  stage: pi‸', STAGES],
  ['a stage right after the colon', 'lifecycle:\n  stage:‸', STAGES],
  ['a stage on the next line', 'lifecycle:\n  stage:\n    ‸', STAGES],
  ['a stage before a comment', 'lifecycle:\n  stage: ‸  # where it stands\n', STAGES],
  ['a stage in quotes', 'lifecycle:\n  stage: "pi‸"\n', STAGES],
  ['a stage in quotes that are open', "lifecycle:\n  stage: 'pi‸\n  decisionDueOn: 2026-01-01\n", STAGES],
  ['a stage in brackets', 'lifecycle: { stage: ‸ }', STAGES],
  ['a stage in brackets that are open', 'lifecycle: { stage: ‸', STAGES],
  ['a stage in open brackets before others', 'lifecycle: { stage: p‸\nownership:\n  owner: a\n', STAGES],
  ['a version', 'schemaVersion: ‸', ['1']],
  ['the first item of a list', 'integration:\n  points:\n    - ‸', POINT],
  ['a half-typed first item', 'integration:\n  points:\n    - sys‸\n', POINT],
  ['right after a dash', 'integration:\n  points:\n    -‸', POINT],
  ['a second key of an item', 'integration:\n  points:\n    - system: SAP\n      ‸', without(POINT, 'system')],
  [
    'a half-typed key of an item',
    'integration:\n  points:\n    - system: SAP\n      st‸\n    - system: B\n',
    without(POINT, 'system'),
  ],
  ['an item in the column of its key', 'integration:\n  points:\n  - system: SAP\n    ‸', without(POINT, 'system')],
  ['a status of an item', 'integration:\n  points:\n    - system: SAP\n      status: ‸\n', STATUS],
  ['where the next item begins', 'integration:\n  points:\n    - system: SAP\n    ‸', ['- ']],
  ['a list without items', 'integration:\n  points:\n    ‸', ['- ']],
  ['the value side of a list', 'integration:\n  points: ‸', ['- ']],
  ['a mapping in brackets', 'integration:\n  points: [{ system: SAP, ‸ }]', without(POINT, 'system')],
  ['brackets that are open', 'integration:\n  points: [{ system: SAP, ‸', without(POINT, 'system')],
  [
    'open brackets before other sections',
    'integration:\n  points: [{ system: SAP, st‸\n  fallback: x\nlifecycle:\n  stage: idea\n',
    without(POINT, 'system'),
  ],
  ['brackets over several lines', 'integration:\n  points: [\n    {\n      ‸\n    }\n  ]\n', POINT],
  ['an item of brackets', 'integration:\n  points: [‸]', POINT],
  ['a status in brackets in a list', 'integration:\n  points:\n    - { status: ‸, system: B }\n', STATUS],
  ['a whole document in brackets', '{ name: a, ‸ }', without(SECTIONS, 'name')],
  ['a date to come', 'lifecycle:\n  decisionDueOn: ‸', [TODAY, '2026-06-19', '2026-08-18']],
  ['a date that is past', 'review:\n  lastReviewedOn: ‸', [TODAY]],
  ['an owner', 'ownership:\n  owner: gr‸', ['group:finance', '@org/team']],
  ['who decided', 'lifecycle:\n  decision: { by: ‸', ['group:finance', '@org/team']],
  ['a folder', 'learning:\n  evaluation:\n    path: ‸', ['docs/', 'evals/', 'src/', 'README.md']],
  ['a folder in a folder', 'learning:\n  evaluation:\n    path: src/s‸', ['src/sap/', 'src/main.py']],
  ['a folder that is not there', 'learning:\n  evaluation:\n    path: nowhere/‸', []],
  ['what it covers', 'covers: [‸]', ['docs/', 'evals/', 'src/', 'README.md']],
  ['a name', 'name: ‸', ['contract-review']],
  ['free text', 'title: ‸', []],
  ['a comment', 'ownership: # ‸', []],
  ['text over several lines', 'description: >\n  some ‸\n', []],
  ['below a value', 'ownership:\n  owner: group:a\n    ‸', []],
  ['a column that no neighbour stands in', 'ownership:\n    owner: group:a\n  ‸', []],
  ['an unknown section', 'finance:\n  ‸', []],
  ['text after a list in brackets', 'tags: [a] ‸', []],
];

describe('completion', () => {
  for (const [what, text, offered] of positions) {
    it(`offers what can be written: ${what}`, async () => {
      assert.deepEqual((await labels(text)).toSorted(), [...offered].toSorted());
    });
  }

  it('offers the same everywhere while the text above and below is broken', async () => {
    const around = (text: string) => `title: "open\nx: [1, {\nlinks\n${text}\nreview: { cadence\n`;
    assert.deepEqual(await labels(around('ownership:\n  ‸')), OWNERSHIP);
    assert.deepEqual(await labels(around('lifecycle:\n  stage: ‸')), STAGES);
  });

  it('puts what the stage asks for first, each part in the order of the schema', async () => {
    const items = await completeAt('schemaVersion: 1\nname: a\ntitle: A\nlifecycle:\n  stage: idea\n‸');
    assert.deepEqual(
      items.filter(({ required }) => required).map(({ label, detail }) => [label, detail]),
      [
        ['ownership', 'required at idea'],
        ['alignment', 'required at idea'],
        ['integration', 'required at idea'],
      ],
    );
    assert.deepEqual(
      items.map(({ label }) => label),
      [
        'ownership',
        'alignment',
        'integration',
        ...without(SECTIONS, 'schemaVersion', 'name', 'title', 'lifecycle', 'ownership', 'alignment', 'integration'),
      ],
    );
    assert.deepEqual(
      items.map(({ sortText }) => sortText),
      items.map(({ sortText }) => sortText).toSorted(),
    );
  });

  it('asks by the stage that is written, also where the text is broken', async () => {
    const items = await completeAt('lifecycle:\n  stage: pilot\n  exit\nownership:\n  ‸');
    assert.deepEqual(
      items.filter(({ required }) => required).map(({ label }) => label),
      OWNERSHIP,
    );
  });

  it('writes a section with the fields its stage asks for', async () => {
    const [item] = (await completeAt('lifecycle:\n  stage: pilot\nown‸')).filter(({ label }) => label === 'ownership');
    assert.equal(
      item?.insert,
      'ownership:\n  owner: $1\n  sponsor: $2\n  businessOwner: $3\n  technicalOwner: $4\n  contact: $5',
    );
  });

  it('writes words to choose from, and today where a date goes', async () => {
    const items = await completeAt('lifecycle:\n  ‸');
    const insert = (key: string) => items.find(({ label }) => label === key)?.insert;
    assert.equal(insert('stage'), 'stage: ${1|idea,pilot,production,retired|}');
    assert.equal(insert('decisionDueOn'), `decisionDueOn: \${1:${TODAY}}`);
    assert.equal(insert('exitCriteria'), 'exitCriteria:\n  - $1');
  });

  it('quotes values that would be something else without', async () => {
    const plain = await completeAt('ownership:\n  owner: ‸');
    assert.deepEqual(
      plain.map(({ insert }) => insert),
      ['group:finance', '"@org/team"'],
    );
    const inQuotes = await completeAt("ownership:\n  owner: '‸'");
    assert.deepEqual(
      inQuotes.map(({ insert }) => insert),
      ['group:finance', '@org/team'],
    );
  });

  it('offers the rules that fail first where a rule is waived', async () => {
    const failing = { ruleId: 'fallback-missing', outcome: 'failed' } as const;
    const assessment = { rules: [failing] };
    const items = await completeAt('waivers:\n  - rule: ‸', { ...completionContext, assessment });
    assert.equal(items[0]?.label, 'fallback-missing');
    assert.equal(items[0]?.detail, 'No fallback (fails here)');
    assert.ok(items.some(({ label }) => label === 'owner-missing'));
  });

  it('offers words of the policy beside those of the schema', async () => {
    const { language } = completionContext;
    const own = { ...language, vocabulary: { 'alignment.businessFunction': ['treasury'] } };
    const items = await completeAt('alignment:\n  businessFunction: ‸', { ...completionContext, language: own });
    assert.deepEqual([items[0]?.label, items.at(-1)?.label], ['finance', 'treasury']);
  });

  describe('whatever is taken, the file can be read and holds the key', () => {
    for (const style of ['block', 'brackets', 'open colon'] as const) {
      it(style, async () => {
        for (const path of mappingsOf(manifestFields)) await takeAll(path, style);
      });
    }
  });

  it('writes a whole manifest into an empty file, with nothing unknown in it', async () => {
    const [item] = await completeAt('‸');
    assert.ok(item);
    const document = parseDocument(take('', item));
    assert.deepEqual(document.problems, []);
    assert.deepEqual(
      readBySchema(document, manifestFields).problems.filter(({ kind }) => kind !== 'invalid'),
      [],
    );
  });
});

type Dotted = readonly (string | 0)[];

/** The paths of all mappings of a schema; 0 stands for an item. */
function mappingsOf(field: FieldInfo, path: Dotted = []): readonly Dotted[] {
  if (field.kind === 'list' && field.item) return mappingsOf(field.item, [...path, 0]);
  return field.kind === 'mapping'
    ? [path, ...[...field.fields].flatMap(([key, child]) => mappingsOf(child, [...path, key]))]
    : [];
}

async function takeAll(path: Dotted, style: 'block' | 'brackets' | 'open colon'): Promise<void> {
  if (style === 'open colon' && typeof path.at(-1) !== 'string') return;
  const template = style === 'brackets' ? inBrackets(path) : inBlock(path, style);
  const { text } = marked(template);
  const items = (await completeAt(template)).filter(({ label }) => label !== 'AI initiative');
  assert.ok(items.length > 0, `nothing offered in ${template}`);
  for (const item of items) {
    const result = take(text, item);
    const document = parseDocument(result);
    assert.deepEqual(document.problems, [], result);
    assert.ok(nodeAt(document.root, [...path, item.label]), `${item.label} is not in its place:\n${result}`);
    const unknown = readBySchema(document, manifestFields).problems.filter(({ kind }) => kind === 'unknown-key');
    assert.deepEqual(unknown, [], result);
  }
}

function inBlock(path: Dotted, style: string): string {
  let indent = '';
  let text = '';
  for (const [i, segment] of path.entries()) {
    text += segment === 0 ? `${indent}- ` : `${text.endsWith('- ') ? '' : indent}${segment}:`;
    indent += '  ';
    if (segment !== 0 && !(i === path.length - 1 && style === 'open colon')) text += '\n';
  }
  if (style === 'open colon') return `${text} ‸`;
  return text.endsWith('- ') ? `${text}‸` : `${text}${indent}‸`;
}

function inBrackets(path: Dotted): string {
  return path.reduceRight<string>(
    (inner, segment) => (segment === 0 ? `[${inner}]` : `{ ${segment}: ${inner} }`),
    '{ ‸ }',
  );
}
