import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { applyTextEdits, assess, defaultPolicy, parseDocument, pathAt } from '../../../src/core/index.ts';
import { fixEdits } from '../../../src/core/language/fix.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';

const EXAMPLES = path.resolve(import.meta.dirname, '../../../examples');
const texts = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'ai-initiative.yaml')
  .map((file) => readFileSync(path.join(EXAMPLES, file), 'utf8'));

type Change = (text: string) => string;

const at = (text: string, share: number) => Math.floor(share * text.length);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const cut = fc.tuple(share, fc.nat(80)).map(([where, length]): Change => {
  return (text) => text.slice(0, at(text, where)) + text.slice(at(text, where) + length);
});
const paste = fc.tuple(share, share, fc.nat(120)).map(([from, to, length]): Change => {
  return (text) => text.slice(0, at(text, to)) + text.slice(at(text, from)).slice(0, length) + text.slice(at(text, to));
});
const breakIndentation = fc.tuple(share, fc.constantFrom('', ' ', '\t', '   ', '- ')).map(([where, indent]): Change => {
  return (text) => {
    const line = text.lastIndexOf('\n', at(text, where)) + 1;
    return text.slice(0, line) + indent + text.slice(line).replace(/^ +/, '');
  };
});
/** Any UTF-16, lone surrogates included. */
const unicode = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 4 }).map((codes) => String.fromCharCode(...codes)),
);
const insertUnicode = fc.tuple(share, unicode).map(([where, what]): Change => {
  return (text) => text.slice(0, at(text, where)) + what + text.slice(at(text, where));
});

const edited = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(fc.oneof(cut, paste, breakIndentation, insertUnicode), { minLength: 1, maxLength: 5 }),
  )
  .map(([text, changes]) => changes.reduce((result, change) => change(result), text));

/** Hundreds of documents: seconds, and more on a busy machine (ms). */
const RANDOM_EDITS = 60_000;

describe('random edits of the examples', () => {
  it('never throw out of the core, and every range and fix lies inside the text', () => {
    fc.assert(
      fc.property(edited, (text) => {
        const document = parseDocument(text);
        const { findings } = assess(document, { policy: defaultPolicy, today: TODAY });
        for (const { range, related, ...finding } of findings) {
          for (const { start, end } of [range, ...related.map((other) => other.range)]) {
            assert.ok(0 <= start.offset && start.offset <= end.offset && end.offset <= text.length, finding.message);
            assert.ok(start.line < document.lineStarts.length && start.character >= 0);
          }
          const edits = fixEdits(document, finding);
          for (const { start, end } of edits) assert.ok(0 <= start && start <= end && end <= text.length);
          applyTextEdits(text, edits);
        }
        pathAt(document.root, Math.floor(text.length / 2));
      }),
      { numRuns: 300 },
    );
  }).timeout(RANDOM_EDITS);
});
