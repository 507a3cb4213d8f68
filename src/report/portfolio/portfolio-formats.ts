import type { Colors } from '../colors.ts';
import type { PortfolioReport } from './portfolio.ts';

const all = () => import('./all-formats.ts');

type Renderer = (report: PortfolioReport, colors: Colors) => string;

/** Every form a portfolio can be written in, by the name of its format; loaded when asked for. */
const RENDERERS = {
  pretty: async () => (await all()).portfolioPretty,
  html: async () => (await all()).portfolioHtml,
  json: async () => (await all()).portfolioJson,
  csv: async () => (await all()).portfolioCsv,
} satisfies Readonly<Record<string, () => Promise<Renderer>>>;

export type PortfolioFormat = keyof typeof RENDERERS;

export const PORTFOLIO_FORMATS = Object.keys(RENDERERS) as readonly string[] as readonly [
  PortfolioFormat,
  ...PortfolioFormat[],
];

/** Writes a portfolio in a format. */
export async function renderPortfolio(
  format: PortfolioFormat,
  report: PortfolioReport,
  colors: Colors,
): Promise<string> {
  const renderer: Renderer = await RENDERERS[format]();
  return renderer(report, colors);
}
