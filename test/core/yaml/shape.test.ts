import assert from 'node:assert/strict';
import { assess, defaultPolicy, parseDocument, type Finding } from '../../../src/core/index.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';

const HEAD = 'schemaVersion: 1\nname: order-intake\ntitle: Order intake\n';
const BASE = `${HEAD}lifecycle:\n  stage: idea\n`;
const BOM = '\uFEFF';

/** What a text is, the rule that speaks, and the text with «…» around the place where it does. */
type Case = readonly [what: string, rule: string, text: string];

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

const CASES: readonly Case[] = [
  // yaml-syntax
  ['a quoted text without end', 'yaml-syntax', `${BASE}description: «"»no end\n`],
  ['a flow list without end', 'yaml-syntax', `${BASE}tags: «[»a, b\n`],
  ['a flow mapping without end', 'yaml-syntax', `${BASE}risk: «{» tier: high\n`],
  ['a tab as indentation', 'yaml-syntax', `${BASE}risk:\n«\t»tier: high\n`],
  ['an alias without its anchor', 'yaml-syntax', `${BASE}title2: «*nowhere»\n`],
  ['an alias inside its own anchor', 'yaml-syntax', `${BASE}x-a: &a [1, «*a»]\n`],
  ['text after a flow list', 'yaml-syntax', `${BASE}tags: «[a] b»\n`],
  ['a colon too many in plain text', 'yaml-syntax', `${BASE}description: «a: b»\n`],
  ['a line that is no entry', 'yaml-syntax', `${BASE}«just words»\n`],
  ['an entry indented for itself', 'yaml-syntax', `${BASE}risk:\n  tier: high\n   «dataClassification: internal»\n`],
  ['a bad escape', 'yaml-syntax', `${BASE}description: "a«\\»qb"\n`],
  ['a syntax error after CRLF', 'yaml-syntax', crlf(`${BASE}tags: «[a] b»\n`)],
  ['a syntax error after a byte order mark', 'yaml-syntax', `${BOM}tags: «[a] b»\n`],
  ['a syntax error after astral characters', 'yaml-syntax', `title: 🧾🧾\ntags: «["🧾"] b»\n`],

  // yaml-limit
  ['brackets nested too deep', 'yaml-limit', `${BASE}x-a: ${'['.repeat(63)}«[»${']'.repeat(64)}\n`],
  ['braces nested too deep', 'yaml-limit', `${BASE}x-a: ${'{a: '.repeat(63)}«{»${'}'.repeat(64)}\n`],
  ['list items nested too deep', 'yaml-limit', `${BASE}x-a:\n  ${'- '.repeat(63)}«-» a\n`],
  ['explicit keys nested too deep', 'yaml-limit', `${BASE}${'? '.repeat(64)}«?» a\n`],
  ['too many anchors', 'yaml-limit', `${BASE}x-a: [${'&a 1, '.repeat(50)}«&»b 1]\n`],
  ['too many aliases', 'yaml-limit', `${BASE}x-a: &a 1\nx-b: [${'*a, '.repeat(49)}«*»a]\n`],
  ['too many tags', 'yaml-limit', `${BASE}x-a: [${'!!str a, '.repeat(50)}«!»!str a]\n`],

  // manifest-empty
  ['no text at all', 'manifest-empty', '«»'],
  ['blank lines', 'manifest-empty', '«»\n\n'],
  ['a byte order mark alone', 'manifest-empty', `${BOM}«»`],
  ['comments only', 'manifest-empty', '«»# nothing yet\n'],
  ['null', 'manifest-empty', '«»null\n'],
  ['a list', 'manifest-empty', '«- schemaVersion: 1»\n- name: x\n'],
  ['a single text', 'manifest-empty', '«just words»\n'],
  ['a second document', 'manifest-empty', `${BASE}«---»\nname: y\n`],

  // field-missing
  ['no title', 'field-missing', '«schemaVersion»: 1\nname: order-intake\nlifecycle:\n  stage: idea\n'],
  ['no schemaVersion', 'field-missing', '«name»: order-intake\ntitle: Order intake\nlifecycle:\n  stage: idea\n'],
  ['no lifecycle', 'field-missing', '«schemaVersion»: 1\nname: order-intake\ntitle: Order intake\n'],
  ['no stage', 'field-missing', `${HEAD}«lifecycle»:\n  decisionDueOn: 2026-06-01\n`],
  ['a stage without a value', 'field-missing', `${HEAD}lifecycle:\n  «stage»:\n`],
  ['a placeholder', 'field-missing', `${HEAD}lifecycle:\n  stage: «TBD»\n`],
  [
    'a placeholder in quotes',
    'field-missing',
    `schemaVersion: 1\nname: order-intake\ntitle: «"n/a"»\nlifecycle: { stage: idea }\n`,
  ],
  [
    'null in full',
    'field-missing',
    `schemaVersion: 1\nname: «null»\ntitle: Order intake\nlifecycle: { stage: idea }\n`,
  ],
  ['a lifecycle without a value', 'field-missing', `${HEAD}«lifecycle»:\n`],

  // field-unknown
  ['an unknown section', 'field-unknown', `${BASE}«ownershp»:\n  owner: group:a\n`],
  ['an unknown key after CRLF', 'field-unknown', crlf(`${BASE}risk:\n  «teir»: high\n`)],
  ['an unknown key after a byte order mark', 'field-unknown', `${BOM}«nam»: y\n${BASE}`],
  ['an unknown key in double quotes', 'field-unknown', `${BASE}«"nick name"»: y\n`],
  ['an unknown key in single quotes', 'field-unknown', `${BASE}«'it''s'»: y\n`],
  ['an unknown key in a flow mapping', 'field-unknown', `${BASE}risk: { «teir»: high }\n`],
  ['an unknown key of an item', 'field-unknown', `${BASE}links:\n  - title: a\n    «href»: b\n`],
  ['an unknown key of the first field of an item', 'field-unknown', `${BASE}links:\n  - «href»: b\n`],
  ['an unknown explicit key', 'field-unknown', `${BASE}? «nickname»\n: y\n`],
  ['an unknown key with a number for a name', 'field-unknown', `${BASE}«42»: y\n`],
  ['an unknown key after an astral character', 'field-unknown', `${BASE}risk: { intendedUse: "🧾", «teir»: high }\n`],
  ['an unknown key in multi-byte letters', 'field-unknown', `${BASE}«größe»: y\n`],
  ['the key __proto__', 'field-unknown', `${BASE}«__proto__»:\n  polluted: true\n`],
  ['the key constructor', 'field-unknown', `${BASE}risk:\n  «constructor»: { prototype: { polluted: true } }\n`],
  ['the key prototype', 'field-unknown', `${BASE}«prototype»: { polluted: true }\n`],
  ['a merge key, which is a plain key', 'field-unknown', `${BASE}risk:\n  «<<»: { tier: high }\n`],

  // value-invalid
  ['a word not in the list', 'value-invalid', `${HEAD}lifecycle:\n  stage: «pilott»\n`],
  ['the same in double quotes', 'value-invalid', `${HEAD}lifecycle:\n  stage: «"pilott"»\n`],
  ['the same in single quotes with a comment', 'value-invalid', `${HEAD}lifecycle:\n  stage: «'pilott'» # soon\n`],
  ['the same after CRLF', 'value-invalid', crlf(`${HEAD}lifecycle:\n  stage: «pilott»\n`)],
  ['the same in a flow mapping', 'value-invalid', `${HEAD}lifecycle: { stage: «pilott» }\n`],
  ['the same after an anchor', 'value-invalid', `${HEAD}lifecycle:\n  stage: &s «pilott»\n`],
  ['the same through an alias', 'value-invalid', `${HEAD}x-s: &s pilott\nlifecycle:\n  stage: «*s»\n`],
  ['the same as an explicit value', 'value-invalid', `${HEAD}lifecycle:\n  ? stage\n  : «pilott»\n`],
  ['an impossible date', 'value-invalid', `${BASE}  decisionDueOn: «2026-02-30»\n`],
  ['a leap day in a common year', 'value-invalid', `${BASE}  decisionDueOn: «2026-02-29»\n`],
  ['a date and time', 'value-invalid', `${BASE}  decisionDueOn: «2026-06-01T00:00:00Z»\n`],
  ['a date in another order', 'value-invalid', `${BASE}  decisionDueOn: «01.06.2026»\n`],
  ['text for a number', 'value-invalid', `${BASE}capacity:\n  team: { fte: «two» }\n`],
  ['a number in quotes', 'value-invalid', `${BASE}capacity:\n  team: { fte: «"2"» }\n`],
  ['a negative amount', 'value-invalid', `${BASE}capacity:\n  team: { fte: «-1» }\n`],
  ['no number at all', 'value-invalid', `${BASE}capacity:\n  team: { fte: «.nan» }\n`],
  ['infinity', 'value-invalid', `${BASE}capacity:\n  team: { fte: «.inf» }\n`],
  ['half a person', 'value-invalid', `${BASE}alignment:\n  users: { current: «2.5» }\n`],
  ['a truth value for text', 'value-invalid', `${BASE}description: «true»\n`],
  ['a list for a mapping', 'value-invalid', `${BASE}«risk»:\n  - tier: high\n`],
  ['a text for a mapping', 'value-invalid', `${BASE}risk: «high»\n`],
  ['a mapping for a text', 'value-invalid', `${BASE}«description»:\n  en: A\n`],
  ['a text for a list', 'value-invalid', `${BASE}tags: «finance»\n`],
  ['an item of another kind', 'value-invalid', `${BASE}tags: [finance, «42», hr]\n`],
  ['an item that is a mapping', 'value-invalid', `${BASE}tags:\n  - finance\n  - «a: b»\n`],
  ['an owner without its kind', 'value-invalid', `${BASE}ownership:\n  owner: «finance»\n`],
  [
    'a block text where a word is due',
    'value-invalid',
    `${BASE}ownership:\n  owner: «|\n    group:finance»\n\n  contact: b\n`,
  ],
  [
    'a folded text where a word is due',
    'value-invalid',
    `${BASE}risk:\n  tier: «>-\n    very\n    high»\nreview: {}\n`,
  ],
  ['a path that leads to a drive', 'value-invalid', `${BASE}covers: [src/, «C:/Windows»]\n`],
  ['a link that runs a script', 'value-invalid', `${BASE}links: [{ url: «"javascript:alert(1)"» }]\n`],
  [
    'an astral name',
    'value-invalid',
    `schemaVersion: 1\nname: «🧾invoices»\ntitle: Order intake\nlifecycle:\n  stage: idea\n`,
  ],
  ['a value after astral text on its line', 'value-invalid', `${BASE}risk: { intendedUse: "🧾é", tier: «hi» }\n`],
  [
    'a schemaVersion in words',
    'value-invalid',
    `schemaVersion: «one»\nname: order-intake\ntitle: Order intake\nlifecycle:\n  stage: idea\n`,
  ],

  // version-unsupported
  ['a later format', 'version-unsupported', `schemaVersion: «2»\nunknown: 1\n`],
  ['a much later format in CRLF', 'version-unsupported', crlf(`# later\nschemaVersion: «40»\nname: X X\n`)],

  // date-future
  ['a review to come', 'date-future', `${BASE}review: { lastReviewedOn: «2026-05-21» }\n`],
  [
    'a stage entered in the future',
    'date-future',
    `${BASE}  stageHistory:\n    - { stage: idea, since: «2027-01-01» }\n`,
  ],
  [
    'a measurement to come, in quotes',
    'date-future',
    `${BASE}outcomes:\n  metrics:\n    - measuredOn: «'2026-06-01'»\n`,
  ],

  // key-duplicate
  ['a key twice', 'key-duplicate', `${BASE}«title»: Order handling\n`],
  ['a key twice, once in quotes', 'key-duplicate', `${BASE}«"title"»: Order handling\n`],
  ['a key twice in a section', 'key-duplicate', `${BASE}risk:\n  tier: high\n  «tier»: limited\n`],
  ['a key twice in a flow mapping', 'key-duplicate', `${BASE}risk: { tier: high, «tier»: limited }\n`],
  ['a key twice in an item', 'key-duplicate', `${BASE}links:\n  - title: a\n    «title»: b\n`],
  ['a key twice in CRLF', 'key-duplicate', crlf(`${BASE}risk:\n  tier: high\n  «tier»: limited\n`)],
  ['a key twice that is free', 'key-duplicate', `${BASE}x-a: 1\n«x-a»: 2\n`],
];

