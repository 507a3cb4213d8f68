import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/index.ts';

/** What is said of a text that goes over a limit; undefined where it is read. */
function limitOf(text: string): string | undefined {
  return parseDocument(text).problems.find(({ kind }) => kind === 'limit')?.message;
}

const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** `count` levels of nesting with the mapping of the document itself as the first. */
interface Limit {
  readonly what: string;
  readonly limit: number;
  readonly message: RegExp;
  /** A valid text that uses exactly `count` of what is limited. */
  readonly text: (count: number) => string;
}

const NESTING = { limit: 64, message: /64 levels of nesting/ };
const ENTRIES = { limit: 500, message: /500 entries in one mapping/ };
const REFERENCES = { limit: 50, message: /50 anchors, tags and aliases/ };
const BYTES = { limit: 64 * 1024, message: /64 KiB/ };

const LIMITS: readonly Limit[] = [
  { what: 'ASCII characters', ...BYTES, text: (count) => `a: ${'x'.repeat(count - 3)}` },
  {
    what: 'bytes of two-byte letters',
    ...BYTES,
    text: (count) => `a: ${'é'.repeat((count - 4) >> 1)}${'x'.repeat(1 + (count & 1))}`,
  },
  {
    what: 'bytes of three-byte letters',
    ...BYTES,
    text: (count) => `a: ${'x'.repeat((count - 3) % 3)}${'漢'.repeat(Math.floor((count - 3) / 3))}`,
  },
  {
    what: 'bytes of astral characters',
    ...BYTES,
    text: (count) => `a: ${'x'.repeat((count - 3) % 4)}${'🧾'.repeat(Math.floor((count - 3) / 4))}`,
  },
  { what: 'lines', limit: 2000, message: /2000 lines/, text: (count) => `a: 1${'\n'.repeat(count - 1)}# end` },
  {
    what: 'lines that end in CR LF',
    limit: 2000,
    message: /2000 lines/,
    text: (count) => `a: 1${'\r\n'.repeat(count - 1)}# end`,
  },
  {
    what: 'lines that end in CR',
    limit: 2000,
    message: /2000 lines/,
    text: (count) => `a: 1${'\r'.repeat(count - 1)}# end`,
  },
  {
    what: 'flow lists in each other',
    ...NESTING,
    text: (count) => `a: ${'['.repeat(count - 1)}${']'.repeat(count - 1)}`,
  },
  {
    what: 'flow mappings in each other',
    ...NESTING,
    text: (count) => `a: ${'{a: '.repeat(count - 1)}1${'}'.repeat(count - 1)}`,
  },
  { what: 'list items in each other', ...NESTING, text: (count) => `a:\n  ${'- '.repeat(count - 1)}1` },
  { what: 'indented mappings', ...NESTING, text: (count) => lines(count, (i) => `${' '.repeat(i)}a:`) },
  { what: 'explicit keys in each other', ...NESTING, text: (count) => `${'? '.repeat(count)}a` },
  { what: 'entries of the document', ...ENTRIES, text: (count) => lines(count, (i) => `k${i}: 1`) },
  { what: 'entries of a section', ...ENTRIES, text: (count) => `a:\n${lines(count, (i) => `  k${i}: 1`)}` },
  {
    what: 'entries of an item',
    ...ENTRIES,
    text: (count) => `a:\n  - k: 1\n${lines(count - 1, (i) => `    k${i}: 1`)}`,
  },
  {
    what: 'entries of a flow mapping',
    ...ENTRIES,
    text: (count) => `a: {${lines(count, (i) => ` k${i}: 1`).replaceAll('\n', ',')}}`,
  },
  { what: 'anchors', ...REFERENCES, text: (count) => lines(count, (i) => `k${i}: &a${i} 1`) },
  { what: 'aliases', ...REFERENCES, text: (count) => `a: &a 1\n${lines(count - 1, (i) => `k${i}: *a`)}` },
  { what: 'tags', ...REFERENCES, text: (count) => lines(count, (i) => `k${i}: !!str 1`) },
];

describe('limits of a document', () => {
  for (const { what, limit, message, text } of LIMITS) {
    it(`reads ${limit} ${what} and no more`, () => {
      assert.equal(limitOf(text(limit)), undefined);
      assert.match(limitOf(text(limit + 1)) ?? '', message);
    });
  }

  const MANY = 100;
  const harmless: readonly (readonly [what: string, text: string])[] = [
    ['brackets in double quotes', `a: "${'['.repeat(MANY)}"`],
    ['brackets in single quotes', `a: '${'['.repeat(MANY)} it''s ${'['.repeat(MANY)}'`],
    ['brackets in plain text', `a: see ${'[x] '.repeat(MANY)}`],
    ['brackets in a comment', `a: 1 # ${'['.repeat(MANY)}`],
    ['brackets in a block text', `a: |\n  ${'['.repeat(MANY)}\nb: 1`],
    ['ampersands in plain text', `a: x ${'& y '.repeat(MANY)}`],
    ['asterisks in a block text', `a: >\n${'  *a\n'.repeat(MANY)}b: 1`],
    ['exclamation marks', `a: so${' !a'.repeat(MANY)}`],
    ['dashes in plain text', `a: x ${'- '.repeat(MANY)}`],
    ['brackets that follow each other', `a: [${'[1], '.repeat(MANY)}]`],
    ['five hundred items', `a:\n${'  - 1\n'.repeat(600)}`],
    ['entries of many items', `a:\n${'  - { a: 1, b: 2, c: 3 }\n'.repeat(300)}`],
  ];
  for (const [what, text] of harmless) {
    it(`does not mind ${what}`, () => assert.deepEqual(parseDocument(text).problems, []));
  }

  it('says where the limit is passed', () => {
    const text = `a: ${'['.repeat(70)}`;
    assert.deepEqual(
      parseDocument(text).problems.map(({ start, end }) => [start, end]),
      [[66, 67]],
    );
  });

  it('counts no brackets inside of the texts of compact JSON', () => {
    const value = Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`x-${i}`, 'to be [ or {']));
    assert.equal(limitOf(JSON.stringify(value)), undefined);
  });
});
