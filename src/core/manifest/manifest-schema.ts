import type * as z from 'zod/mini';
import { mapping, withMeta } from './field.ts';
import { alignment } from './sections/alignment.ts';
import { capacity } from './sections/capacity.ts';
import { enablement } from './sections/enablement.ts';
import { identity } from './sections/identity.ts';
import { integration } from './sections/integration.ts';
import { learning } from './sections/learning.ts';
import { lifecycle } from './sections/lifecycle.ts';
import { outcomes } from './sections/outcomes.ts';
import { ownership } from './sections/ownership.ts';
import { review } from './sections/review.ts';
import { risk } from './sections/risk.ts';
import { sourcing } from './sections/sourcing.ts';
import { assumed, notNeeded, waivers } from './sections/waivers.ts';

/** The manifest, `ai-initiative.yaml`: the one source of its type, its JSON schemas, hovers and completions. */
export const manifestSchema = withMeta(
  mapping({
    ...identity,
    lifecycle,
    ownership,
    alignment,
    integration,
    outcomes,
    learning,
    sourcing,
    enablement,
    capacity,
    risk,
    review,
    waivers,
    notNeeded,
    assumed,
  }),
  {
    title: 'AI initiative',
    description:
      'What an AI initiative is for, who owns it, how it is integrated and measured, and when it is decided.',
  },
);

/** A complete, valid manifest. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The scored sections in the order of the manifest: a section is a dimension of the scorecard. */
export const DIMENSIONS = [
  'lifecycle',
  'ownership',
  'alignment',
  'integration',
  'outcomes',
  'learning',
  'sourcing',
  'enablement',
  'capacity',
  'risk',
  'review',
] as const;

export type Dimension = (typeof DIMENSIONS)[number];
