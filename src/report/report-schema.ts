import * as z from 'zod/mini';
import { en } from 'zod/locales';
import { recordSchema } from './record-schema.ts';
import { described, whole } from './schema-parts.ts';
import { BASES, CLAIM_STATUSES, CONFIDENCES, POSITIONS, PRESETS, SEVERITIES, STAGES, VERDICTS } from '../core/index.ts';
import { REPORT_VERSION } from './version.ts';

// an invalid report is refused with the reason; on its own zod/mini has no words for it
z.config(en());

const severity = z.enum(SEVERITIES);
const stage = z.enum(STAGES);
const group = described(z.string(), 'A dimension of the scorecard, or shape, waivers, workspace.');
const score = z.nullable(z.number().check(z.minimum(0), z.maximum(100)));

const place = () => z.strictObject({ line: whole(1), column: whole(1) });

const range = described(
  z.strictObject({ start: place(), end: place() }),
  'Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive.',
);

const finding = z.strictObject({
  ruleId: z.string(),
  ruleIds: described(z.array(z.string()), 'All rules it speaks for, `ruleId` first.'),
  group,
  status: described(
    z.enum(['open', 'upcoming', 'waived', 'known']),
    'Upcoming: a requirement of the next stage only. Known: it was there before checks began, or in the baseline, so that it fails no run.',
  ),
  severity: z.enum([...severity.options, 'hint']),
  confidence: described(z.optional(z.enum(CONFIDENCES)), 'For findings that rest on the repository.'),
  message: z.string(),
  path: described(z.string(), 'Where in the manifest, as a dotted path: outcomes.metrics[0].target.'),
  range,
  related: z.array(z.strictObject({ message: z.string(), path: z.string(), range })),
  fix: described(z.optional(z.enum(['safe', 'scaffold'])), 'How the tool can fix it.'),
  waiver: z.optional(
    z.strictObject({ reason: z.string(), approvedBy: z.string(), expiresOn: z.string(), daysLeft: z.int() }),
  ),
});

const requirement = z.strictObject({
  ruleId: z.string(),
  group,
  requirement: described(z.string(), 'What would be true: An executive sponsor is named.'),
  action: described(z.string(), 'What to do: Name the executive accountable for the outcome.'),
  status: z.enum(['open', 'waived']),
  severity,
  asked: described(z.enum(['now', 'next']), 'Which stage asks for it first: the present one, or only the next.'),
  blocking: z.boolean(),
  points: described(z.number(), 'What meeting it, and all it covers, adds to the score.'),
  covers: described(z.array(z.string()), 'The rules that fail silently for the same absence.'),
});

const verified = described(
  z.strictObject({
    share: score,
    verified: whole(0),
    contradicted: whole(0),
    undeclared: whole(0),
    unknown: whole(0),
  }),
  'How much of what the repository can show it does show: `share` by weight of the verified, contradicted and undeclared claims; unknown ones are left out.',
);

const claim = z.strictObject({
  ruleId: z.string(),
  requirement: described(z.string(), 'What is true where the claim is.'),
  path: described(z.optional(z.string()), 'The claim, as a dotted path; absent for the manifest as a whole.'),
  status: z.enum(CLAIM_STATUSES),
  confidence: described(z.optional(z.enum(CONFIDENCES)), 'How sure it is.'),
  place: described(
    z.optional(z.strictObject({ file: z.string(), line: z.optional(whole(1)) })),
    'What shows it or contradicts it, relative to the repository.',
  ),
  commit: z.optional(z.string()),
  reason: described(
    z.optional(z.string()),
    'Why it is unknown, how it is contradicted, or what else there is to say of it.',
  ),
});

const gate = z.strictObject({
  stage: described(z.nullable(stage), 'The stage it asks about: the next one, or production itself.'),
  verdict: z.enum(VERDICTS),
  basis: described(z.enum(BASES), 'What the verdict rests on.'),
  requirements: z.array(requirement),
  notNeeded: described(
    z.array(z.strictObject({ ruleId: z.string(), requirement: z.string(), because: z.string(), by: z.string() })),
    'Requirements the manifest declares not needed.',
  ),
});