function shapeFindings(text: string): readonly Finding[] {
  const { findings } = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
  return findings.filter(({ group }) => group === 'shape');
}

/** The line and character (from 0) of an offset, counted by splitting the text; a byte order mark takes no column. */
function placeOf(text: string, offset: number) {
  const lines = text
    .slice(0, offset)
    .replace(BOM, '')
    .split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0, offset };
}

describe('shape rules stand on the exact place', () => {
  for (const [what, rule, marked] of CASES) {
    it(`${rule}: ${what}`, () => {
      const text = marked.replaceAll(/[«»]/g, '');
      const start = marked.indexOf('«');
      const end = marked.indexOf('»') - 1;
      const found = shapeFindings(text).map(({ ruleId, range }) => ({ ruleId, range }));
      assert.deepEqual(found, [{ ruleId: rule, range: { start: placeOf(text, start), end: placeOf(text, end) } }]);
    });
  }

  it('points to the first of two equal keys', () => {
    const [finding] = shapeFindings(`${BASE}title: Order handling\n`);
    assert.deepEqual(finding?.related[0]?.range.start, { line: 2, character: 0, offset: 36 });
  });

  it('reports each of several mistakes for itself', () => {
    const findings = shapeFindings(
      `${HEAD}lifecycle:\n  stage: pilott\nownershp: {}\nrisk: { tier: hi }\ntitle: Order handling\n`,
    );
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['value-invalid', 'field-unknown', 'value-invalid', 'key-duplicate'],
    );
  });

  it('leaves objects alone whatever keys a manifest has', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = `${BASE}${key}: { polluted: true }\nrisk:\n  ${key}:\n    polluted: true\n`;
      const { manifest } = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
      assert.equal('polluted' in {}, false);
      assert.equal('polluted' in manifest, false);
      assert.equal(Object.getPrototypeOf(manifest.risk ?? {}), Object.prototype);
    }
  });

  it('takes keys that start with x- as they are, at every level', () => {
    assert.deepEqual(shapeFindings(`${BASE}x-a: { b: [1] }\nrisk: { x-b: 1 }\nlinks: [{ x-c: 1 }]\n`), []);
  });
});
