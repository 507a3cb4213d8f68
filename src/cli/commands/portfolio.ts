import path from 'node:path';
import { renderPortfolio, type PortfolioFormat } from '../../report/portfolio/formats.ts';
import type { SourcedRow, Superseded } from '../../report/portfolio/merge.ts';
import { portfolioReport } from '../../report/portfolio/portfolio.ts';
import { rowOf } from '../../report/rows.ts';
import type { ReportedProblem } from '../../report/schema.ts';
import { oneLine } from '../../report/sanitize.ts';
import { assessPaths, TOOL, type AssessPathsOptions } from '../assess/assess-paths.ts';
import { EXIT, type Io } from '../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../command-line/outputs.ts';
import { readReport } from '../files/read-report.ts';

export interface PortfolioOptions extends Pick<AssessPathsOptions, 'today' | 'config' | 'repository' | 'quiet'> {
  readonly outputs: readonly OutputChoice<PortfolioFormat>[];
}

const REPORT = /\.(json|ndjson|jsonl)$/i;

/** How many assessments left out are named on standard error; all of them are in the HTML and JSON. */
const NAMED = 5;

/** `ai-initiative portfolio`: all initiatives of folders and of reports that ran elsewhere. Returns the exit code. */
export async function portfolioCommand(given: readonly string[], options: PortfolioOptions, io: Io): Promise<number> {
  const { outputs, today = io.today() } = options;
  prepareOutputs(outputs, io);
  const rows: SourcedRow[] = [];
  const errors: ReportedProblem[] = [];
  const folders = given.filter((source) => !REPORT.test(source));
  if (folders.length > 0) {
    const report = await assessPaths(folders, { ...options, today }, io);
    const { repository, assessments } = report;
    rows.push(...assessments.map((one) => ({ source: 'this run', repository, row: rowOf(report, one) })));
    errors.push(...report.errors);
  }
  for (const source of given.filter((one) => REPORT.test(one))) {
    const read = await readReport(path.resolve(io.cwd, source), source);
    for (const row of read.rows) rows.push(row);
    for (const error of read.errors) errors.push(error);
  }
  const report = portfolioReport(rows, { tool: TOOL, errors, today });
  await writeOutputs(outputs, (format, colors) => renderPortfolio(format, report, colors), io);
  io.stderr.write([...errorLines(errors), ...leftOut(report.superseded)].join(''));
  return errors.length > 0 ? EXIT.trouble : EXIT.ok;
}

function leftOut(superseded: readonly Superseded[]): readonly string[] {
  const lines = superseded.slice(0, NAMED).map(({ uri, name, asOf, source, keptAsOf }) => {
    const label = oneLine(name === null ? uri : `${name} (${uri})`);
    return `note: ${label} has two assessments: the one of ${keptAsOf} is used, not the one of ${asOf} in ${oneLine(source)}\n`;
  });
  const more = superseded.length - NAMED;
  return more > 0 ? [...lines, `note: and ${more} more\n`] : lines;
}