/** One manifest in a report. */
export const assessmentSchema = z.strictObject({
  path: described(z.string(), 'The manifest, relative to the folder of the run, with forward slashes.'),
  name: z.nullable(z.string()),
  title: z.nullable(z.string()),
  stage: described(z.nullable(stage), 'Null where the manifest cannot be judged.'),
  reached: described(
    z.nullable(z.enum(['idea', 'pilot', 'production'])),
    'The farthest stage it was ever in, as far as its history says.',
  ),
  position: described(z.nullable(z.enum(POSITIONS)), 'In the divide between trying and working.'),
  stuckBy: described(z.array(z.string()), 'The rules that make it stuck.'),
  owner: z.nullable(z.string()),
  businessFunction: z.nullable(z.string()),
  strategy: described(z.nullable(z.string()), 'How it is sourced: build, buy or partner.'),
  stageSince: described(z.nullable(z.string()), 'The day it entered its stage.'),
  daysInStage: z.nullable(z.int()),
  decisionDueOn: z.nullable(z.string()),
  isMeasured: described(z.boolean(), 'A metric of the work, not of the model, has an actual value.'),
  record: recordSchema,
  score: described(score, 'Weight met of the weight the gate asks, of the manifest alone.'),
  basis: described(z.nullable(z.enum(BASES)), 'What the verdict rests on; null without a gate.'),
  verified,
  evidence: described(
    z.optional(z.array(claim)),
    'Every claim that is compared with the repository, and what came of it.',
  ),
  observations: described(
    z.optional(
      z.array(
        z.strictObject({
          what: z.enum(['deployment', 'telemetry', 'feedback', 'activity']),
          text: z.string(),
          place: z.optional(z.strictObject({ file: z.string(), line: z.optional(whole(1)) })),
        }),
      ),
    ),
    'What else the repository shows: information that no rule asks for.',
  ),
  dimensions: z.array(
    described(
      z.strictObject({ dimension: z.string(), score, passed: z.number(), total: z.number() }),
      'Sums of weight.',
    ),
  ),
  gate: described(z.nullable(gate), 'Null for a retired initiative.'),
  policy: z.strictObject({
    preset: described(z.enum(PRESETS), 'The built-in policy that everything else changes.'),
    files: described(z.array(z.string()), 'The policy files in force, the farthest first.'),
    weakened: described(
      z.array(z.strictObject({ what: z.string(), from: z.string(), to: z.string(), file: z.string() })),
      'Where a policy file asks for less than a farther one, or than the preset.',
    ),
  }),
  findings: described(z.array(finding), 'In the order of the text.'),
});

const problem = z.strictObject({ path: z.string(), message: z.string() });

const policy = z.strictObject({ path: z.string(), findings: z.array(finding) });

/** A folder with AI and no manifest, as `discover` finds it. */
const uncoveredSchema = z.strictObject({
  path: described(z.string(), 'The folder, relative to the folder of the run.'),
  sdks: z.array(
    z.strictObject({
      package: z.string(),
      provider: z.nullable(z.string()),
      file: described(z.string(), 'What shows it.'),
      line: z.nullable(whole(1)),
    }),
  ),
});

const run = {
  schemaVersion: z.literal(REPORT_VERSION),
  tool: z.strictObject({ name: z.literal('ai-initiative'), version: z.string() }),
  asOf: described(z.iso.date(), 'The day everything is judged on.'),
  repository: described(
    z.nullable(z.string()),
    'The repository it ran in, where the run was told: --repository, GITHUB_REPOSITORY or CI_PROJECT_PATH.',
  ),
  basePath: described(
    z.string(),
    'From the root of the repository to the folder the paths are relative to; empty, or ends with a slash.',
  ),
};

/** What `--format json` prints. */
export const reportSchema = z.strictObject({
  ...run,
  assessments: z.array(assessmentSchema),
  policies: described(z.array(policy), 'The policy files in force, and what is wrong in them.'),
  errors: described(z.array(problem), 'What could not be read.'),
});

/** What `--format ndjson` of `assess` and `discover` prints, line by line: every line stands for itself, so that files can be put together. */
export const reportLineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('assessment'), ...run, ...assessmentSchema.shape }),
  z.strictObject({ type: z.literal('policy'), ...run, ...policy.shape }),
  z.strictObject({ type: z.literal('uncovered'), ...run, ...uncoveredSchema.shape }),
  z.strictObject({ type: z.literal('error'), ...run, ...problem.shape }),
]);

export type Report = z.infer<typeof reportSchema>;
export type ReportLine = z.infer<typeof reportLineSchema>;
/** A file with findings: a manifest or a policy file. */
export type ReportedFile = z.infer<typeof policy>;
export type ReportedAssessment = z.infer<typeof assessmentSchema>;
export type ReportedFinding = z.infer<typeof finding>;
export type ReportedGate = z.infer<typeof gate>;
export type ReportedProblem = z.infer<typeof problem>;
