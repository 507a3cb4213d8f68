import type { Colors } from 'picocolors/types';
import { badge } from './badge.ts';
import { csv } from './csv.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit, type Failing } from './junit.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';
import type { Report } from './schema.ts';

export interface RenderOptions {
  readonly colors: Colors;
  readonly quiet: boolean;
  readonly failing: Failing;
}

/** Every form a report can be written in, by the name of its format. */
const RENDERERS = {
  pretty,
  json,
  ndjson,
  sarif,
  junit: (report, { failing }) => junit(report, failing),
  github,
  gitlab,
  markdown,
  html,
  csv,
  badge,
} satisfies Readonly<Record<string, (report: Report, options: RenderOptions) => string | Iterable<string>>>;

export type Format = keyof typeof RENDERERS;

export const FORMATS = Object.keys(RENDERERS) as readonly string[] as readonly [Format, ...Format[]];

/** Writes a report in a format: whole, or, where it may be long and each part stands for itself, part by part. */
export function render(format: Format, report: Report, options: RenderOptions): string | Iterable<string> {
  return RENDERERS[format](report, options);
}
