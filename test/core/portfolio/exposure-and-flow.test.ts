import assert from 'node:assert/strict';
import { portfolioOf } from '../../../src/core/portfolio/index.ts';
import { normalName } from '../../../src/core/portfolio/people-load.ts';
import { layered } from '../../../src/presenter/initiatives/layered.ts';
import { rowWith } from './rows.ts';

const model = (provider: string, name: string, retiresOn: string | null = null) => ({ provider, name, retiresOn });

describe('the exposure of a portfolio', () => {
  const rows = [
    rowWith('a', {
      owner: 'group:one',
      record: {
        sponsor: 'group:one',
        supplier: 'Acme, Inc.',
        contractEndsOn: '2027-03-31',
        models: [model('openai', 'gpt-5', '2027-02-01'), model('OpenAI', 'gpt-5-mini')],
        dataClassification: 'confidential',
        dependsOn: ['b', 'elsewhere'],
      },
    }),
    rowWith('b', {
      owner: 'one',
      record: { businessOwner: 'user:maria', supplier: 'ACME', models: [model('Open AI', 'gpt-5')], autonomy: 'acts' },
    }),
    rowWith('c', { stage: 'retired', owner: 'group:one', record: { supplier: 'Acme' } }),
  ];
  const { exposure } = portfolioOf(rows);

  it('counts each initiative once a person, and by role', () => {
    assert.deepEqual(exposure.people, [
      { who: 'group:one', owner: 2, sponsor: 1, businessOwner: 0, initiatives: 2 },
      { who: 'user:maria', owner: 0, sponsor: 0, businessOwner: 1, initiatives: 1 },
    ]);
  });

  it('takes names that differ in case, punctuation or legal form for one', () => {
    assert.deepEqual(exposure.providers, [{ name: 'OpenAI', initiatives: 2 }]);
    assert.deepEqual(exposure.suppliers, [{ name: 'Acme, Inc.', initiatives: 2 }]);
    assert.equal(normalName('Limited'), 'limited');
  });

  it('lists what ends, who acts alone, and confidential data outside', () => {
    assert.deepEqual(
      exposure.endings.map(({ kind, what, on }) => [kind, what, on]),
      [
        ['model', 'gpt-5', '2027-02-01'],
        ['contract', 'Acme, Inc.', '2027-03-31'],
      ],
    );
    assert.deepEqual(
      exposure.actAlone.map(({ name }) => name),
      ['b'],
    );
    assert.deepEqual(
      exposure.confidentialOutside.map(({ name, outside }) => [name, outside]),
      [['a', ['Acme, Inc.', 'openai', 'OpenAI']]],
    );
  });

  it('draws what depends on what from left to right, circles too', () => {
    const { nodes, edges, columns, note } = layered(exposure.dependencies);
    assert.deepEqual(
      nodes.map(({ name, x, isKnown }) => [name, x, isKnown]),
      [
        ['a', 0, true],
        ['b', 1, true],
        ['elsewhere', 1, false],
      ],
    );
    assert.deepEqual([edges.length, columns, note], [2, 2, '1 initiative depended on but not found here.']);
    const circle = layered([
      { from: 'a', to: 'b', isKnown: true },
      { from: 'b', to: 'a', isKnown: true },
    ]);
    assert.deepEqual(
      circle.nodes.map(({ x }) => x),
      [0, 1],
    );
  });
});

describe('the flow of a portfolio', () => {
  const stages = (...entries: readonly (readonly ['idea' | 'pilot' | 'production' | 'retired', string])[]) => ({
    record: { stages: entries.map(([stage, since]) => ({ stage, since })) },
  });
  const rows = [
    rowWith('quick', {
      reached: 'production',
      stage: 'production',
      ...stages(['pilot', '2026-01-01'], ['production', '2026-02-10']),
    }),
    rowWith('waiting', stages(['idea', '2025-12-01'], ['pilot', '2026-02-01'])),
    rowWith('ended', { stage: 'retired', ...stages(['pilot', '2026-04-01'], ['retired', '2026-05-01']) }),
    rowWith('undated', { reached: 'pilot' }),
  ];
  const [ideas, pilots] = portfolioOf(rows).flow;

  it('counts those still under way up to the day of the assessment, and the retired up to their end', () => {
    assert.deepEqual(pilots?.curve.steps, [{ days: 40, atRisk: 2, events: 1, left: 0.5 }]);
    assert.deepEqual([pilots?.curve.spells, pilots?.curve.longest, pilots?.curve.median], [3, 300, 40]);
    assert.equal(ideas?.curve.events, 1);
  });

  it('groups by the quarter of entry, and says what is left out', () => {
    assert.deepEqual(pilots?.quarters, [
      { quarter: '2026-Q1', entered: 2, moved: 1, ended: 0, median: 40 },
      { quarter: '2026-Q2', entered: 1, moved: 0, ended: 1, median: null },
    ]);
    assert.equal(pilots?.undated, 1);
  });

  it('gives its numbers at risk', () => {
    assert.deepEqual(
      pilots?.atRisk,
      [0, 90, 180, 270].map((days) => ({ days, count: days === 0 ? 3 : 1 })),
    );
  });
});
