import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSectionStore, parseDocument } from '../../../src/core/index.ts';
import { exemplaryText } from '../exemplary.ts';

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
];

/** A text with a few pieces put in and a few stretches cut out, anywhere. */
const edited = fc
  .array(fc.record({ at: fc.nat(TEXT.length), cut: fc.nat(40), piece: fc.constantFrom('', ...PIECES) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits) => edits.reduce((text, { at, cut, piece }) => text.slice(0, at) + piece + text.slice(at + cut), TEXT));

/** Hundreds of documents: seconds, and more on a busy machine (ms). */
const RANDOM_EDITS = 60_000;

describe('sections', () => {
  it('read a text like a parse of the whole', () => {
    fc.assert(
      fc.property(edited, (text) => {
        const { root, problems } = parseDocument(text + '\n');
        const whole = parseDocument(text + WHOLE);
        assert.deepEqual(root, whole.root);
        assert.equal(problems.length > 0, whole.problems.length > 0);
      }),
      { numRuns: 600 },
    );
  }).timeout(RANDOM_EDITS);

  it('taken from an earlier reading stand at their new places', () => {
    fc.assert(
      fc.property(edited, (text) => {
        const { root, problems } = parseDocument(text, parseDocument(TEXT));
        const fresh = parseDocument(text);
        assert.deepEqual(root, fresh.root);
        assert.deepEqual(problems, fresh.problems);
      }),
      { numRuns: 200 },
    );
  }).timeout(RANDOM_EDITS);

  it('found in a store of many documents read like the text itself', () => {
    const store = createSectionStore();
    fc.assert(
      fc.property(edited, (text) => {
        const { root, problems } = parseDocument(text, store);
        const fresh = parseDocument(text);
        assert.deepEqual(root, fresh.root);
        assert.deepEqual(problems, fresh.problems);
      }),
      { numRuns: 400 },
    );
  }).timeout(RANDOM_EDITS);
});
