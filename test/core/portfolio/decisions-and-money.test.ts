import assert from 'node:assert/strict';
import type { DueKind } from '../../../src/core/index.ts';
import { calendarOf, changeOf, portfolioOf } from '../../../src/core/portfolio/index.ts';
import { rowWith, TODAY } from './rows.ts';

const due = (kind: DueKind, on: string, about: string | null = null) => ({ kind, on, about });

describe('the calendar of a portfolio', () => {
  it('puts each date into its period, the earliest first', () => {
    const rows = [
      rowWith('a', {
        owner: 'group:a',
        record: { committee: 'group:steering', dueDates: [due('decision', '2026-12-31'), due('review', '2026-11-27')] },
      }),
      rowWith('b', {
        record: {
          dueDates: [due('waiver', '2026-11-28', 'owner-missing'), due('contract-notice', '2027-01-01', 'Acme')],
        },
      }),
    ];
    assert.deepEqual(
      calendarOf(rows, TODAY).map(({ on, kind, period, name, committee }) => [on, kind, period, name, committee]),
      [
        ['2026-11-27', 'review', 'overdue', 'a', 'group:steering'],
        ['2026-11-28', 'waiver', 'this-month', 'b', null],
        ['2026-12-31', 'decision', 'this-quarter', 'a', 'group:steering'],
        ['2027-01-01', 'contract-notice', 'later', 'b', null],
      ],
    );
  });

  it('ends a quarter with its last month', () => {
    const periods = (today: string, on: string) =>
      calendarOf([rowWith('a', { record: { dueDates: [due('review', on)] } })], today)[0]?.period;
    assert.equal(periods('2026-01-31', '2026-03-31'), 'this-quarter');
    assert.equal(periods('2026-01-31', '2026-04-01'), 'later');
    assert.equal(periods('2026-12-01', '2027-01-01'), 'later');
  });
});

describe('the money of a portfolio', () => {
  const budget = (amount: number, spent: number, currency: string) => ({
    budget: amount,
    spent,
    budgetCurrency: currency,
  });
  const rows = [
    rowWith('a', {
      position: 'stuck',
      businessFunction: 'sales',
      record: { money: { ...budget(100, 40, 'EUR'), expected: 10, realised: 1, per: 'month', valueCurrency: 'EUR' } },
    }),
    rowWith('b', { position: 'crossed', businessFunction: 'finance', record: { money: budget(300, 0, 'EUR') } }),
    rowWith('c', { position: 'stuck', businessFunction: 'sales', record: { money: budget(50, 50, 'USD') } }),
    rowWith('d', { businessFunction: null, record: { money: { expected: 7, per: 'once', valueCurrency: 'EUR' } } }),
    rowWith('e', { stage: 'retired', position: 'retired', record: { money: budget(999, 999, 'EUR') } }),
    rowWith('f'),
  ];
  const { money } = portfolioOf(rows);

  it('never adds up currencies', () => {
    assert.deepEqual(
      money.total.map(({ currency, budget: sum, spent }) => [currency, sum, spent]),
      [
        ['EUR', 400, 40],
        ['USD', 50, 50],
      ],
    );
  });

  it('turns values into values a year, and keeps apart what comes once', () => {
    const [euros] = money.total;
    assert.deepEqual([euros?.expected, euros?.realised, euros?.expectedOnce], [120, 12, 7]);
  });

  it('says how many give what, without the retired', () => {
    assert.deepEqual([money.initiatives, money.withBudget, money.withValue], [5, 3, 2]);
  });

  it('tells the share of sales and marketing by currency, among those that name a function', () => {
    assert.deepEqual(money.salesAndMarketing, [
      { currency: 'EUR', part: 100, whole: 400 },
      { currency: 'USD', part: 50, whole: 50 },
    ]);
  });
});

describe('the change of a portfolio', () => {
  const before = [
    rowWith('moved', { record: { dueDates: [due('decision', '2026-11-30')] } }),
    rowWith('gone'),
    rowWith('renamed', { uri: 'old/place.yaml' }),
    rowWith('same', { record: { contradicted: ['owner-unknown'], missedTargets: ['Handling time'] } }),
  ].map((row) => ({ ...row, asOf: '2026-10-01' }));
  const after = [
    rowWith('moved', {
      stage: 'production',
      verdict: 'ready',
      record: { dueDates: [due('decision', '2026-11-01')], missedTargets: ['Errors'] },
    }),
    rowWith('renamed', { uri: 'new/place.yaml' }),
    rowWith('same', { record: { contradicted: ['metric-source-contradicts'], missedTargets: ['Handling time'] } }),
    rowWith('new'),
  ];
  const change = changeOf(before, after, true);
  const names = (refs: readonly { readonly name: string | null }[]) => refs.map(({ name }) => name);

  it('knows what is new and gone, and an initiative that moved to another place', () => {
    assert.deepEqual([names(change.added), names(change.gone)], [['new'], ['gone']]);
    assert.deepEqual(change.since, { from: '2026-10-01', to: '2026-10-01' });
  });

  it('knows moves of stage and verdict', () => {
    assert.deepEqual(
      change.stageMoves.map(({ name, from, to }) => [name, from, to]),
      [['moved', 'pilot', 'production']],
    );
    assert.deepEqual(
      change.verdictMoves.map(({ name, from, to }) => [name, from, to]),
      [['moved', 'blocked', 'ready']],
    );
  });

  it('knows what is newly overdue and newly missed, and not what was before', () => {
    assert.deepEqual(
      change.newlyOverdue.map(({ name, what }) => [name, what]),
      [['moved', ['decision']]],
    );
    assert.deepEqual(
      change.newlyMissed.map(({ name, what }) => [name, what]),
      [['moved', ['Errors']]],
    );
  });

  it('knows contradictions that appeared and went, where the earlier assessment looked at the repository', () => {
    const { appeared, went } = change.contradictions;
    assert.deepEqual([appeared[0]?.what, went[0]?.what], [['metric-source-contradicts'], ['owner-unknown']]);
    const blind = changeOf(before, after, false);
    assert.deepEqual(
      [blind.contradictions.appeared, blind.contradictions.went, blind.knewContradictions],
      [[], [], false],
    );
  });
});
