import type * as z from 'zod/mini';
import { COMPARISONS } from '../../core/portfolio/index.ts';
import { toJson } from '../sanitize.ts';
import { REPORT_VERSION } from '../version.ts';
import type { PortfolioReport } from './portfolio.ts';
import type { portfolioSchema } from './portfolio-schema.ts';

/** A portfolio as one JSON document. */
export function portfolioJson({
  tool,
  asOf,
  portfolio,
  change,
  superseded,
  uncovered,
  errors,
}: PortfolioReport): string {
  const { stuck: _stuck, initiatives, ...numbers } = portfolio;
  const document = {
    schemaVersion: REPORT_VERSION,
    tool,
    asOf,
    ...numbers,
    comparisons: COMPARISONS,
    change,
    initiatives,
    superseded,
    uncovered,
    errors,
  } satisfies Frozen<z.infer<typeof portfolioSchema>>;
  return `${toJson(document, 2)}\n`;
}

type Frozen<T> = T extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
