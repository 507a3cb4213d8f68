import { renderPortfolio, type PortfolioFormat } from '../../../report/portfolio/portfolio-formats.ts';
import type { Superseded } from '../../../report/portfolio/merge-rows.ts';
import { portfolioReport } from '../../../report/portfolio/portfolio.ts';
import { oneLine } from '../../../report/sanitize.ts';
import { TOOL, type AssessPathsOptions } from '../../assess/assess-paths.ts';
import { pastRows } from '../../assess/past-rows.ts';
import { readSources } from '../../assess/read-sources.ts';
import { EXIT, type Io } from '../../command-line/io.ts';
import { errorLines, prepareOutputs, writeOutputs, type OutputChoice } from '../../command-line/outputs.ts';

export interface PortfolioOptions extends Pick<AssessPathsOptions, 'today' | 'config' | 'repository' | 'quiet'> {
  /** A report, date or git ref to compare with. */
  readonly since?: string;
  readonly outputs: readonly OutputChoice<PortfolioFormat>[];
}

/** How many superseded assessments are named on standard error; all of them are in the HTML and JSON. */
const NAMED = 5;

/** `ai-initiative portfolio`: all initiatives of folders and of reports that ran elsewhere. Returns the exit code. */
export async function portfolioCommand(given: readonly string[], options: PortfolioOptions, io: Io): Promise<number> {
  const { outputs, since, today = io.today() } = options;
  prepareOutputs(outputs, io);
  const { sourced, uncovered, errors } = await readSources(given, { ...options, today }, io);
  const past = since === undefined ? undefined : await pastRows(given, since, { ...options, today }, io);
  const report = portfolioReport(sourced, { tool: TOOL, uncovered, errors, today, past });
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
