import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMPARISONS } from '../../../src/core/portfolio/index.ts';
import { createColors } from '../../../src/cli/command-line/outputs.ts';
import { PORTFOLIO_FORMATS, renderPortfolio } from '../../../src/report/portfolio/portfolio-formats.ts';
import { portfolioReport } from '../../../src/report/portfolio/portfolio.ts';
import { portfolioSchema } from '../../../src/report/portfolio/portfolio-schema.ts';
import { rowOf } from '../../../src/report/rows.ts';
import { exemplaryText, TODAY } from '../../../src/catalogue/exemplary.ts';
import { HOSTILE, reportOf, sample } from '../sample.ts';

const reports = [
  sample,
  reportOf({
    'stuck/ai-initiative.yaml': exemplaryText(
      'pilot',
      `name: stuck\ntitle: ${JSON.stringify(HOSTILE)}\nownership:\n  owner: group:late\nlifecycle:\n  stage: pilot\n  stageHistory: [{ stage: pilot, since: 2025-03-01 }]\n  decisionDueOn: 2026-01-01\n`,
    ),
  }),
];
const rows = reports.flatMap((report) =>
  report.assessments.map((one) => ({ source: 'x', repository: null, row: rowOf(report, one) })),
);
const portfolio = portfolioReport(rows, {
  tool: { name: 'ai-initiative', version: '1.2.3' },
  errors: [{ path: HOSTILE, message: 'No permission to read it' }],
  today: TODAY,
});
const empty = portfolioReport([], { tool: { name: 'ai-initiative', version: '1.2.3' }, errors: [], today: TODAY });
const render = (format: (typeof PORTFOLIO_FORMATS)[number], report = portfolio) =>
  renderPortfolio(format, report, createColors(false));

describe('a portfolio written out', () => {
  it('is JSON as its schema says', async () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('schemas/portfolio.schema.json', 'utf8')) as object);
    for (const report of [portfolio, empty]) {
      const value: unknown = JSON.parse(await render('json', report));
      assert.ok(validate(value), JSON.stringify(validate.errors));
      assert.equal(portfolioSchema.parse(value).initiatives.length, report.portfolio.initiatives.length);
    }
  });

  it('is CSV with a row for each initiative, those stuck first', async () => {
    const records = parse(await render('csv'), { columns: true }) as readonly Readonly<Record<string, string>>[];
    assert.equal(records.length, rows.length);
    const [first] = records;
    assert.deepEqual(
      [first?.['name'], first?.['position'], first?.['days_in_stage'], first?.['owner']],
      ['stuck', 'stuck', '445', 'group:late'],
    );
    assert.ok(records.every((record) => Object.values(record).every((cell) => !/^[=+\-@]/.test(cell))));
  });

  it('gives to spreadsheets what each initiative records: dates, people, money, models, data', async () => {
    const records = parse(await render('csv'), { columns: true }) as readonly Readonly<Record<string, string>>[];
    const record = rows.map(({ row }) => row).find(({ uri }) => uri.endsWith('fine/ai-initiative.yaml'))?.record;
    const recorded = records.find((one) => one['manifest']?.endsWith('fine/ai-initiative.yaml'));
    assert.ok(recorded && record);
    const dueOf = (kind: string) => record.dueDates.find((due) => due.kind === kind)?.on ?? '';
    const expected = {
      due_review: dueOf('review'),
      due_contract_notice: dueOf('contract-notice'),
      committee: record.committee,
      kind: record.kind,
      budget: String(record.money?.budget),
      budget_currency: record.money?.budgetCurrency,
      value_expected: String(record.money?.expected ?? ''),
      value_per: record.money?.per ?? '',
      supplier: record.supplier,
      providers: record.models.map(({ provider }) => provider).join('; '),
      models: record.models.map(({ name }) => name).join('; '),
      autonomy: record.autonomy ?? '',
      personal_data: record.personalData,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, recorded[key]])), expected);
  });

  it('says for people where they stand, what is stuck, and who owns it', async () => {
    const text = await render('pretty');
    assert.match(text, /^5 initiatives, assessed as of 2026-05-20$/m);
    assert.match(text, /^ {2}stuck 1, on hold 0, under way 1, not started 0, crossed 1, retired 1$/m);
    assert.match(text, /^ {2}1 manifest cannot be judged and is not counted here$/m);
    assert.match(
      text,
      /^ {2}stuck {2}group:late {2}Decision due 139 days ago; 445 days in pilot without a decision to continue$/m,
    );
    assert.match(text, /^ {2}group:late +1 of 1 blocked$/m);
    assert.match(text, /self-reported|reported by themselves/);
  });

  for (const format of PORTFOLIO_FORMATS) {
    it(`can be written of nothing as ${format}`, async () =>
      assert.doesNotMatch(await render(format, empty), /NaN|undefined/));
  }
});

describe('a portfolio as HTML', () => {
  let page: string;
  before(async () => (page = await render('html')));

  it('runs, loads and submits nothing', () => {
    assert.doesNotMatch(page, /<(script|link|img|iframe|object|form|base)\b|<[^>]*\bon\w+=|url\(|@import/i);
    assert.ok(page.includes("default-src 'none'"));
  });

  it('escapes what a manifest says', () => {
    assert.ok(!page.includes(HOSTILE));
    assert.ok(page.includes('&lt;script>alert(&quot;x&quot;)&lt;/script> &lt;/style>'));
    assert.equal(page.match(/<\/style>/g)?.length, 1);
  });

  it('shows the study beside funnel, functions and sourcing, each with its caveat', () => {
    assert.equal(page.match(/For comparison, as reported/g)?.length, 3);
    for (const { claim, caveat } of Object.values(COMPARISONS)) {
      assert.ok(page.includes(claim) && page.includes(caveat), claim);
    }
    assert.ok(page.includes('not peer-reviewed'));
  });

  it('gives every table a caption and every row a heading', () => {
    const count = (pattern: RegExp) => page.match(pattern)?.length ?? 0;
    assert.equal(count(/<caption>/g), count(/<table/g));
    assert.equal(count(/<th scope="row"/g), count(/<tr>/g) - count(/<thead>/g));
  });
});
