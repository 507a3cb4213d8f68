import * as z from 'zod';
import { assessmentSchema } from '../schema.ts';
import { REPORT_VERSION } from '../version.ts';

const fields = assessmentSchema.shape;
const count = z.int().min(0);

const initiative = z.strictObject({
  uri: z.string().describe('The repository, where it is known, and the path of the manifest in it.'),
  asOf: z.iso.date().describe('The day it was judged on.'),
  name: fields.name,
  title: fields.title,
  stage: fields.stage,
  reached: fields.reached,
  position: fields.position,
  stuckBy: fields.stuckBy,
  verdict: z.enum(['blocked', 'conditional', 'ready']).nullable(),
  score: fields.score,
  verified: fields.verified,
  owner: fields.owner,
  businessFunction: fields.businessFunction,
  strategy: fields.strategy,
  stageSince: fields.stageSince,
  daysInStage: fields.daysInStage,
  decisionDueOn: fields.decisionDueOn,
  isMeasured: fields.isMeasured,
  open: count.describe('Open requirements of its gate.'),
  blocking: count.describe('How many of them keep the gate shut.'),
});

const shares = z.array(
  z.strictObject({
    key: z.string().nullable().describe('Null: they do not say it.'),
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
  asOf: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).describe('The days of the assessments merged.'),
  positions: z.strictObject({
    crossed: count,
    stuck: count,
    'under-way': count,
    'not-started': count,
    retired: count,
  }),
  stages: z.strictObject({ idea: count, pilot: count, production: count, retired: count }),
  notAssessable: count.describe('Manifests that cannot be judged.'),
  undatedPilots: count.describe('Pilots that do not say since when, or until when.'),
  measured: z
    .strictObject({ count, of: count })
    .describe('Pilots and production with an actual value of the work, of all.'),
  funnel: z
    .array(z.strictObject({ stage: z.enum(['idea', 'pilot', 'production']), count }))
    .describe('How many were ever in a stage.'),
  functions: shares,
  sourcing: shares,
  owners: z.array(z.strictObject({ owner: z.string().nullable(), count, blocked: count, stuck: count })),
  comparisons: z
    .strictObject({ funnel: comparison, functions: comparison, sourcing: comparison })
    .describe('What the study reports beside three of these.'),
  initiatives: z.array(initiative).describe('Those stuck first, the longest in their stage first among them.'),
  superseded: z
    .array(
      z.strictObject({
        uri: z.string(),
        name: fields.name,
        asOf: z.iso.date(),
        source: z.string(),
        keptAsOf: z.iso.date(),
      }),
    )
    .describe('Assessments left out, since a newer one of the same initiative counts.'),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).describe('What could not be read.'),
});

/** `schemas/portfolio.schema.json`. */
export function portfolioJsonSchema(): object {
  return z.toJSONSchema(portfolioSchema.meta({ title: 'Portfolio of ai-initiative portfolio' }), {
    target: 'draft-2020-12',
  });
}
