import assert from 'node:assert/strict';
import { assess, defaultPolicy, initiativeRow, parseDocument } from '../../src/core/index.ts';
import { toReported } from '../../src/report/report.ts';
import { rowOf } from '../../src/report/rows.ts';
import { pretty } from '../../src/report/pretty/pretty.ts';
import { createColors } from '../../src/cli/command-line/outputs.ts';
import { exemplaryFacts, exemplaryText, TODAY } from '../../src/catalogue/exemplary.ts';
import { reportOf } from './sample.ts';

const run = { asOf: TODAY, repository: null, basePath: '' };

describe('the row of an initiative, out of a report', () => {
  for (const [what, text] of [
    ['an idea', exemplaryText('idea')],
    ['production', exemplaryText('production')],
    ['an overdue pilot', exemplaryText('pilot', 'lifecycle:\n  stage: pilot\n  decisionDueOn: 2026-01-01\n')],
    ['a retired one', exemplaryText('retired')],
    ['what cannot be judged', 'name: "open\n'],
  ] as const) {
    it(`is that of its assessment: ${what}`, () => {
      const assessment = assess(parseDocument(text), { policy: defaultPolicy, facts: exemplaryFacts, today: TODAY });
      const reported = JSON.parse(JSON.stringify(toReported('a/x.yaml', assessment))) as ReturnType<typeof toReported>;
      assert.deepEqual(rowOf(run, reported), initiativeRow('a/x.yaml', assessment));
    });
  }

  it('is named by its repository where the run was told', () => {
    const [reported] = reportOf({ '../b/x.yaml': 'name: b\n' }).assessments;
    assert.ok(reported);
    assert.equal(rowOf({ ...run, repository: 'acme/shop', basePath: 'a/' }, reported).uri, 'acme/shop/b/x.yaml');
  });
});

describe('the verified share', () => {
  it('says how many rules could be checked', () => {
    const text = pretty(reportOf({ 'x.yaml': exemplaryText('production') }), {
      colors: createColors(false),
      quiet: false,
      groupBy: 'none',
      width: undefined,
    });
    assert.match(
      text,
      /production {2}score 100 {2}\d+ could not be checked {2}stay in production: ready, on its own word/,
    );
  });
});
