import assert from 'node:assert/strict';
import { assess, defaultPolicy, initiativeRow, parseDocument, type InitiativeRow } from '../../../src/core/index.ts';
import { portfolioOf } from '../../../src/core/portfolio/index.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';

const rowOf = (text: string, uri = 'ai-initiative.yaml') =>
  initiativeRow(uri, assess(parseDocument(text), { policy: defaultPolicy, today: TODAY }));

const metrics = (fields: string) =>
  `outcomes:\n  metrics:\n    - { id: calls, name: Calls answered, measuredOn: 2026-05-12, ${fields} }\n`;

const OVERDUE =
  'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2026-03-01 }]\n  decisionDueOn: 2026-05-02\n';

const STALLED =
  'lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2025-01-01 }]\n  decisionDueOn: 2026-08-01\n';

describe('position in the divide', () => {
  const cases: readonly (readonly [what: string, text: string, expected: InitiativeRow['position']])[] = [
    ['an idea has not started', exemplaryText('idea'), 'not-started'],
    ['a pilot in time is under way', exemplaryText('pilot'), 'under-way'],
    ['a pilot whose decision is overdue is stuck', exemplaryText('pilot', OVERDUE), 'stuck'],
    ['a pilot that goes on for too long is stuck', exemplaryText('pilot', STALLED), 'stuck'],
    ['production that works and is measured has crossed', exemplaryText('production'), 'crossed'],
    [
      'one that just reaches its target has crossed',
      exemplaryText('production', metrics('kind: quality, direction: increase, baseline: 1, target: 5, actual: 5')),
      'crossed',
    ],
    [
      'production that misses its target has not',
      exemplaryText('production', metrics('kind: quality, direction: increase, baseline: 1, target: 5, actual: 4')),
      'under-way',
    ],
    [
      'a metric of the model is not enough',
      exemplaryText('production', metrics('kind: model, direction: increase, baseline: 1, target: 5, actual: 9')),
      'under-way',
    ],
    [
      'nor one that leaves its kind out',
      exemplaryText('production', metrics('direction: increase, baseline: 1, target: 5, actual: 9')),
      'under-way',
    ],
    [
      'nor one that connects to nothing live',
      exemplaryText('production', 'integration:\n  points:\n    - { system: SAP, kind: api, status: planned }\n'),
      'under-way',
    ],
    ['a retired one is retired', exemplaryText('retired'), 'retired'],
    ['what cannot be judged has none', 'name: "open\n', null],
  ];
  for (const [what, text, expected] of cases) {
    it(what, () => assert.equal(rowOf(text).position, expected));
  }

  it('names the rules that make it stuck', () => {
    assert.deepEqual(rowOf(exemplaryText('pilot', OVERDUE)).stuckBy, ['pilot-overdue']);
    assert.deepEqual(rowOf(exemplaryText('pilot', STALLED)).stuckBy, ['pilot-stalled']);
  });

  it('is not stuck while a waiver lasts', () => {
    const waiver =
      'waivers:\n  - { rule: pilot-overdue, reason: Steering meets in June, approvedBy: user:cfo, expiresOn: 2026-06-30 }\n';
    assert.equal(rowOf(exemplaryText('pilot', OVERDUE + waiver)).position, 'under-way');
  });
});

describe('the row of an initiative', () => {
  it('holds what a table of initiatives shows', () => {
    const row = rowOf(exemplaryText('pilot'), 'apps/a.yaml');
    assert.deepEqual(
      [row.uri, row.stage, row.stageSince, row.daysInStage, row.decisionDueOn, row.verdict, row.isMeasured],
      ['apps/a.yaml', 'pilot', '2026-03-01', 80, '2026-06-10', 'ready', true],
    );
    assert.ok(row.name && row.title && row.owner && row.businessFunction && row.strategy);
    assert.deepEqual([row.open, row.blocking], [0, 0]);
  });

  it('counts what the gate still asks for', () => {
    const row = rowOf('schemaVersion: 1\nname: a\nlifecycle:\n  stage: idea\n');
    assert.ok(row.open > row.blocking && row.blocking > 0);
    assert.equal(row.verdict, 'blocked');
    assert.deepEqual([row.owner, row.daysInStage], [null, null]);
  });

  it('survives JSON, as a report written elsewhere', () => {
    const row = rowOf(exemplaryText('production'));
    assert.deepEqual(JSON.parse(JSON.stringify(row)), row);
  });
});

