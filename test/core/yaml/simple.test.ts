import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/index.ts';
import { buildTree } from '../../../src/core/yaml/build.ts';
import { parseYaml } from '../../../src/core/yaml/sections.ts';
import { readSimple } from '../../../src/core/yaml/simple.ts';
import { exemplaryText } from '../exemplary.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ya?ml$/.test(file) && !/syntax|nesting|empty/.test(file))
  .map((file) => readFileSync(path.join(EXAMPLES, file), 'utf8'));

const ALL_FORMS = `
text: |
  first
    second

  third
folded: >-
  one
  two

  three # no comment
key: 'it''s' # a comment
flow: [a, "b", { x: 1, y: [2, 3.5] }, https://example.org/#x, ]
flush:
- a
- b: 1
  c: 2
-
  d: # nothing yet
- - -5
  - ~
-
# between
deep:

    odd: -x
    null-like: nullable
url: https://example.org?q=1#part
last:`.slice(1);

/** As a list of sections, which is what is read one by one. */
const sections = [...examples, exemplaryText('pilot'), exemplaryText('production'), ALL_FORMS].flatMap((text) =>
  parseDocument(text).sections.map((section) => section.text),
);

const PIECES = ['\n', '\r\n', ' ', '   ', ' \n', '\n\n', '"', "'", "''", '|\n  ', '>-\n', '|', '-', '- ', '- - ', '? '];
const MORE_PIECES = [
  'a: b\n',
  'a:\n',
  '- x\n',
  '# c\n',
  ' # c',
  '#',
  '[',
  ']',
  '{',
  '}',
  ', ',
  ',',
  ': ',
  ':',
  '---\n',
];
const ODD_PIECES = [
  '\\',
  '%',
  '@',
  '`',
  'null',
  '~',
  '0x1F',
  '.5',
  '-.inf',
  '\u00A0',
  '\uFEFF',
  '\u2028',
  '\x07',
  '\u{1F600}',
];

type Change = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const splice = fc
  .tuple(place, fc.nat(12), fc.constantFrom('', ...PIECES, ...MORE_PIECES, ...ODD_PIECES))
  .map(([where, cut, piece]): Change => {
    return (text) => text.slice(0, where * text.length) + piece + text.slice(where * text.length + cut);
  });
const indent = fc.tuple(place, fc.nat(6)).map(([where, spaces]): Change => {
  return (text) => {
    const line = text.lastIndexOf('\n', where * text.length) + 1;
    return text.slice(0, line) + ' '.repeat(spaces) + text.slice(line).replace(/^ */, '');
  };
});
const edited = fc
  .tuple(fc.constantFrom(...sections), fc.array(fc.oneof(splice, indent), { maxLength: 3 }), fc.boolean())
  .map(([text, changes, isCrLf]) => {
    const result = changes.reduce((changed, change) => change(changed), text);
    return isCrLf ? result.replaceAll(/\r?\n/g, '\r\n') : result;
  });

function byParser(text: string) {
  const { contents, errors } = parseYaml(text);
  assert.deepEqual(errors, []);
  return contents && buildTree(contents, text);
}

describe('the reader of simple YAML', () => {
  it('leaves nothing of the usual forms to the parser', () => {
    for (const text of sections) assert.deepEqual(readSimple(text, 0, text.length), byParser(text), text);
  });

  it('reads, where it does, what the parser reads', () => {
    fc.assert(
      fc.property(edited, (text) => {
        const read = readSimple(text, 0, text.length);
        if (read) assert.deepEqual(read, byParser(text));
      }),
      { numRuns: 3000 },
    );
  }).timeout(60_000);

  for (const text of [
    'a: b: c\n',
    'a: b\n  c\n',
    'a: "b\n  c"\n',
    'a: "\\x41"\n',
    'a: [b\n  c]\n',
    'a: [b: c]\n',
    'a: { b }\n',
    'a: {b:c}\n',
    'a: - b\n',
    'a:\n  b: 1\n c: 2\n',
    'a:\n  - b\n  c: 1\n',
    'a: |2\n   b\n',
    'a: >\n  b\n   c\n',
    'a: |\n\n  b\n',
    'a: @b\n',
    'a: "b" c\n',
    'a: "b"# c\n',
    'null: a\n',
    '? a\n: b\n',
    '"a": b\n',
  ]) {
    it(`leaves ${JSON.stringify(text)} to the parser`, () => {
      assert.equal(readSimple(text, 0, text.length), undefined);
    });
  }
});
