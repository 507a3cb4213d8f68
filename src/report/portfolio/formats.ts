import type { Colors } from 'picocolors/types';
import { portfolioCsv } from './csv.ts';
import { portfolioHtml } from './html.ts';
import { portfolioJson } from './json.ts';
import type { PortfolioReport } from './portfolio.ts';
import { portfolioPretty } from './pretty.ts';

/** Every form a portfolio can be written in, by the name of its format. */
const RENDERERS = {
  pretty: portfolioPretty,
  html: portfolioHtml,
  json: portfolioJson,
  csv: portfolioCsv,
} satisfies Readonly<Record<string, (report: PortfolioReport, colors: Colors) => string>>;

export type PortfolioFormat = keyof typeof RENDERERS;

export const PORTFOLIO_FORMATS = Object.keys(RENDERERS) as readonly string[] as readonly [
  PortfolioFormat,
  ...PortfolioFormat[],
];

/** Writes a portfolio in a format. */
export function renderPortfolio(format: PortfolioFormat, report: PortfolioReport, colors: Colors): string {
  return RENDERERS[format](report, colors);
}
