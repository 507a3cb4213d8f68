import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument, type SourceDocument } from '../../../src/core/index.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';

/** A comment that looks like an anchor, so that the text is parsed as a whole. */
const WHOLE = '\n# &whole\n';

const TEXT = exemplaryText('pilot');

const PIECES = [
  '\n',
  '\r\n',
  '  ',
  '"',
  "'",
  '|\n  ',
  '>-\n',
  'a: b\n',
  '- x\n',
  '? k\n',
  '# c\n',
  '[',
  ']',
  '{',
  '}',
  ': ',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '\t',
  '\u{1F600}',
  'x',
  ' two words',
  ' #',
  '7',
  '! ',
];

/** A text with a few pieces put in and a few stretches cut out, anywhere. */
const edited = fc
  .array(fc.record({ at: fc.nat(TEXT.length), cut: fc.nat(40), piece: fc.constantFrom('', ...PIECES) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits) => edits.reduce((text, { at, cut, piece }) => text.slice(0, at) + piece + text.slice(at + cut), TEXT));

/** The tree of a document as plain data, places that are found on demand included. */
const treeOf = ({ root }: SourceDocument) =>
  root && { ...root, pairs: root.pairs.map(({ key, keySpan, value }) => ({ key, keySpan, value })) };

/** Hundreds of documents: seconds, and more on a busy machine (ms). */
const RANDOM_EDITS = 60_000;

describe('sections', () => {
  it('read a text like a parse of the whole', () => {
    fc.assert(
      fc.property(edited, (text) => {
        const inSections = parseDocument(text + '\n');
        const whole = parseDocument(text + WHOLE);
        assert.deepEqual(treeOf(inSections), treeOf(whole));
        assert.equal(inSections.problems.length > 0, whole.problems.length > 0);
      }),
      { numRuns: 300 },
    );
  }).timeout(RANDOM_EDITS);

  it('taken from an earlier reading stand at their new places', () => {
    fc.assert(
      fc.property(edited, (text) => {
        const warm = parseDocument(text, parseDocument(TEXT));
        const fresh = parseDocument(text);
        assert.deepEqual(treeOf(warm), treeOf(fresh));
        assert.deepEqual(warm.problems, fresh.problems);
      }),
      { numRuns: 200 },
    );
  }).timeout(RANDOM_EDITS);

  const TYPED: readonly (readonly [what: string, before: string, after: string])[] = [
    ['a letter at the end', 'a: One\nb: 2\n', 'a: Ones\nb: 2\n'],
    ['a colon that makes a mapping', 'a:\n  - b\n  - c\n', 'a:\n  - b\n  - c: d\n'],
    ['a comment behind', 'a: b\nc: d\n', 'a: b #x\nc: d\n'],
    ['in a text that goes on in the next line', 'a: b\n  c\nd: e\n', 'a: bx\n  c\nd: e\n'],
    ['in a block of text', 'a: |\n  b\nd: e\n', 'a: |\n  bx\nd: e\n'],
    ['in the key of a section', 'a: b\nc: d\n', 'x: b\nc: d\n'],
    ['in two values at once', 'a:\n  - b\n  - c\n', 'a:\n  - x\n  - x\n'],
    ['over the end of a line', 'a: b\n', 'a: c\nd: e\n'],
  ];
  for (const [what, before, after] of TYPED) {
    it(`are read again where they change: ${what}`, () => {
      // what is typed above has moved the section before
      const previous = parseDocument(`name: xyz\n${before}`, parseDocument(`name: x\n${before}`));
      const warm = parseDocument(`name: xyz\n${after}`, previous);
      const fresh = parseDocument(`name: xyz\n${after}`);
      assert.deepEqual(treeOf(warm), treeOf(fresh));
      assert.deepEqual(warm.problems, fresh.problems);
    });
  }
});
