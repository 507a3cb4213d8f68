import type { ShownScorecard } from '../../presenter/scorecard/scorecard-document.ts';
import type { Colors } from '../colors.ts';
import type { Failing } from './junit.ts';
import { pretty, type Grouping } from '../pretty/pretty.ts';
import type { Report } from '../report-schema.ts';

export interface RenderOptions {
  readonly colors: Colors;
  readonly quiet: boolean;
  readonly groupBy: Grouping;
  /** Of the terminal, in characters; undefined where lines may be of any length. */
  readonly width: number | undefined;
  readonly failing: Failing;
  /** Of each assessment, by its path; empty unless a format `showsScorecards`. */
  readonly scorecards: ReadonlyMap<string, ShownScorecard>;
  /** The address of the files of the repository, where they are shown. */
  readonly sources?: string | undefined;
  /** An earlier report that this one is compared with. */
  readonly before?: Report | undefined;
}

const others = () => import('./other-formats.ts');

type Renderer = (report: Report, options: RenderOptions) => string | Iterable<string>;

/** Every form a report can be written in, by the name of its format. All but the usual one are loaded when asked for. */
const RENDERERS = {
  pretty: () => pretty,
  json: async () => (await others()).json,
  ndjson: async () => (await others()).ndjson,
  sarif: async () => (await others()).sarif,
  junit: async () => {
    const { junit } = await others();
    return (report, { failing }) => junit(report, failing);
  },
  github: async () => (await others()).github,
  gitlab: async () => (await others()).gitlab,
  markdown: async () => (await others()).markdown,
  html: async () => {
    const { html } = await import('./html/html.tsx');
    return (report, { scorecards }) => html(report, scorecards);
  },
  csv: async () => (await others()).csv,
  badge: async () => (await others()).badge,
  agent: async () => (await others()).agent,
} satisfies Readonly<Record<string, () => Renderer | Promise<Renderer>>>;

export type Format = keyof typeof RENDERERS;

export const FORMATS = Object.keys(RENDERERS) as readonly string[] as readonly [Format, ...Format[]];

/** Whether a format shows scorecards as their page does, which takes more than a report has. */
export const showsScorecards = (format: Format): boolean => format === 'html';

/** Writes a report in a format: whole, or, where it may be long and each part stands for itself, part by part. */
export async function render(format: Format, report: Report, options: RenderOptions): Promise<ReturnType<Renderer>> {
  const renderer: Renderer = await RENDERERS[format]();
  return renderer(report, options);
}
