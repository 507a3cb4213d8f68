import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathAt, parseDocument } from '../../../src/core/index.ts';
import { pathOf, scalarOf } from '../../../src/core/language/outline/entry.ts';
import { placeAt } from '../../../src/core/language/outline/place.ts';
import { readOutline } from '../../../src/core/language/outline/read-outline.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';

const pieces = [
  '\n',
  '\r\n',
  '  ',
  ' ',
  '- ',
  ': ',
  ':',
  ',',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '#',
  '|',
  '>',
  '&a ',
  '*a',
  'key',
  'é',
  '\uFEFF',
  '? ',
  '---',
];
const brokenText = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

describe('the outline of a text', () => {
  it('ends, and speaks of one line only, whatever the text', () => {
    fc.assert(
      fc.property(brokenText, (text) => {
        const outline = readOutline(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const place = placeAt(outline, offset);
          if (!place) continue;
          const { start, end } = place.word;
          assert.ok(start <= offset && offset <= end, JSON.stringify({ text, offset, place }));
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with the parser on every key and value of a valid text', () => {
    const text = exemplaryText('production');
    const { root } = parseDocument(text);
    const outline = readOutline(text);
    assert.ok(outline.entries.length > 100);
    for (const entry of outline.entries) {
      if (entry.kind === 'key') assert.deepEqual(pathAt(root, entry.token.start)?.path, pathOf(entry));
      if (scalarOf(outline, entry)) assert.deepEqual(pathAt(root, entry.value.start)?.path, pathOf(entry));
    }
  });

  it('is made of a beginning of the text as of the whole, up to the last line', () => {
    const text = exemplaryText('production');
    const whole = readOutline(text).entries;
    const namesOf = (entries: typeof whole) => entries.map((entry) => pathOf(entry).join('.'));
    for (let end = 0; end < text.length; end += 7) {
      const lineStart = text.lastIndexOf('\n', end) + 1;
      const above = (entries: typeof whole) => namesOf(entries.filter(({ token }) => token.start < lineStart));
      assert.deepEqual(above(readOutline(text.slice(0, end)).entries), above(whole));
    }
  });
});
