import assert from 'node:assert/strict';
import { applyTextEdits, parseDocument } from '../../../src/core/index.ts';
import { manifestConventions } from '../../../src/core/manifest/conventions.ts';
import { toTextEdits, type Edit } from '../../../src/core/yaml/edit.ts';

type Case = readonly [what: string, edit: Edit, before: string, after: string];

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

const insert = (path: string, value: unknown = 'TODO'): Edit => ({ op: 'insert', path, value });
const replace = (path: string, value: unknown): Edit => ({ op: 'replace', path, value });
const rename = (path: string, key: string): Edit => ({ op: 'rename', path, key });

const CASES: readonly Case[] = [
  // in place of the comment that asks for it
  [
    'a field that a comment asks for below its neighbours',
    insert('ownership.contact'),
    'ownership:\n  owner: group:a\n  # sponsor: "TODO"  # Pays\n  # contact: "TODO"  # Where to ask\nrisk: {}\n',
    'ownership:\n  owner: group:a\n  # sponsor: "TODO"  # Pays\n  contact: "TODO"  # Where to ask\nrisk: {}\n',
  ],
  [
    'a field that a comment asks for above the first one',
    insert('integration.workflow'),
    'integration:\n\n  # workflow: "TODO"\n  points: []\n',
    'integration:\n\n  workflow: "TODO"\n  points: []\n',
  ],
  [
    'a field that a comment asks for in a section without any',
    insert('risk.tier'),
    'risk:\n  # tier: "TODO"  # (minimal | limited)\nreview: {}\n',
    'risk:\n  tier: "TODO"  # (minimal | limited)\nreview: {}\n',
  ],
  [
    'all of what a comment asks for',
    insert('alignment.users.current'),
    'alignment:\n  # users: { role: "TODO", current: "TODO" }\n',
    'alignment:\n  users: { role: "TODO", current: "TODO" }\n',
  ],
  [
    'an answer instead of the question',
    insert('risk.risks', ['a', 'b']),
    'risk:\n  # risks: [{ name: "TODO" }]  # What could go wrong\n',
    'risk:\n  risks: [a, b]  # What could go wrong\n',
  ],
  [
    'nothing in place of a comment that holds an answer',
    insert('risk.tier'),
    'risk:\n  # tier: high\n',
    'risk:\n  tier: "TODO"\n  # tier: high\n',
  ],
  [
    'nothing in place of a comment of another section',
    insert('risk.tier'),
    'risk:\nreview:\n  # tier: "TODO"\n',
    'risk:\n  tier: "TODO"\nreview:\n  # tier: "TODO"\n',
  ],
  [
    'all the lines that a comment asks for',
    insert('integration.points[0].system'),
    'integration:\n  # points:  # Systems\n  #   - system: "TODO"\n  #     kind: "TODO"\n  # fallback: "TODO"\n',
    'integration:\n  points:  # Systems\n    - system: "TODO"\n      kind: "TODO"\n  # fallback: "TODO"\n',
  ],
  [
    'an answer over several lines instead of the question',
    insert('risk.risks', [{ name: 'Too late', mitigation: 'By hand: 14 minutes' }]),
    'risk:\n  # risks:  # What could go wrong\n  #   - name: "TODO"\n  # tier: "TODO"\n',
    'risk:\n  risks:  # What could go wrong\n    - name: Too late\n      mitigation: "By hand: 14 minutes"\n  # tier: "TODO"\n',
  ],
  // into block mappings
  [
    'a field at its place between its neighbours',
    insert('ownership.sponsor'),
    'ownership:\n  owner: group:a\n  contact: x\n',
    'ownership:\n  owner: group:a\n  sponsor: "TODO"\n  contact: x\n',
  ],
  [
    'a first field',
    insert('ownership.owner'),
    'ownership:\n  contact: x\n',
    'ownership:\n  owner: "TODO"\n  contact: x\n',
  ],
  [
    'a last field after a comment on the line before',
    insert('ownership.contact'),
    'ownership:\n  owner: group:a # ours\n# next\nrisk: {}\n',
    'ownership:\n  owner: group:a # ours\n  contact: "TODO"\n# next\nrisk: {}\n',
  ],
  [
    'a field with the indentation in use',
    insert('risk.tier'),
    'risk:\n    intendedUse: x\n',
    'risk:\n    tier: "TODO"\n    intendedUse: x\n',
  ],
  [
    'a section that is not there',
    insert('risk.tier'),
    'name: x\nreview: { cadence: weekly }\n',
    'name: x\nrisk:\n  tier: "TODO"\nreview: { cadence: weekly }\n',
  ],
  [
    'a section after the last line without a line end',
    insert('risk.tier'),
    'name: x',
    'name: x\nrisk:\n  tier: "TODO"',
  ],
  ['a section that is empty', insert('risk.tier'), 'risk:\nreview: {}\n', 'risk:\n  tier: "TODO"\nreview: {}\n'],
  [
    'a section that is empty but for a comment',
    insert('risk.tier'),
    'risk: # later\nreview: {}\n',
    'risk: # later\n  tier: "TODO"\nreview: {}\n',
  ],
  ['a section that is null', insert('risk.tier'), 'risk: null\n', 'risk:\n  tier: "TODO"\n'],
  ['a section that is an empty flow mapping', insert('risk.tier'), 'risk: {}\n', 'risk:\n  tier: "TODO"\n'],
  ['a section that is a placeholder', insert('risk.tier'), 'risk: TBD # ask\n', 'risk: # ask\n  tier: "TODO"\n'],
  [
    'a field that has no value',
    insert('risk.tier'),
    'risk:\n  tier:\n  intendedUse: x\n',
    'risk:\n  tier: "TODO"\n  intendedUse: x\n',
  ],
  [
    'a field that has no value but a comment',
    insert('risk.tier'),
    'risk:\n  tier: # which?\n',
    'risk:\n  tier: "TODO" # which?\n',
  ],
  [
    'a field in CRLF',
    insert('ownership.sponsor'),
    crlf('ownership:\n  owner: group:a\n'),
    crlf('ownership:\n  owner: group:a\n  sponsor: "TODO"\n'),
  ],
  ['a section in CRLF', insert('risk.tier'), crlf('name: x\n'), crlf('name: x\nrisk:\n  tier: "TODO"\n')],
  [
    'a field after a byte order mark',
    insert('schemaVersion', 1),
    '\uFEFFname: x\n',
    '\uFEFFschemaVersion: 1\nname: x\n',
  ],
  [
    'a field before the comment of the file',
    insert('schemaVersion', 1),
    '# about\nname: x\n',
    '# about\nschemaVersion: 1\nname: x\n',
  ],
  [
    'a field after a block text',
    insert('title'),
    'name: |\n  x\n\nlifecycle: {}\n',
    'name: |\n  x\ntitle: "TODO"\n\nlifecycle: {}\n',
  ],
  [
    'a field after a multi-line flow list',
    insert('risk.tier'),
    'tags: [\n  a,\n  b\n]\n',
    'tags: [\n  a,\n  b\n]\nrisk:\n  tier: "TODO"\n',
  ],
  [
    'a field after a list in the column of its key',
    insert('covers', ['src/']),
    'tags:\n- a\n- b\nrisk: {}\n',
    'tags:\n- a\n- b\ncovers: [src/]\nrisk: {}\n',
  ],

  // into flow mappings
  [
    'a field of a flow mapping',
    insert('risk.dataClassification'),
    'risk: { tier: high }\n',
    'risk: { tier: high, dataClassification: "TODO" }\n',
  ],
  [
    'a first field of a flow mapping',
    insert('risk.tier'),
    'risk: { intendedUse: x }\n',
    'risk: { tier: "TODO", intendedUse: x }\n',
  ],
  [
    'a field of a flow mapping with a comma at its end',
    insert('risk.dataClassification'),
    'risk: { tier: high, }\n',
    'risk: { tier: high, dataClassification: "TODO", }\n',
  ],
  [
    'a mapping in a flow mapping',
    insert('capacity.team.fte'),
    'capacity: { gapPlan: x }\n',
    'capacity: { team: { fte: "TODO" }, gapPlan: x }\n',
  ],
  [
    'a field without a value in a flow mapping',
    insert('risk.tier'),
    'risk: { tier: , intendedUse: x }\n',
    'risk: { tier: "TODO" , intendedUse: x }\n',
  ],
  [
    'a field of a flow mapping over several lines',
    insert('risk.tier'),
    'risk: {\n  intendedUse: x,\n}\n',
    'risk: {\n  tier: "TODO", intendedUse: x,\n}\n',
  ],

  // into lists
  [
    'an item after the last',
    insert('tags[2]', 'c'),
    'tags:\n  - a\n  - b # two\nrisk: {}\n',
    'tags:\n  - a\n  - b # two\n  - c\nrisk: {}\n',
  ],
  ['an item of a list in the column of its key', insert('tags[1]', 'b'), 'tags:\n- a\n', 'tags:\n- a\n- b\n'],
  ['an item of a flow list', insert('tags[1]', 'b'), 'tags: [a]\n', 'tags: [a, b]\n'],
  [
    'a mapping after block mappings',
    insert('links[1]', { title: 'b', url: 'c' }),
    'links:\n  - title: a\n',
    'links:\n  - title: a\n  - title: b\n    url: c\n',
  ],
  [
    'a mapping after flow mappings',
    insert('links[1]', { title: 'b' }),
    'links:\n  - { title: a }\n',
    'links:\n  - { title: a }\n  - { title: b }\n',
  ],
  [
    'a mapping in CRLF',
    insert('links[1]', { title: 'b', url: 'c' }),
    crlf('links:\n  - title: a\n'),
    crlf('links:\n  - title: a\n  - title: b\n    url: c\n'),
  ],
  [
    'a field of a block item',
    insert('links[0].url'),
    'links:\n  - title: a\n  - title: b\n',
    'links:\n  - title: a\n    url: "TODO"\n  - title: b\n',
  ],
  [
    'a first field of a block item',
    insert('links[0].title'),
    'links:\n  - url: a\n',
    'links:\n  - title: "TODO"\n    url: a\n',
  ],
  [
    'a field of a flow item',
    insert('links[0].url'),
    'links:\n  - { title: a }\n',
    'links:\n  - { title: a, url: "TODO" }\n',
  ],
  ['a field of a flow item that is empty', insert('links[0].url'), 'links:\n  - {}\n', 'links:\n  - { url: "TODO" }\n'],
  [
    'a list that is not there',
    insert('risk.risks', [{ name: 'TODO', mitigation: 'TODO' }]),
    'risk:\n  tier: high\n',
    'risk:\n  tier: high\n  risks:\n    - name: "TODO"\n      mitigation: "TODO"\n',
  ],
  ['a list that is empty', insert('tags', ['TODO']), 'tags: []\nname: x\n', 'tags:\n  - "TODO"\nname: x\n'],
  ['a list of a placeholder only', insert('tags', ['a']), 'tags: [TBD]\n', 'tags: [TBD]\n'],

  // other values in their place
  ['a plain word', replace('risk.tier', 'high'), 'risk:\n  tier: hihg # yes\n', 'risk:\n  tier: high # yes\n'],
  ['a word in double quotes', replace('risk.tier', 'high'), 'risk:\n  tier: "hihg"\n', 'risk:\n  tier: "high"\n'],
  ['a word in single quotes', replace('risk.tier', "it's"), "risk:\n  tier: 'hihg'\n", "risk:\n  tier: 'it''s'\n"],
  ['a word of a flow mapping', replace('risk.tier', 'high'), 'risk: {tier: hihg}\n', 'risk: {tier: high}\n'],
  ['a text that needs quotes', replace('title', 'a: b'), 'title: x\n', 'title: "a: b"\n'],
  ['a text that would read as a number', replace('title', '42'), 'title: x\n', 'title: "42"\n'],
  ['a text that would read as nothing', replace('title', ''), 'title: x\n', 'title: ""\n'],
  ['a word after an anchor', replace('name', 'y'), 'name: &n x\n', 'name: &n y\n'],
  ['a block text', replace('title', 'y'), 'title: |\n  one\n  two\nname: x\n', 'title: y\nname: x\n'],

  // other names
  ['a key', rename('ownershp', 'ownership'), 'ownershp:\n  owner: x\n', 'ownership:\n  owner: x\n'],
  ['a key in double quotes', rename('nam', 'name'), '"nam": x\n', '"name": x\n'],
  [
    'a key in single quotes of a flow mapping',
    rename('risk.teir', 'tier'),
    "risk: { 'teir': x }\n",
    "risk: { 'tier': x }\n",
  ],
  ['an explicit key', rename('nam', 'name'), '? nam\n: x\n', '? name\n: x\n'],
  ['the last of two equal keys', rename('nam', 'name'), 'nam: 1\nnam: 2\n', 'nam: 1\nname: 2\n'],

  // another order
  [
    'items of a block list with their comments',
    { op: 'reorder', path: 'tags', order: [1, 0] },
    'tags:\n  - b # 2\n  - a # 1\n',
    'tags:\n  - a # 1\n  - b # 2\n',
  ],
  ['items of a flow list', { op: 'reorder', path: 'tags', order: [2, 0, 1] }, 'tags: [b, c, a]\n', 'tags: [a, b, c]\n'],
  [
    'items over several lines',
    { op: 'reorder', path: 'links', order: [1, 0] },
    'links:\n  - title: b\n    url: x\n  - title: a\n',
    'links:\n  - title: a\n  - title: b\n    url: x\n',
  ],
];

