/** Every format of a portfolio: loaded together, as most alone would be a file of a few lines. */
export { portfolioCsv } from './csv.ts';
export { portfolioHtml } from './html.tsx';
export { portfolioJson } from './json.ts';
export { portfolioPretty } from './pretty.ts';
