import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readMapping } from '../../src/import/index.ts';
import { fieldOf, manifests, mappingWith, plan } from './mapped.ts';

const one = (field: string, cell: string, rest = '') => fieldOf(field, cell, rest).value;

describe('mapping: fields', () => {
  it('feeds dotted paths and items of lists', () => {
    const value = one(
      'outcomes.metrics[0].name: Cell\noutcomes.metrics[0].kind: { value: operational }\nintegration.points[0].system: Other',
      'Handling time',
    );
    assert.deepEqual(value, {
      lifecycle: { stage: 'idea' },
      integration: { points: [{ system: 'x' }] },
      outcomes: { metrics: [{ name: 'Handling time', kind: 'operational' }] },
    });
  });

  it('leaves out list items that hold constants only, and moves the others up', () => {
    const fields = `lifecycle.stage: { value: pilot }
lifecycle.stageHistory[0].stage: { value: idea }
lifecycle.stageHistory[0].since: Cell
lifecycle.stageHistory[1].stage: { value: pilot }
lifecycle.stageHistory[1].since: { template: 2026-01-01 }`;
    assert.deepEqual(one(fields, ''), {
      lifecycle: { stage: 'pilot', stageHistory: [{ stage: 'pilot', since: '2026-01-01' }] },
    });
  });

  it('takes words by a table, letter case and white space aside, patterns included', () => {
    const stage =
      'lifecycle.stage: { column: Cell, values: { Operation and  Maintenance: production, "/^in use/": production }, default: idea }';
    const of = (cell: string) => (one(stage, cell) as { lifecycle: { stage: string } }).lifecycle.stage;
    assert.deepEqual([' operation AND\nmaintenance ', 'In use since May', 'pilot', 'PILOT', 'nonsense', ''].map(of), [
      'production',
      'production',
      'pilot',
      'pilot',
      'idea',
      'idea',
    ]);
  });

  it('splits cells into lists', () => {
    assert.deepEqual(one('tags: { column: Cell, split: ";" }', 'a; b ;n/a;a;'), {
      tags: ['a', 'b'],
      lifecycle: { stage: 'idea' },
    });
  });

  it('fills templates whose columns all say something', () => {
    const owner = 'ownership.owner: { template: ["group:{Other|slug}/{Cell|slug}", "group:{Other|slug}"] }';
    assert.deepEqual(one(owner, 'R & D'), { lifecycle: { stage: 'idea' }, ownership: { owner: 'group:x/r-d' } });
    assert.deepEqual(one(owner, 'N/A'), { lifecycle: { stage: 'idea' }, ownership: { owner: 'group:x' } });
  });

  it('takes the words for nothing as nothing', () => {
    for (const cell of ['', ' ', 'N/A', 'tbd', 'not applicable', 'N/A - retired', 'nil']) {
      const { value, notes } = fieldOf(
        'description: { column: Cell, missing: [nil] }',
        cell,
        'missing: [Not applicable, "/^n.a -/"]\n',
      );
      assert.deepEqual([value, notes], [{ lifecycle: { stage: 'idea' } }, []], cell);
    }
  });

  it('reads numbers as they are written in either convention', () => {
    const amount = (cell: string, rest = '') =>
      (one('capacity.budget.amount: Cell', cell, rest) as { capacity?: { budget: { amount: number } } }).capacity
        ?.budget.amount;
    assert.deepEqual([amount('$1,234.50'), amount('1 000'), amount('12')], [1234.5, 1000, 12]);
    assert.equal(amount('1.234,5 €', 'decimal: ","\n'), 1234.5);
    assert.equal(amount('a lot'), undefined);
    assert.equal(amount('1e999'), undefined);
  });

  it('feeds a field from rows that meet a condition only', () => {
    const field = 'description: { column: Cell, when: { column: Other, equals: [X] } }';
    assert.deepEqual(one(field, 'text'), { description: 'text', lifecycle: { stage: 'idea' } });
    assert.deepEqual(one(field.replace('[X]', '[y]'), 'text'), { lifecycle: { stage: 'idea' } });
  });

  it('cuts long texts and says so', () => {
    const { value, notes } = fieldOf('description: { column: Cell, maxLength: 10 }', 'word '.repeat(9));
    assert.deepEqual(value, { description: 'word word…', lifecycle: { stage: 'idea' } });
    assert.deepEqual(notes, ['description is cut to 10 of 44 characters']);
  });
});

