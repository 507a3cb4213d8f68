import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess, defaultPolicy, parseDocument } from '../../src/core/index.ts';
import { proposeMapping, readMapping } from '../../src/import/index.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import { asExisting, manifests, mappingWith, plan } from './mapped.ts';

/** What spreadsheets and people put into cells. */
const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '=cmd()',
    '+1',
    '-',
    '@x',
    '"',
    "'",
    '{a}',
    '[b',
    '# c',
    ': d',
    '- e',
    '&f',
    '*g',
    '!h',
    '%i',
    '|',
    '>',
    '`j',
  ),
  fc.constantFrom(
    'null',
    'true',
    '~',
    '.inf',
    '0x1',
    '1e9',
    '2024-01-01',
    '---',
    '...',
    '<<',
    '__proto__',
    '../..',
    'a: b #c',
  ),
  fc.constantFrom('\u0000', '\uD800', '\u2028x\u2029', '\u0085', '\uFEFF', '\u202Ex', 'a\r\nb\tc', 'x'.repeat(9000)),
);
const FIELDS =
  'description: A\ntags: { column: B, split: "," }\noutcomes.metrics[0].name: A\nx-own: B\nownership.contact: { template: "{A} {B}" }';

describe('hostile registers', () => {
  it('whatever stands in the cells, manifests have no shape error and stay the same', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const table = [['Name', 'A', 'B'], ...rows];
        const result = plan(mappingWith(FIELDS), table);
        for (const { text, folder } of result.drafts) {
          assert.match(folder, /^[a-z0-9]+(-[a-z0-9]+)*$/);
          const { findings } = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
          assert.deepEqual(
            findings.filter(({ group }) => group === 'shape'),
            [],
          );
        }
        assert.equal(plan(mappingWith(FIELDS), table, asExisting(result)).drafts.length, 0);
      }),
      { numRuns: 100 },
    );
  });

  it('whatever the table, a proposed mapping can be read', () => {
    const row = fc.array(cell, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 5 }), (rows) => {
        if (rows.slice(1).every((cells) => cells.every((text) => text.trim() === ''))) return;
        const { text, missing } = proposeMapping({ rows }, 'register.csv', TODAY);
        const problems = readMapping(text).problems.map(({ message }) => message);
        // what is missing is all that is wrong with it
        assert.equal(problems.length === 0, missing.length === 0, `${text}\n${problems.join('\n')}`);
        assert.ok(
          problems.every((problem) => /^Nothing feeds|^fields is /.test(problem)),
          problems.join('\n'),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('takes columns with any name, and tells those of one name apart', () => {
    const names = ['a.b[0]', '__proto__', 'constructor', 'Name', 'name ', '{x}'];
    const mapping = `fields:
  title: Name
  lifecycle.stage: { value: idea }
  description: __proto__
  x-a: a.b[0]
  x-b: constructor
  x-c: NAME (2)
  x-d: { column: "{x}" }`;
    const [made] = manifests(plan(mapping, [names, ['1st', '2nd', '3rd', 'Title', '5th', '6th']]));
    assert.deepEqual(made, {
      schemaVersion: 1,
      name: 'title',
      title: 'Title',
      description: '2nd',
      lifecycle: { stage: 'idea' },
      'x-a': '1st',
      'x-b': '3rd',
      'x-c': '5th',
      'x-d': '6th',
    });
  });

  it('takes rows that are shorter than the header', () => {
    assert.equal(plan(mappingWith('description: A'), [['Name', 'A'], ['x']]).counts.new, 1);
  });
});
