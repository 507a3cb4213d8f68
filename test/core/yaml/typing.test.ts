import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { assess, factsQuery, loadPolicy, parseDocument, type AssessOptions } from '../../../src/core/index.ts';
import { exemplaryFacts, exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

const TYPOS = path.resolve(import.meta.dirname, '../../../examples/mistakes/typos/ai-initiative.yaml');
const STARTS = [exemplaryText('pilot'), exemplaryText('production'), readFileSync(TYPOS, 'utf8')];

const PIECES = [
  'TODO',
  '2026-05-01',
  'idea',
  'x-own: 1\n',
  'waivers:\n',
  '\n',
  '  ',
  '- ',
  ': ',
  '"',
  '#',
  '[',
  '&a ',
  '7',
];
const LINES = [
  'outcomes:\n  metrics: []\n',
  'lifecycle:\n  stage: idea\n',
  'waivers:\n  - { rule: short-name, reason: Soon, approvedBy: user:cfo, expiresOn: 2026-07-01 }\n',
  'x-cost: { center: 12 }\n',
];

const POLICY = `
rules:
  metrics-missing: off
vocabulary:
  businessFunctions: [wizardry]
customRules:
  - { id: cost-centre, dimension: capacity, path: x-cost.center, required: true, message: Name the cost centre }
  - { id: short-name, dimension: review, path: name, pattern: '^[a-z-]{1,5}$', message: Be short }
`;

type Change = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.tuple(place, fc.nat(10), fc.constantFrom('', ...PIECES)).map(([where, cut, put]): Change => {
  return (text) => text.slice(0, where * text.length) + put + text.slice(where * text.length + cut);
});
/** A section goes, or comes. */
const section = fc.tuple(place, fc.boolean(), fc.constantFrom(...LINES)).map(([where, goes, lines]): Change => {
  return (text) => {
    const sections = text.split(/^(?=[a-z])/m);
    return sections.toSpliced(Math.floor(where * sections.length), goes ? 1 : 0, ...(goes ? [] : [lines])).join('');
  };
});
/** Whoever types takes some of it back. */
const changes = fc.array(fc.tuple(fc.oneof(piece, { weight: 3, arbitrary: section }), fc.boolean()), {
  minLength: 2,
  maxLength: 8,
});

describe('a document that is being typed', () => {
  let options: AssessOptions;
  before(async () => {
    const { policy } = await loadPolicy(['ai-initiative.config.yaml'], () => Promise.resolve(POLICY));
    options = { policy, facts: exemplaryFacts, today: TODAY };
  });

  it('is judged like a new one when a section goes, comes, or says nothing', () => {
    for (const start of STARTS) {
      const sections = start.split(/^(?=[a-z])/m);
      const without = sections.map((_, i) => sections.toSpliced(i, 1).join(''));
      const emptied = sections.map((own, i) => sections.with(i, own.replace(/:[^]*/, ': TODO\n')).join(''));
      const longer = LINES.map((lines) => start + lines);
      for (const text of [...without, ...emptied, ...longer]) {
        const before = parseDocument(start);
        assess(before, options);
        const after = parseDocument(text, before);
        assert.deepEqual(assess(after, options), assess(parseDocument(text), options), text);
        const back = parseDocument(start, after);
        assert.deepEqual(assess(back, options), assess(parseDocument(start), options));
      }
    }
  }).timeout(60_000);

  it('is judged at each keystroke as one that is seen for the first time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STARTS), changes, (start, steps) => {
        let text = start;
        let document = parseDocument(text);
        assess(document, options);
        for (const [change, isKept] of steps) {
          const next = change(text);
          document = parseDocument(next, document);
          const fresh = parseDocument(next);
          assert.deepEqual(factsQuery(document), factsQuery(fresh));
          assert.deepEqual(assess(document, options), assess(fresh, options));
          if (isKept) text = next;
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});