describe('mapping: dates', () => {
  const since = (
    cell: string,
    rest = 'dates: [excel-year, M/D/YYYY, YYYY-MM-DD*, YY-MMM, DD.MM.YYYY, excel]\nearliest: 1990-01-01\n',
  ) => {
    const { value, notes } = fieldOf('review.lastReviewedOn: Cell', cell, rest);
    return (value as { review?: { lastReviewedOn: string } }).review?.lastReviewedOn ?? notes.join();
  };

  for (const [cell, expected] of [
    ['3/4/2024', '2024-03-04'],
    ['2022-11-16 (first formal action)', '2022-11-16'],
    ['24-Nov', '2024-11-01'],
    ['16.02.2024', '2024-02-16'],
    ['45000', '2023-03-15'],
    ['7/16/1905', '2024-01-01'],
    ['2/30/2024', 'review.lastReviewedOn is left out: there is no such day'],
    ['1/1/1904', 'review.lastReviewedOn is left out: 1904-01-01 is before 1990-01-01'],
    ['1/1/2999', 'review.lastReviewedOn is left out: 2999-01-01 is in the future, and the field is about the past'],
    ['soon', 'review.lastReviewedOn is left out: it has none of the date formats of the mapping'],
  ] as const) {
    it(`${cell} → ${expected}`, () => assert.equal(since(cell), expected));
  }

  it('takes the first format that gives a date', () => {
    assert.equal(since('3/4/2024', 'dates: [D/M/YYYY, M/D/YYYY]\n'), '2024-04-03');
    assert.equal(since('3/25/2024', 'dates: [D/M/YYYY, M/D/YYYY]\n'), '2024-03-25');
  });
});

describe('mapping: rows', () => {
  it('skips rows by equality, pattern and emptiness, and counts them', () => {
    const skip =
      'skip: [{ column: Name, empty: true }, { column: Cell, equals: [Cancelled] }, { column: Cell, matches: "^dupl" }]\n';
    const result = plan(mappingWith('', skip), [
      ['Name', 'Cell'],
      ['A', 'CANCELLED'],
      ['', 'x'],
      ['B', 'Duplicate of A'],
      ['C', ''],
    ]);
    assert.deepEqual(
      manifests(result).map(({ title }) => title),
      ['C'],
    );
    assert.equal(result.counts.skipped, 3);
  });

  it('rejects rows without a title or stage, and rows longer than the header', () => {
    const result = plan('fields: { title: Name, lifecycle.stage: Stage }', [
      ['Name', 'Stage'],
      ['', 'idea'],
      ['A', 'whatever'],
      ['B', 'idea', 'surplus'],
      ['C', 'idea'],
      ['', ''],
    ]);
    assert.deepEqual(
      result.notes.map(({ kind, row, column, value }) => [kind, row, column, value]),
      [
        ['rejected', 2, 'Name', ''],
        ['left-out', 3, 'Stage', 'whatever'],
        ['rejected', 3, 'Stage', 'whatever'],
        ['rejected', 4, 'Column 3', 'surplus'],
      ],
    );
    assert.deepEqual([result.counts.rows, result.counts.new, result.counts.rejected], [4, 1, 3]);
  });
});

describe('mapping: what is wrong with it', () => {
  for (const [text, message, line] of [
    ['feilds:\n  title: Name', /"feilds" is not a field of the mapping: did you mean "fields"/, 1],
    ['fields:\n  title: A\n  lifecycle.stgae: B', /lifecycle\.stgae.*did you mean "lifecycle\.stage"/, 3],
    ['fields:\n  title: A\n  lifecycle: B', /name one of its fields/, 3],
    ['fields:\n  title: A\n  lifecycle.stage: { value: live }', /"live" is not valid here: it must be one of idea/, 3],
    ['fields:\n  title: A\n  lifecycle.stage: { column: B, value: idea }', /one of column, template and value/, 3],
    ['fields:\n  title: A\n  lifecycle.stage: B\n  name: C', /"name" is written by the import itself/, 4],
    ['fields:\n  title: A\n  lifecycle.stage: B\n  x-register: C', /written by the import itself/, 4],
    ['fields:\n  title: A\n  lifecycle.stage: B\n  __proto__: C', /not a field of the manifest/, 4],
    ['fields:\n  title: A\n  lifecycle.stage: B\ndates:\n  - YYYY\n  - 1st of May', /no date format/, 6],
    ['fields:\n  title: A\n  lifecycle.stage: B\nmissing: ["/(/"]', /pattern that cannot be used/, 4],
    ['fields:\n  title: A', /Nothing feeds lifecycle\.stage/, 1],
    ['fields: [', /The list opened with \[ on line 1 is not closed/, 1],
    ['', /empty/, 1],
  ] as const) {
    it(`${JSON.stringify(text.slice(-40))}: ${message.source}`, () => {
      const { problems } = readMapping(text);
      const found = problems.find((problem) => message.test(problem.message));
      assert.ok(found, problems.map((problem) => problem.message).join('\n'));
      assert.equal(found.range.start.line + 1, line);
    });
  }
});

describe('mapping: its documentation', () => {
  it('shows a mapping that can be used', () => {
    const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/import.md'), 'utf8');
    const [, example = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
    assert.deepEqual(readMapping(example).problems, []);
  });
});
