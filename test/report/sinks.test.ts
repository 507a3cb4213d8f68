import assert from 'node:assert/strict';
import { parse as parseCsv } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { FORMATS, render } from '../../src/report/formats/formats.ts';
import { PORTFOLIO_FORMATS, renderPortfolio } from '../../src/report/portfolio/portfolio-formats.ts';
import { portfolioReport } from '../../src/report/portfolio/portfolio.ts';
import { rowOf } from '../../src/report/rows.ts';
import type { Report } from '../../src/report/report-schema.ts';
import { scorecardView } from '../../src/presenter/scorecard/view.ts';
import { assess, defaultPolicy, parseDocument } from '../../src/core/index.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';
import { createColors } from '../../src/cli/command-line/outputs.ts';
import { manifestOf } from '../hostile-texts.ts';
import { assertHarmless, LOG_ATTACKS, withoutOwnLinks } from './harmless.ts';
import { reportOf } from './sample.ts';

const manifests = Object.fromEntries(
  LOG_ATTACKS.flatMap((text) =>
    (['idea', 'pilot', 'production'] as const).flatMap((stage) =>
      [true, false].map((everywhere) => [
        `${text}/${stage}-${everywhere}/ai-initiative.yaml`,
        JSON.stringify(manifestOf([text], stage, everywhere)),
      ]),
    ),
  ),
);

/** The text wherever a report has one, which need not come from this version of the program. */
const report: Report = reportOf(manifests, {
  repository: LOG_ATTACKS[0] ?? '',
  errors: LOG_ATTACKS.map((text) => ({ path: text, message: text })),
});
const everywhere: Report = {
  ...report,
  assessments: report.assessments.map((assessment, i) => {
    const text = LOG_ATTACKS[i % LOG_ATTACKS.length] ?? '';
    return {
      ...assessment,
      name: text,
      title: text,
      owner: text,
      businessFunction: text,
      strategy: text,
      stageSince: text,
      decisionDueOn: text,
      stuckBy: [text],
      policy: {
        preset: 'builtin:standard',
        files: [text],
        weakened: [{ what: text, from: text, to: text, file: text }],
      },
      gate: assessment.gate && {
        ...assessment.gate,
        requirements: assessment.gate.requirements.map((one) => ({
          ...one,
          ruleId: text,
          requirement: text,
          action: text,
        })),
      },
      evidence: [
        {
          ruleId: text,
          requirement: text,
          path: text,
          status: 'contradicted' as const,
          confidence: 'high' as const,
          place: { file: text, line: 1 },
          commit: text,
          reason: text,
        },
      ],
      findings: assessment.findings.map((finding) => ({ ...finding, ruleId: text, message: text, path: text })),
    };
  }),
  policies: LOG_ATTACKS.map((path) => ({
    path,
    findings: report.assessments[0]?.findings.map((finding) => ({ ...finding, message: path })) ?? [],
  })),
};
const scorecards = new Map(
  Object.entries(manifests).map(([file, text]) => {
    const assessment = assess(parseDocument(text), { policy: defaultPolicy, today: TODAY });
    return [file, { scorecard: scorecardView({ assessment, file, asOfIsSet: true }) }] as const;
  }),
);

async function textOf(format: 'json' | 'markdown' | 'csv'): Promise<string> {
  const text = await render(format, everywhere, { ...LAYOUT, quiet: false, failing: [], scorecards });
  return typeof text === 'string' ? text : [...text].join('');
}

const LAYOUT = { colors: createColors(false), groupBy: 'none', width: 60 } as const;

describe('one hostile text, in every format', () => {
  for (const format of FORMATS)
    it(`steers nothing as ${format}`, async () => {
      for (const [quiet, groupBy] of [
        [false, 'none'],
        [true, 'none'],
        [false, 'file'],
        [false, 'rule'],
      ] as const) {
        const options = { ...LAYOUT, groupBy, quiet, failing: ['error'] as const, scorecards };
        for (const one of [report, everywhere]) {
          const text = await render(format, one, options);
          assertHarmless(typeof text === 'string' ? text : [...text].join(''), format);
        }
      }
    });

  for (const format of PORTFOLIO_FORMATS)
    it(`steers nothing in a portfolio as ${format}`, async () => {
      const rows = everywhere.assessments.map((one) => ({
        source: LOG_ATTACKS[1] ?? '',
        repository: LOG_ATTACKS[0] ?? '',
        row: rowOf(everywhere, one),
      }));
      const twice = [...rows, ...rows];
      const portfolio = portfolioReport(twice, { tool: report.tool, errors: everywhere.errors, today: TODAY });
      assertHarmless(await renderPortfolio(format, portfolio, createColors(false)), format);
    });

  it('is the same text again where JSON is read', async () => {
    assert.deepEqual(JSON.parse(await textOf('json')), everywhere);
  });

  it('is no link and no element in Markdown', async () => {
    const source = await textOf('markdown');
    const page = withoutOwnLinks(new MarkdownIt({ html: true, linkify: true }).render(source));
    assert.doesNotMatch(page, /<(?!\/?(?:h1|h2|p|table|thead|tbody|tr|th|td|ul|ol|li)>)/);
  });

  it('computes nothing in a spreadsheet, whatever divides cells there', async () => {
    const text = await textOf('csv');
    for (const delimiter of [',', ';'])
      for (const cell of parseCsv(text, { delimiter, relax_column_count: true, relax_quotes: true }).flat())
        assert.doesNotMatch(cell, /^[\s\u200B]*[=+\-@＝＋－＠]/);
  });
});
