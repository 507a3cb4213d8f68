import * as z from 'zod/mini';
import { field, kebabName, list, mapping, oneOf, path, required, text, url, withMeta } from '../field.ts';

/** The newest `schemaVersion` this build reads. */
export const SCHEMA_VERSION = 1;

/** The fields before the sections: what the initiative is called and what it covers. */
export const identity = {
  schemaVersion: required(withMeta(z.literal(SCHEMA_VERSION), { expected: `${SCHEMA_VERSION}` }), {
    description: 'Version of the manifest format.',
    why: 'A tool older than the format must say so instead of judging fields it does not know.',
    example: 1,
  }),
  name: required(withMeta(kebabName(), { short: true }), {
    description: 'Identifier of the initiative, unique in a workspace: lower-case words joined by hyphens.',
    why: 'Reports, waivers and other initiatives refer to it; it should outlive a change of title.',
    example: 'invoice-triage',
  }),
  title: required(withMeta(text(), { short: true }), {
    description: 'Name of the initiative as people say it.',
    why: 'It heads the scorecard and every report.',
    example: 'Invoice triage',
  }),
  kind: field(
    oneOf({
      application: 'Software of our own around models. Asked most.',
      agent: 'Acts on other systems by itself.',
      product: 'A bought service or licence used as it comes: assistant seats, a SaaS, a custom GPT.',
      platform: 'Serves other initiatives.',
      model: 'Classic machine learning in a process or a device.',
      research: 'Explores; no one works with it yet.',
    }),
    {
      description: 'What kind of initiative it is.',
      why: 'Each kind is asked different questions: seats of a bought product need no evaluation suite.',
      example: 'application',
    },
  ),
  description: field(text(), {
    description: 'What the initiative does, in a sentence or two.',
    why: 'A reader of the portfolio should not have to open the code to know what this is.',
    example: 'Classifies incoming invoices and routes exceptions to a clerk.',
  }),
  tags: field(list(text()), {
    description: 'Free words to group initiatives by.',
    why: 'Portfolios are filtered by them.',
    example: ['finance'],
  }),
  links: field(
    list(
      mapping({
        title: field(text(), {
          description: 'What the link leads to.',
          why: 'A bare address does not say whether it is worth opening.',
          example: 'Design note',
        }),
        url: field(url(), {
          description: 'Web address.',
          why: 'Background belongs behind a link, not in the manifest.',
          example: 'https://example.org/design',
        }),
      }),
    ),
    {
      description: 'Pages about the initiative.',
      why: 'They carry the detail the manifest leaves out.',
      example: [{ title: 'Design note', url: 'https://example.org/design' }],
    },
  ),
  covers: field(
    list(withMeta(path(), { short: true, format: 'pattern', expected: 'a folder or glob relative to this file' })),
    {
      description: "Folders or globs this initiative answers for; the manifest's own folder when absent.",
      why: 'In a repository with several initiatives it says which code, owners and dependencies this file is checked against.',
      example: ['src/', 'evals/'],
    },
  ),
  dependsOn: field(list(kebabName()), {
    description: 'Names of the initiatives it builds on.',
    why: 'When a platform changes or retires, those who depend on it must hear of it.',
    example: ['llm-gateway'],
  }),
};
