import * as z from 'zod/mini';
import { portfolioParts } from '../record-schema.ts';
import { assessmentSchema } from '../report-schema.ts';
import { described, whole } from '../schema-parts.ts';
import { REPORT_VERSION } from '../version.ts';

const fields = assessmentSchema.shape;
const count = whole(0);

const initiative = z.strictObject({
  uri: described(z.string(), 'The repository, where it is known, and the path of the manifest in it.'),
  asOf: described(z.iso.date(), 'The day it was judged on.'),
  name: fields.name,
  title: fields.title,
  stage: fields.stage,
  reached: fields.reached,
  position: fields.position,
  stuckBy: fields.stuckBy,
  verdict: z.nullable(z.enum(['blocked', 'conditional', 'ready'])),
  basis: fields.basis,
  score: fields.score,
  verified: fields.verified,
  owner: fields.owner,
  businessFunction: fields.businessFunction,
  strategy: fields.strategy,
  stageSince: fields.stageSince,
  daysInStage: fields.daysInStage,
  decisionDueOn: fields.decisionDueOn,
  isMeasured: fields.isMeasured,
  open: described(count, 'Open requirements of its gate.'),
  blocking: described(count, 'How many of them keep the gate shut.'),
  record: fields.record,
});

const shares = z.array(
  z.strictObject({
    key: described(z.nullable(z.string()), 'Null: they do not say it.'),
    count,
    reachedProduction: count,
    crossed: count,
    stuck: count,
  }),
);

const comparison = z.strictObject({ evidence: z.string(), claim: z.string(), caveat: z.string() });

/** What `portfolio --format json` prints. */
export const portfolioSchema = z.strictObject({
  schemaVersion: z.literal(REPORT_VERSION),
  tool: z.strictObject({ name: z.literal('ai-initiative'), version: z.string() }),
  asOf: described(z.strictObject({ from: z.iso.date(), to: z.iso.date() }), 'The days of the assessments merged.'),
  positions: z.strictObject({
    crossed: count,
    stuck: count,
    'on-hold': count,
    'under-way': count,
    'not-started': count,
    retired: count,
  }),
  stages: z.strictObject({ idea: count, pilot: count, production: count, retired: count }),
  notAssessable: described(count, 'Manifests that cannot be judged.'),
  undatedPilots: described(count, 'Pilots that do not say since when, or until when.'),
  measured: described(
    z.strictObject({ count, of: count }),
    'Pilots and production with an actual value of the work, of all.',
  ),
  funnel: described(
    z.array(z.strictObject({ stage: z.enum(['idea', 'pilot', 'production']), count })),
    'How many were ever in a stage.',
  ),
  functions: shares,
  sourcing: shares,
  owners: z.array(z.strictObject({ owner: z.nullable(z.string()), count, blocked: count, stuck: count })),
  ...portfolioParts,
  comparisons: described(
    z.strictObject({ funnel: comparison, functions: comparison, sourcing: comparison }),
    'What the study reports beside three of these.',
  ),
  initiatives: described(z.array(initiative), 'Those stuck first, the longest in their stage first among them.'),
  superseded: described(
    z.array(
      z.strictObject({
        uri: z.string(),
        name: fields.name,
        asOf: z.iso.date(),
        source: z.string(),
        keptAsOf: z.iso.date(),
      }),
    ),
    'Assessments left out, since a newer one of the same initiative counts.',
  ),
  uncovered: described(
    z.array(z.strictObject({ place: z.string(), sdks: z.array(z.string()) })),
    'Folders with AI and no manifest, of the reports of discover.',
  ),
  errors: described(z.array(z.strictObject({ path: z.string(), message: z.string() })), 'What could not be read.'),
});
