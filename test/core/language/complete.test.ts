import assert from 'node:assert/strict';
import { manifestFields, parseDocument, type FieldInfo } from '../../../src/core/index.ts';
import { readBySchema } from '../../../src/core/manifest/read-manifest.ts';
import { nodeAt } from '../../../src/core/yaml/node.ts';
import { completeAt, completionContext, marked, take } from './marked.ts';
import { OWNERSHIP, positions, positionsInContext, SECTIONS, STAGES, without } from './positions.ts';

const labels = async (text: string) => (await completeAt(text)).map(({ label }) => label);

describe('completion', () => {
  for (const [what, text, offered] of [...positions, ...positionsInContext]) {
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
    const items = await completeAt(
      'schemaVersion: 1\nname: order-intake\ntitle: Order intake\nlifecycle:\n  stage: idea\n‸',
    );
    assert.deepEqual(
      items.filter(({ required }) => required).map(({ label, detail }) => [label, detail]),
      [
        ['ownership', 'required at idea'],
        ['alignment', 'required at idea'],
        ['integration', 'required at idea'],
        ['risk', 'required at idea'],
      ],
    );
    const first = ['ownership', 'alignment', 'integration', 'risk'];
    assert.deepEqual(
      items.map(({ label }) => label),
      [...first, ...without(SECTIONS, 'schemaVersion', 'name', 'title', 'lifecycle', ...first)],
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
      'ownership:\n  owner: $1\n  sponsor: $2\n  businessOwner: $3\n  technicalOwner: $4\n  contact: "$5"',
    );
  });

  it('writes words to choose from, and guesses neither a word nor a date', async () => {
    const items = await completeAt('lifecycle:\n  ‸');
    const insert = (key: string) => items.find(({ label }) => label === key)?.insert;
    assert.equal(insert('stage'), 'stage: ${1|"TODO",idea,pilot,production,retired|}');
    assert.equal(insert('decisionDueOn'), 'decisionDueOn: $1');
    assert.equal(insert('exitCriteria'), 'exitCriteria:\n  - "$1"');
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
    assert.equal(items[0]?.detail, 'A fallback is described (open here)');
    assert.ok(items.some(({ label }) => label === 'owner-missing'));
  });

  it('offers words of the policy beside those of the schema', async () => {
    const { language } = completionContext;
    const own = { ...language, vocabulary: { 'alignment.businessFunction': ['treasury'] } };
    const items = await completeAt('alignment:\n  businessFunction: ‸', { ...completionContext, language: own });
    assert.deepEqual([items[0]?.label, items.at(-1)?.label], ['finance', 'treasury']);
  });

  it('puts what is chosen in the place of a placeholder and its quotes', async () => {
    for (const cursor of ['‸"TODO"', '"‸TODO"', '"TO‸DO"', '"TODO"‸']) {
      const marked_ = `risk:\n  tier: ${cursor}\n`;
      const items = await completeAt(marked_);
      assert.deepEqual([...new Set(items.map((item) => item.filterText))], ['"TODO"'], cursor);
      const [item] = items;
      assert.ok(item);
      assert.equal(take(marked(marked_).text, item), 'risk:\n  tier: minimal\n');
    }
  });

  it('finds every owner by an @', async () => {
    const items = await completeAt('ownership:\n  owner: @‸');
    assert.deepEqual(
      items.map(({ filterText }) => filterText),
      ['@group:finance', '@org/team'],
    );
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
      readBySchema(document, manifestFields).problems.filter(({ kind }) => kind === 'unknown-key'),
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
