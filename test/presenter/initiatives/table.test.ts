import assert from 'node:assert/strict';
import { NOT_SAID } from '../../../src/presenter/format.ts';
import type { Row } from '../../../src/presenter/initiatives/initiatives-schema.ts';
import {
  filterOptions,
  filterRows,
  groupRows,
  nextSort,
  NO_FILTER,
  sortRows,
} from '../../../src/presenter/initiatives/table.ts';

const row = (title: string, changes: Partial<Row> = {}): Row => ({
  uri: `file:///${title}`,
  file: `${title}/ai-initiative.yaml`,
  title,
  stage: 'pilot',
  position: 'under-way',
  verdict: 'blocked',
  score: 50,
  verified: null,
  owner: null,
  businessFunction: null,
  sourcing: null,
  daysInStage: null,
  decisionDueOn: null,
  open: 1,
  blocking: 1,
  stuck: '',
  ...changes,
});
const titles = (rows: readonly Row[]) => rows.map(({ title }) => title).join(' ');

const rows = [
  row('b', { score: null, owner: 'group:one' }),
  row('c', { score: 100, stage: 'idea', businessFunction: 'it' }),
  row('a', { score: 7, verdict: 'ready', owner: 'group:one' }),
];

describe('table of all initiatives', () => {
  it('sorts numbers as numbers, with what is not known last both ways', () => {
    assert.equal(titles(sortRows(rows, { by: 'score', descending: false })), 'a c b');
    assert.equal(titles(sortRows(rows, { by: 'score', descending: true })), 'c a b');
  });

  it('sorts stages and verdicts in their own order', () => {
    assert.equal(titles(sortRows(rows, { by: 'stage', descending: false })), 'c b a');
    assert.equal(titles(sortRows(rows, { by: 'verdict', descending: true })), 'a b c');
  });

  it('goes upwards, downwards and back to the most urgent first', () => {
    const up = nextSort(null, 'score');
    const down = nextSort(up, 'score');
    assert.deepEqual([up?.descending, down?.descending, nextSort(down, 'score')], [false, true, null]);
    assert.equal(titles(sortRows(rows, null)), 'b c a');
  });

  it('filters by value, by what is not said, and by every word of a text', () => {
    const filtered = (filter: Partial<typeof NO_FILTER>) => titles(filterRows(rows, { ...NO_FILTER, ...filter }));
    assert.equal(filtered({ owner: 'group:one' }), 'b a');
    assert.equal(filtered({ owner: NOT_SAID }), 'c');
    assert.equal(filtered({ text: 'ONE a/' }), 'a');
    assert.equal(filtered({ verdict: 'ready', stage: 'idea' }), '');
  });

  it('offers the values there are, with how many have them', () => {
    const said = filterOptions(rows, 'businessFunction').map(({ label, count }) => `${label} ${count}`);
    assert.deepEqual(said, ['IT 1', 'Not given 2']);
    const stages = filterOptions(rows, 'stage').map(({ label, count }) => `${label} ${count}`);
    assert.deepEqual(stages, ['Idea 1', 'Pilot 2']);
  });

  it('groups rows in the order they have, every one once, those without a value last', () => {
    const grouped = groupRows(rows, 'owner').map((item) =>
      'uri' in item ? item.title : `${item.label}: ${item.count}, ${item.blocked} blocked`,
    );
    assert.deepEqual(grouped, ['group:one: 2, 1 blocked', 'b', 'a', 'Not given: 1, 1 blocked', 'c']);
    assert.equal(groupRows(rows, null), rows);
  });
});
