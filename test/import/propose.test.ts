import assert from 'node:assert/strict';
import { proposeMapping } from '../../src/import/index.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import { manifests, plan } from './mapped.ts';

const ROWS = [
  ['ID', 'Project', 'Status', 'Owner (email)', 'Department', 'Go-live', 'In-house or vendor', 'Floor'],
  ['1', 'Invoice matching', 'In production', 'anna@example.org', 'Finance', '01.03.2025', 'In-house', '2'],
  ['2', 'Job adverts', 'Pilot', 'n/a', 'HR', '01.04.2025', 'Vendor', '3'],
  ['3', 'Churn forecast', 'POC', 'bob@example.org', 'Sales', '', 'Some product', '4'],
];

describe('a proposed mapping', () => {
  const text = proposeMapping({ rows: ROWS }, 'register.csv', TODAY);
  const [matching, adverts, churn] = manifests(plan(text, ROWS));

  it('knows stages, functions and sourcing by the words of the register', () => {
    const said = [matching, adverts, churn].map((made) => [made?.['alignment'], made?.['sourcing']]);
    assert.deepEqual(said, [
      [{ businessFunction: 'finance' }, { strategy: 'build' }],
      [{ businessFunction: 'hr' }, { strategy: 'buy' }],
      [{ businessFunction: 'sales' }, undefined],
    ]);
  });

  it('takes the day of going live for what is in production, and for nothing else', () => {
    const live = [{ stage: 'production', since: '2025-03-01' }];
    assert.deepEqual(matching?.['lifecycle'], { stage: 'production', stageHistory: live });
    assert.deepEqual(adverts?.['lifecycle'], { stage: 'pilot' });
  });

  it('lists what it could not place, and asks about words that it does not know', () => {
    assert.match(text, /^# Not placed:\n#   Floor: 2$/m);
    assert.match(text, /^ +# Some product: what is it\?$/m);
  });
});
