import * as z from 'zod';
import { REPORT_VERSION } from './version.ts';

const severity = z.enum(['error', 'warning', 'info']);
const stage = z.enum(['idea', 'pilot', 'production', 'retired']);
const group = z.string().describe('A dimension of the scorecard, or shape, waivers, workspace.');
const score = z.number().min(0).max(100).nullable();

const range = z
  .strictObject({
    start: z.strictObject({ line: z.int().min(1), column: z.int().min(1) }),
    end: z.strictObject({ line: z.int().min(1), column: z.int().min(1) }),
  })
  .describe('Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive.');

const finding = z.strictObject({
  ruleId: z.string(),
  group,
  status: z.enum(['open', 'upcoming', 'waived']).describe('Upcoming: a requirement of the next stage only.'),
  severity: z.enum([...severity.options, 'hint']),
  message: z.string(),
  path: z.string().describe('Where in the manifest, as a dotted path: outcomes.metrics[0].target.'),
  range,
  related: z.array(z.strictObject({ message: z.string(), path: z.string(), range })),
  fix: z.enum(['safe', 'scaffold']).optional().describe('How the tool can mend it.'),
  waiver: z
    .strictObject({ reason: z.string(), approvedBy: z.string(), expiresOn: z.string(), daysLeft: z.int() })
    .optional(),
  known: z.literal(true).optional().describe('It was in the baseline, so that it does not count.'),
});

const requirement = z.strictObject({
  ruleId: z.string(),
  group,
  title: z.string(),
  status: z.enum(['open', 'waived']),
  severity,
  blocking: z.boolean(),
  points: z.number().describe('What mending it adds to the score of the gate.'),
  covers: z.array(z.string()).describe('The rules that fail for the same absence.'),
});

const verified = z
  .strictObject({ share: score, checked: z.int().min(0), total: z.int().min(0) })
  .describe(
    'How much of what the repository can show it does show: `share` of weight, over `checked` rules of the `total` that ask for it.',
  );

const gate = z.strictObject({
  stage: stage.nullable().describe('The stage it asks about: the next one, or production itself.'),
  verdict: z.enum(['blocked', 'conditional', 'ready']),
  score,
  requirements: z.array(requirement),
});

/** One manifest in a report. */
export const assessmentSchema = z.strictObject({
  path: z.string().describe('The manifest, relative to the folder of the run, with forward slashes.'),
  name: z.string().nullable(),
  title: z.string().nullable(),
  stage: stage.nullable().describe('Null where the manifest cannot be judged.'),
  reached: stage
    .exclude(['retired'])
    .nullable()
    .describe('The farthest stage it was ever in, as far as its history says.'),
  position: z
    .enum(['crossed', 'stuck', 'under-way', 'not-started', 'retired'])
    .nullable()
    .describe('In the divide between trying and working.'),
  stuckBy: z.array(z.string()).describe('The rules that make it stuck.'),
  owner: z.string().nullable(),
  businessFunction: z.string().nullable(),
  strategy: z.string().nullable().describe('How it is sourced: build, buy or partner.'),
  stageSince: z.string().nullable().describe('The day it entered its stage.'),
  daysInStage: z.int().nullable(),
  decisionDueOn: z.string().nullable(),
  isMeasured: z.boolean().describe('A metric of the work, not of the model, has an actual value.'),
  score: score.describe('At the present stage, of the manifest alone.'),
  verified,
  dimensions: z.array(
    z.strictObject({ dimension: z.string(), score, passed: z.number(), total: z.number() }).describe('Sums of weight.'),
  ),
  gate: gate.nullable().describe('Null for a retired initiative.'),
  policy: z.strictObject({
    files: z.array(z.string()).describe('The policy files in force, the farthest first.'),
    weakened: z
      .array(z.strictObject({ what: z.string(), from: z.string(), to: z.string(), file: z.string() }))
      .describe('Where a nearer policy file asks for less than a farther one.'),
  }),
  findings: z.array(finding).describe('In the order of the text.'),
});

const problem = z.strictObject({ path: z.string(), message: z.string() });

const policy = z.strictObject({ path: z.string(), findings: z.array(finding) });

const run = {
  schemaVersion: z.literal(REPORT_VERSION),
  tool: z.strictObject({ name: z.literal('ai-initiative'), version: z.string() }),
  asOf: z.iso.date().describe('The day everything is judged on.'),
  repository: z
    .string()
    .nullable()
    .describe('The repository it ran in, where the run was told: --repository, GITHUB_REPOSITORY or CI_PROJECT_PATH.'),
  basePath: z
    .string()
    .describe('From the root of the repository to the folder the paths are relative to; empty, or ends with a slash.'),
};

/** What `--format json` prints. */
export const reportSchema = z.strictObject({
  ...run,
  assessments: z.array(assessmentSchema),
  policies: z.array(policy).describe('The policy files in force, and what is wrong in them.'),
  errors: z.array(problem).describe('What could not be read.'),
});

/** What `--format ndjson` prints, line by line: every line stands for itself, so that files can be put together. */
export const reportLineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('assessment'), ...run, ...assessmentSchema.shape }),
  z.strictObject({ type: z.literal('policy'), ...run, ...policy.shape }),
  z.strictObject({ type: z.literal('error'), ...run, ...problem.shape }),
]);

/** `schemas/report.schema.json`: a report, or a line of one. */
export function reportJsonSchema(): object {
  const either = z.union([reportSchema, reportLineSchema]);
  return z.toJSONSchema(either.meta({ title: 'Report of ai-initiative assess' }), { target: 'draft-2020-12' });
}

export type Report = z.infer<typeof reportSchema>;
export type ReportLine = z.infer<typeof reportLineSchema>;
/** A file with findings: a manifest or a policy file. */
export type ReportedFile = z.infer<typeof policy>;
export type ReportedAssessment = z.infer<typeof assessmentSchema>;
export type ReportedFinding = z.infer<typeof finding>;
export type ReportedGate = z.infer<typeof gate>;
export type ReportedProblem = z.infer<typeof problem>;
