import type { Colors } from 'picocolors/types';
import type { Failing } from './junit.ts';
import { pretty } from './pretty.ts';
import type { Report } from './schema.ts';

export interface RenderOptions {
  readonly colors: Colors;
  readonly quiet: boolean;
  readonly failing: Failing;
}

type Renderer = (report: Report, options: RenderOptions) => string | Iterable<string>;

/** Every form a report can be written in, by the name of its format. All but the usual one are loaded when asked for. */
const RENDERERS = {
  pretty: () => pretty,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => {
    const { junit } = await import('./junit.ts');
    return (report, { failing }) => junit(report, failing);
  },
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
  csv: async () => (await import('./csv.ts')).csv,
  badge: async () => (await import('./badge.ts')).badge,
} satisfies Readonly<Record<string, () => Renderer | Promise<Renderer>>>;

export type Format = keyof typeof RENDERERS;

export const FORMATS = Object.keys(RENDERERS) as readonly string[] as readonly [Format, ...Format[]];

/** Writes a report in a format: whole, or, where it may be long and each part stands for itself, part by part. */
export async function render(format: Format, report: Report, options: RenderOptions): Promise<ReturnType<Renderer>> {
  const renderer: Renderer = await RENDERERS[format]();
  return renderer(report, options);
}
