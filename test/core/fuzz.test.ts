import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  applyTextEdits,
  assess,
  defaultPolicy,
  parseDocument,
  pathAt,
  STAGES,
  type Position,
} from '../../src/core/index.ts';
import { fixEdits } from '../../src/core/language/fix.ts';
import { exemplaryText, TODAY } from '../../src/catalogue/exemplary.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

const texts = [
  ...STAGES.map((stage) => exemplaryText(stage)),
  ...readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'ai-initiative.yaml')
    .map((file) => readFileSync(path.join(EXAMPLES, file), 'utf8')),
];

/** One thing that happens to a text while someone types, or worse. */
type Change = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const offset = (text: string, at: number) => Math.floor(at * text.length);
const splice = (text: string, at: number, length: number, inserted: string) =>
  text.slice(0, at) + inserted + text.slice(at + length);

// code units, not characters: halves of surrogate pairs come too
const anything = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
  .map((units) => String.fromCharCode(...units));
const yamlish = fc.constantFrom(
  ': ',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '!!map ',
  '#',
  '|\n',
  '>',
  '?',
  '---\n',
  '\t',
  '\r',
  '\r\n',
  '\uFEFF',
  '%',
  '@',
  '<<: ',
  ',',
);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.nat(200)).map(
    ([at, length]) =>
      (text: string) =>
        splice(text, offset(text, at), length, ''),
  ),
  fc.tuple(place, place, fc.nat(200)).map(
    ([from, to, length]) =>
      (text: string) =>
        splice(text, offset(text, to), 0, text.slice(offset(text, from), offset(text, from) + length)),
  ),
  fc.tuple(place, fc.integer({ min: -3, max: 5 })).map(([at, spaces]) => (text: string) => {
    const line = text.lastIndexOf('\n', offset(text, at)) + 1;
    return spaces < 0 ? splice(text, line, -spaces, '') : splice(text, line, 0, ' '.repeat(spaces));
  }),
  fc.tuple(place, fc.oneof(anything, yamlish)).map(
    ([at, inserted]) =>
      (text: string) =>
        splice(text, offset(text, at), 0, inserted),
  ),
);

const edited = fc
  .tuple(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([text, changes]) => changes.reduce((current, apply) => apply(current), text));

const judge = (text: string) => {
  const document = parseDocument(text);
  return { document, ...assess(document, { policy: defaultPolicy, today: TODAY }) };
};

describe('a text that was edited at random', () => {
  it('is judged, with every range inside the text and every fix ready to apply', () => {
    fc.assert(
      fc.property(edited, fc.nat(), (text, pick) => {
        const { document, findings } = judge(text);
        const lines = document.lineStarts;
        const isInside = ({ line, character, offset }: Position) =>
          offset <= text.length &&
          (lines[line] ?? Number.NaN) + character === offset &&
          offset < (lines[line + 1] ?? text.length + 1);
        for (const { range, related, message } of findings) {
          for (const { start, end } of [range, ...related.map((other) => other.range)]) {
            assert.ok(isInside(start) && isInside(end) && start.offset <= end.offset, message);
          }
        }
        const fixes = findings.map((finding) => fixEdits(document, finding)).filter((edits) => edits.length > 0);
        for (const { start, end } of fixes.flat()) assert.ok(0 <= start && start <= end && end <= text.length);
        // reading all of them again would take too long
        const one = fixes[pick % fixes.length];
        if (one) judge(applyTextEdits(text, one));
        pathAt(document.root, pick % (text.length + 1));
      }),
      { numRuns: 300 },
    );
  });
}).timeout(60_000);