describe('a portfolio', () => {
  const owner = (name: string) => `ownership:\n  owner: ${name}\n`;
  const rows = [
    rowOf(exemplaryText('production'), 'crossed'),
    rowOf(exemplaryText('pilot', OVERDUE), 'overdue'),
    rowOf('oops', 'broken'),
    rowOf(exemplaryText('pilot', STALLED + owner('group:acme/AP')), 'stalled'),
    rowOf(exemplaryText('retired'), 'retired'),
    rowOf(`schemaVersion: 1\nname: a\nlifecycle:\n  stage: pilot\n${owner('user:ap')}`, 'undated'),
    rowOf('schemaVersion: 1\nname: b\nlifecycle:\n  stage: idea\n', 'idea'),
  ];
  const portfolio = portfolioOf(rows);

  it('lists those stuck first, the longest first, and does not hide what cannot be judged', () => {
    assert.deepEqual(
      portfolio.initiatives.map(({ uri }) => uri),
      ['stalled', 'overdue', 'broken', 'undated', 'idea', 'crossed', 'retired'],
    );
    assert.deepEqual(
      portfolio.stuck.map(({ uri }) => uri),
      ['stalled', 'overdue'],
    );
    assert.equal(portfolio.notAssessable, 1);
  });

  it('is the same whatever the order of the rows', () => {
    assert.deepEqual(portfolioOf(rows.toReversed()), portfolio);
  });

  it('counts positions and stages', () => {
    assert.deepEqual(portfolio.positions, {
      stuck: 2,
      'on-hold': 0,
      'under-way': 1,
      'not-started': 1,
      crossed: 1,
      retired: 1,
    });
    assert.deepEqual(portfolio.stages, { idea: 1, pilot: 3, production: 1, retired: 1 });
  });

  it('says aloud of how many pilots the clock cannot be read', () => assert.equal(portfolio.undatedPilots, 1));

  it('counts the measured among those that could be measured', () => {
    assert.deepEqual(portfolio.measured, { count: 3, of: 4 });
  });

  it('counts in the funnel how far each ever came, retired ones too', () => {
    // the exemplary retired one was in production
    assert.deepEqual(
      portfolio.funnel.map(({ stage, count }) => [stage, count]),
      [
        ['idea', 6],
        ['pilot', 5],
        ['production', 2],
      ],
    );
  });

  it('shows the mix of functions and sourcing, what is not said last', () => {
    assert.deepEqual(portfolio.sourcing.at(-1), { key: null, count: 2, reachedProduction: 0, crossed: 0, stuck: 0 });
    assert.deepEqual(portfolio.sourcing[0], { key: 'partner', count: 4, reachedProduction: 2, crossed: 1, stuck: 2 });
    assert.equal(
      portfolio.functions.reduce((sum, { count }) => sum + count, 0),
      6,
    );
  });

  it('takes owners written in several ways for one, the most blocked first', () => {
    assert.deepEqual(
      portfolio.owners.map(({ owner: name, count, blocked }) => [name, count, blocked]),
      [
        ['group:acme/AP', 2, 2],
        ['group:purchasing-systems', 3, 1],
        [null, 1, 1],
      ],
    );
  });

  it('of nothing is empty, not wrong', () => {
    const none = portfolioOf([]);
    assert.deepEqual([none.initiatives, none.measured.of, none.funnel[0]?.count], [[], 0, 0]);
  });
});
