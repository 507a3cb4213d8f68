import * as z from 'zod/mini';
import { OUTCOMES } from '../../validation/outcome.ts';
import { SPELL_STATUSES } from '../../validation/spells.ts';
import { described, whole } from '../schema-parts.ts';
import { REPORT_VERSION } from '../version.ts';

const count = whole(0);
const share = z.number().check(z.minimum(0), z.maximum(1));
const interval = z.strictObject({ low: z.number(), high: z.number() });
const proportion = z.strictObject({
  events: described(count, 'How many crossed.'),
  of: count,
});

const followed = z.strictObject({
  commit: described(z.string(), 'The revision that was judged: the last one committed by 30 days after the start.'),
  on: described(z.iso.date(), 'The day it was committed.'),
  strategy: z.nullable(z.string()),
  score: described(z.nullable(z.number()), 'Of the rules below.'),
  rules: described(
    z.record(z.string(), z.boolean()),
    'By rule: whether it was met. Left out are rules that were not asked, need the clock or the repository, or speak of what the outcome is made of.',
  ),
  outcome: described(z.enum(OUTCOMES), 'What had become of it 365 days after the start.'),
});

const spell = z.strictObject({
  place: described(z.string(), 'The repository, where it is known, and the path of the manifest in it.'),
  commit: described(z.string(), 'The first revision that shows the pilot.'),
  path: described(z.string(), 'The manifest in that revision.'),
  enteredOn: z.nullable(z.iso.date()),
  status: z.enum(SPELL_STATUSES),
  followed: described(z.nullable(followed), 'Null unless its status is followed.'),
});

const result = z.strictObject({
  passed: described(interval, 'Of the share that crossed among those that met it: 95 %, Wilson.'),
  failed: interval,
  difference: described(z.number(), 'Share among those that met it − share among the others.'),
  interval: described(interval, 'Of the difference: 95 %, Newcombe.'),
  probability: described(share, 'That those that meet it cross more often; prior Beta(½,½).'),
  excess: described(
    z.number(),
    'More that crossed among those that met it than chance gives within entry quarter and sourcing strategy.',
  ),
  p: described(share, 'How probable such an excess, or lack, is by chance: permutation test.'),
  isCalled: described(z.boolean(), 'Whether it holds at a false discovery rate of 10 % among all tried.'),
  proposesInfo: described(z.boolean(), 'Whether the interval lies within ±10 points, so that it could be info.'),
});

/** What `validate-rules --format json` prints. */
export const validationSchema = z.strictObject({
  schemaVersion: z.literal(REPORT_VERSION),
  tool: z.strictObject({ name: z.literal('ai-initiative'), version: z.string() }),
  asOf: described(z.iso.date(), 'What was committed later is not looked at.'),
  statuses: described(
    z.strictObject({ followed: count, 'back-dated': count, undated: count, short: count, censored: count }),
    'How many pilots have each status.',
  ),
  outcomes: described(
    z.strictObject({ crossed: count, stopped: count, neither: count }),
    'Of those followed. Pilots that were stopped are in no figure below.',
  ),
  tried: described(count, 'Rules with a result.'),
  rules: z.array(
    z.strictObject({
      ruleId: z.string(),
      passed: proportion,
      failed: proportion,
      result: described(z.nullable(result), 'Null: insufficient data.'),
    }),
  ),
  score: described(
    z.nullable(z.strictObject({ auc: share, interval: described(interval, '95 %, bootstrap.') })),
    'How often a pilot that crossed had a higher score than one that did not. Null: insufficient data.',
  ),
  spells: described(z.array(spell), 'The pilots. From several such reports they are put together again.'),
  errors: described(z.array(z.strictObject({ path: z.string(), message: z.string() })), 'What could not be read.'),
});
