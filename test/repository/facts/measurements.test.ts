import { createEffort } from '../../../src/repository/evidence.ts';
import assert from 'node:assert/strict';
import { readTable } from '../../../src/repository/facts/measurements.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { factsOf, judged, makeRepository } from '../git-repository.ts';

const rows = async (text: string, file = 'kpi.csv') => {
  const table = await readTable(text, file, ['a', 'Handling time'], createEffort());
  return 'rows' in table
    ? table.rows.map(({ date, metric, value, line }) => `${line}: ${date} ${metric} ${value}`)
    : undefined;
};

describe('tables of measurements', () => {
  const cases: readonly (readonly [string, string, readonly string[] | undefined])[] = [
    ['reads rows with their lines', 'date,metric,value\n2026-05-15,a,3.8\n', ['2: 2026-05-15 a 3.8']],
    ['takes columns in any order and case', 'Value,Unit,Date,Metric\n3.8,min,2026-05-15,a\n', ['2: 2026-05-15 a 3.8']],
    ['knows semicolons and decimal commas', 'date;metric;value\n2026-05-15;a;3,8\n', ['2: 2026-05-15 a 3.8']],
    [
      'knows quotes, blank lines and Windows',
      '\ufeff"date","metric","value"\r\n\r\n"2026-05-15","a","1"\r\n',
      ['3: 2026-05-15 a 1'],
    ],
    [
      'counts lines in cells',
      'date,metric,value,note\n2026-05-15,a,1,"x\ny"\n2026-05-16,a,2,\n',
      ['2: 2026-05-15 a 1', '4: 2026-05-16 a 2'],
    ],
    ['takes the day of a moment', 'date,metric,value\n2026-05-15T10:00:00Z,a,1\n', ['2: 2026-05-15 a 1']],
    [
      'leaves out what is no measurement',
      'date,metric,value\nMay,a,1\n2026-05-15,a,\n2026-05-16,a,2\n',
      ['4: 2026-05-16 a 2'],
    ],
    [
      'understands days that begin with the day',
      'date,metric,value\n15/05/2026,a,1\n04/05/2026,a,2\n',
      ['2: 2026-05-15 a 1', '3: 2026-05-04 a 2'],
    ],
    ['guesses no order of day and month', 'date,metric,value\n04/05/2026,a,1\n', undefined],
    [
      'understands dots, names of months and no separators',
      'date,metric,value\n15.05.2026,a,1\n16 May 2026,a,2\n20260517,a,3\n',
      ['2: 2026-05-15 a 1', '3: 2026-05-16 a 2', '4: 2026-05-17 a 3'],
    ],
    [
      'understands units and separators of thousands',
      'date;metric;value\n2026-05-15;a;1.234,5 EUR\n2026-05-16;a;85 %\n',
      ['2: 2026-05-15 a 1234.5', '3: 2026-05-16 a 85'],
    ],
    [
      'takes a column for each metric',
      'Week,Handling time (min),b\n2026-05-15,3.8,9\n',
      ['2: 2026-05-15 Handling time 3.8'],
    ],
    ['refuses other tables', 'week,handling\n20,3.8\n', undefined],
    ['refuses what is no table', 'Handling time fell.\n', undefined],
  ];
  for (const [name, text, expected] of cases) it(name, async () => assert.deepEqual(await rows(text), expected));

  it('reads JSON rows', async () => {
    const text = JSON.stringify([{ date: '2026-05-15', metric: 'a', value: 3.8 }, { date: 'x' }]);
    assert.deepEqual(await rows(text, 'kpi.json'), ['undefined: 2026-05-15 a 3.8']);
    assert.equal(await rows('{"a":1}', 'kpi.json'), undefined);
    assert.equal(await rows('[', 'kpi.json'), undefined);
  });

  const judge = async (csv: string, actual: string, on = '2026-05-15') => {
    const metric = `{ id: handling, name: Handling time, kind: operational, direction: decrease, baseline: 9, target: 3, actual: ${actual}, measuredOn: ${on}, source: kpi.csv }`;
    const text = exemplaryText('production', `outcomes:\n  metrics:\n    - ${metric}\n`);
    const { folder } = makeRepository('2026-01-12', { 'kpi.csv': csv });
    return judged('metric-source-contradicts', text, await factsOf(folder, undefined, text));
  };
  const CSV = 'date,metric,value\n2026-05-08,handling,4.1\n2026-05-15,handling,3.812\n';

  it('bear out a value, also rounded, and contradict another one with the place', async () => {
    assert.equal((await judge(CSV, '3.812')).evidence, 'verified');
    assert.equal((await judge(CSV, '3.8')).evidence, 'verified');
    assert.equal((await judge(CSV.replaceAll(',handling,', ',Handling time,'), '3.8')).evidence, 'verified');
    const { evidence, messages } = await judge(CSV, '3.7');
    assert.equal(evidence, 'contradicted');
    assert.match(messages.join(), /claims 3\.7, but kpi\.csv line 3 says 3\.812/);
    assert.equal((await judge(CSV, '3.8', '2026-05-14')).evidence, 'unknown');
    assert.match(
      (await judge(CSV, '3.8', '2026-05-14')).reason ?? '',
      /kpi\.csv has no value of 2026-05-14 for the metric/,
    );
    assert.equal((await judge(`${CSV}2026-05-18,handling,6.5\n`, '3.8')).evidence, 'contradicted');
  });

  it('bear out one of several values of a day', async () => {
    assert.equal((await judge(`${CSV}2026-05-15,handling,9\n`, '3.8')).evidence, 'verified');
  });

  it('say nothing where the source is no table of the repository', async () => {
    assert.equal((await judge('week,handling\n20,3.8\n', '3.7')).outcome, 'unknown');
  });
});
