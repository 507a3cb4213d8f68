import type { CalendarDate } from '../util/calendar.ts';

/** A model that its provider no longer serves under this name. */
export interface RetiredModel {
  readonly provider: string;
  readonly name: string;
  readonly on: CalendarDate;
  /** The page of the provider that says so. */
  readonly source: string;
  /** The day on which that page was read. */
  readonly readOn: CalendarDate;
}

const READ_ON = '2026-11-28';

/** Pages of the providers, and on which days they retired which models. Platforms that serve them have dates of their own. */
const PAGES: readonly (readonly [
  provider: string,
  source: string,
  rows: readonly (readonly [on: CalendarDate, names: string])[],
])[] = [
  [
    'openai',
    'https://developers.openai.com/api/docs/deprecations',
    [
      ['2023-03-23', 'code-davinci-002'],
      ['2024-01-04', 'text-davinci-001 text-davinci-002 text-davinci-003 davinci curie babbage ada'],
      ['2024-09-13', 'gpt-3.5-turbo-0301 gpt-3.5-turbo-0613 gpt-3.5-turbo-16k-0613'],
      ['2024-12-06', 'gpt-4-vision-preview gpt-4-1106-vision-preview'],
      ['2025-06-06', 'gpt-4-32k gpt-4-32k-0314 gpt-4-32k-0613'],
      ['2025-07-14', 'gpt-4.5-preview'],
      ['2025-07-28', 'o1-preview'],
      ['2025-10-27', 'o1-mini'],
      ['2026-02-17', 'chatgpt-4o-latest'],
      [
        '2026-10-23',
        `gpt-3.5-turbo gpt-3.5-turbo-0125 gpt-4 gpt-4-0613 gpt-4-1106-preview gpt-4-turbo gpt-4-turbo-2024-04-09
           gpt-4o-2024-05-13 gpt-4.1-nano gpt-4.1-nano-2025-04-14 o1 o1-2024-12-17 o1-pro o1-pro-2025-03-19 o3-mini
           o3-mini-2025-01-31 o4-mini o4-mini-2025-04-16 gpt-image-1`,
      ],
    ],
  ],
  [
    'anthropic',
    'https://platform.claude.com/docs/en/about-claude/model-deprecations',
    [
      [
        '2024-11-06',
        'claude-1.0 claude-1.1 claude-1.2 claude-1.3 claude-instant-1.0 claude-instant-1.1 claude-instant-1.2',
      ],
      ['2025-07-21', 'claude-2.0 claude-2.1 claude-3-sonnet-20240229'],
      ['2025-10-28', 'claude-3-5-sonnet-20240620 claude-3-5-sonnet-20241022'],
      ['2026-01-05', 'claude-3-opus-20240229'],
      ['2026-02-19', 'claude-3-7-sonnet-20250219 claude-3-5-haiku-20241022'],
      ['2026-06-15', 'claude-sonnet-4-20250514 claude-opus-4-20250514'],
    ],
  ],
  [
    'google',
    'https://ai.google.dev/gemini-api/docs/deprecations',
    [
      ['2025-02-15', 'gemini-1.0-pro gemini-1.0-pro-001'],
      ['2025-09-29', 'gemini-1.5-pro gemini-1.5-flash gemini-1.5-flash-8b'],
      ['2025-12-02', 'gemini-2.5-pro-preview-03-25 gemini-2.5-pro-preview-05-06 gemini-2.5-pro-preview-06-05'],
      ['2026-03-09', 'gemini-3-pro-preview'],
    ],
  ],
  [
    'mistral',
    'https://docs.mistral.ai/getting-started/models/models_overview/',
    [['2025-03-30', 'open-mistral-7b open-mixtral-8x7b open-mixtral-8x22b']],
  ],
];

/** What providers published of retirements, as of the days on which their pages were read. */
export const retiredModels: readonly RetiredModel[] = PAGES.flatMap(([provider, source, rows]) =>
  rows.flatMap(([on, names]) => names.split(/\s+/).map((name) => ({ provider, name, on, source, readOn: READ_ON }))),
);

/**
 * The row of a model by name, also without the date at its end, or with `latest` in its place.
 *
 * @param providers ids; a platform that serves the models of others has dates of its own, and none here
 */
export function retirementOf(
  providers: readonly string[],
  name: string,
  rows: readonly RetiredModel[],
): RetiredModel | undefined {
  const bare = name.toLowerCase().replace(/^[\w.-]+\//, '');
  const key = bare.replace(/-latest$/, '');
  const own = rows.filter(({ provider }) => providers.includes(provider));
  return (
    own.find((row) => row.name === bare) ??
    own.filter((row) => row.name.replace(/-\d{8}$/, '') === key).toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  );
}
