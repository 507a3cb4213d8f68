import assert from 'node:assert/strict';
import { formatPath, parseDocument, parsePath, pathAt, rangeOf, type Path } from '../../../src/core/index.ts';
import { nodeAt, pairAt, type Node } from '../../../src/core/yaml/node.ts';

/** Every value of a document with its path. */
function nodesOf(node: Node, path: Path = []): readonly (readonly [Path, Node])[] {
  const below =
    node.kind === 'map'
      ? node.pairs.flatMap(({ key, value }) => nodesOf(value, [...path, key]))
      : node.kind === 'list'
        ? node.items.flatMap((item, i) => nodesOf(item, [...path, i]))
        : [];
  return [[path, node], ...below];
}

const TEXT = `# comment
name: invoice-triage   # trailing
"quoted key": 'it''s'
title: "é 🧾 漢"
risk: { tier: high, risks: [{ name: A }, { name: "🧾" }] }
metrics:
  - id: a
    value: 1
  -
    id: b
  - - nested
    - list
text: |
  first
   second

folded: >-
  one
  two
? explicit
: answer
empty:
anchor: &a [1, 2]
alias: *a
last: end`;

const LAYOUTS: readonly (readonly [what: string, text: string])[] = [
  ['LF', TEXT],
  ['CRLF', TEXT.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${TEXT}`],
  ['a byte order mark and CRLF', `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`],
  ['a line end after all', `${TEXT}\n\n`],
];

/** What stands at some paths, as it is written in the text. */
const WRITTEN: readonly (readonly [path: string, key: string | undefined, value: string])[] = [
  ['name', 'name', 'invoice-triage'],
  ['quoted key', '"quoted key"', "'it''s'"],
  ['title', 'title', '"é 🧾 漢"'],
  ['risk', 'risk', '{ tier: high, risks: [{ name: A }, { name: "🧾" }] }'],
  ['risk.risks[1].name', 'name', '"🧾"'],
  ['risk.risks[0]', undefined, '{ name: A }'],
  ['metrics[0].value', 'value', '1'],
  ['metrics[1]', undefined, 'id: b'],
  ['metrics[2][1]', undefined, 'list'],
  ['text', 'text', '|\n  first\n   second'],
  ['folded', 'folded', '>-\n  one\n  two'],
  ['explicit', 'explicit', 'answer'],
  ['empty', 'empty', ''],
  ['anchor[1]', undefined, '2'],
  ['alias', 'alias', '*a'],
  ['last', 'last', 'end'],
];

describe('places in a document', () => {
  for (const [what, text] of LAYOUTS) {
    const document = parseDocument(text);
    const { root } = document;

    it(`finds keys and values with ${what}`, () => {
      assert.deepEqual(document.problems, []);
      const found = WRITTEN.map(([path]) => {
        const [pair, value] = [pairAt(root, parsePath(path)), nodeAt(root, parsePath(path))];
        const written = (span?: { start: number; end: number }) => span && text.slice(span.start, span.end);
        return [path, written(pair?.keySpan), written(value)?.replaceAll('\r\n', '\n')];
      });
      assert.deepEqual(found, WRITTEN);
    });

    it(`leads from every value to its path and back with ${what}`, () => {
      assert.ok(root);
      for (const [path, node] of nodesOf(root)) {
        if (node.start === node.end || node.kind !== 'scalar') continue;
        const isInAlias: boolean = nodeAt(root, path.slice(0, -1))?.alias === true;
        const expected: Path = isInAlias ? path.slice(0, -1) : path;
        for (const offset of [node.start, Math.floor((node.start + node.end) / 2), node.end]) {
          assert.deepEqual(pathAt(root, offset), { path: expected, at: 'value' }, formatPath(path));
        }
        const pair = pairAt(root, path);
        if (pair && !isInAlias) assert.deepEqual(pathAt(root, pair.keySpan.start), { path, at: 'key' });
      }
    });

    it(`counts lines and characters as editors do with ${what}`, () => {
      const value = nodeAt(root, ['risk', 'risks', 1, 'name']);
      assert.ok(value);
      const { start, end } = rangeOf(document, value);
      assert.deepEqual([start.line, start.character, end.character], [4, 49, 53]);
    });
  }

  it('takes a lone CR for a line end', () => {
    const document = parseDocument('a: 1\rb: 2\rc: [x\r');
    assert.equal(rangeOf(document, { start: 10, end: 11 }).start.line, 2);
  });

  it('leads from blanks to what they stand in', () => {
    const { root } = parseDocument('risk:\n  tier: high\n\n  risks: []\nreview:\n');
    assert.deepEqual(pathAt(root, 19), { path: ['risk'], at: 'value' });
    assert.deepEqual(pathAt(root, 8), { path: ['risk', 'tier'], at: 'key' });
    assert.deepEqual(pathAt(root, 29), { path: ['risk', 'risks'], at: 'value' });
  });

  it('leads to the last of two equal keys, the one that counts', () => {
    const { root } = parseDocument('a: 1\na: 2\n');
    assert.deepEqual(pathAt(root, 8), { path: ['a'], at: 'value' });
    assert.deepEqual(pathAt(root, 3), { path: [], at: 'value' });
  });

  it('writes paths and reads them back', () => {
    for (const path of [
      [],
      ['a'],
      ['a', 0, 'b'],
      ['outcomes', 'metrics', 12, 'target'],
      ['a', 0, 1],
    ] satisfies Path[]) {
      assert.deepEqual(parsePath(formatPath(path)), path);
    }
  });
});