/** Changes that cannot be made; then nothing is written. */
const IMPOSSIBLE: readonly (readonly [what: string, edit: Edit, text: string])[] = [
  ['over an answer', insert('risk.tier'), 'risk:\n  tier: high\n'],
  ['over the placeholder it would write', insert('risk.tier'), 'risk:\n  tier: "TODO"\n'],
  ['through an alias', insert('risk.tier'), 'x-r: &r { intendedUse: x }\nrisk: *r\n'],
  ['into a text', insert('risk.tier'), 'risk: high\n'],
  ['into a broken document', insert('risk.tier'), 'tags: [a\n'],
  ['a value in place of a mapping', replace('risk', 'x'), 'risk: { tier: high }\n'],
  ['another name for a key that is not there', rename('a', 'b'), 'name: x\n'],
];

describe('edits', () => {
  for (const [what, edit, before, after] of CASES) {
    it(`${edit.op}s ${what}`, () => {
      const document = parseDocument(before);
      assert.equal(applyTextEdits(before, toTextEdits(document, edit, manifestConventions)), after);
      assert.deepEqual(
        parseDocument(after).problems.filter(({ kind }) => kind !== 'duplicate-key'),
        [],
      );
    });
  }

  for (const [what, edit, text] of IMPOSSIBLE) {
    it(`does not ${edit.op} ${what}`, () => {
      assert.deepEqual(toTextEdits(parseDocument(text), edit, manifestConventions), []);
    });
  }
});
