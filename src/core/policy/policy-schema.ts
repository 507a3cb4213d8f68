import * as z from 'zod/mini';
import { STAGES, type Stage } from '../vocabulary.ts';
import { count, date, field, kebabName, list, mapping, oneOf, owner, text, withMeta } from '../manifest/field.ts';
import { customRules, weight } from './custom-rules-schema.ts';

const severity = () =>
  oneOf({
    off: 'The rule is not run.',
    info: 'Shown, and never touches the gate.',
    warning: 'Makes the gate conditional.',
    error: 'Blocks the gate.',
  });

/** Ten years are beyond any limit a policy may mean, and far from where calendars end. */
const days = () =>
  withMeta(count('days').check(z.maximum(3650)), { expected: 'a whole number of days from 0 to 3650' });

/** A severity for each stage, where it differs from the others. */
const atStages = () =>
  Object.fromEntries(
    STAGES.map((stage) => [
      stage,
      field(severity(), {
        description: `How much it matters at the stage ${stage}; stages that are not named keep what they have.`,
        why: 'What is too early to ask of an idea may be overdue in production.',
        example: 'warning',
      }),
    ]),
  ) as unknown as Readonly<Record<Stage, ReturnType<typeof z.optional<ReturnType<typeof severity>>>>>;

const ruleSetting = () =>
  withMeta(
    z.union([
      severity(),
      mapping({
        severity: field(severity(), {
          description: 'How much it matters when the rule fails.',
          why: 'Organisations differ in what they insist on.',
          example: 'warning',
        }),
        weight: field(weight(), {
          description: 'Share of the rule in the score.',
          why: 'Organisations differ in what counts most.',
          example: 5,
        }),
        ...atStages(),
      }),
    ]),
    { expected: 'off, info, warning, error, or a mapping with severity, weight, idea, pilot, production, retired' },
  );

const thresholds = () =>
  field(
    mapping({
      pilotMaxDays: field(days(), {
        description: 'Days a pilot may last before it counts as stalled; 90 unless set.',
        why: 'Firms that get out of pilot are reported to take about 90 days.',
        example: 120,
      }),
      ideaMaxDays: field(days(), {
        description: 'Days an idea may last without a decision; 180 unless set.',
        why: 'An idea that no one decides about takes attention from others.',
        example: 120,
      }),
      scaleGraceDays: field(days(), {
        description: 'Days until a decision to scale or stop must be carried out; 60 unless set.',
        why: 'A decision that nothing follows from was never carried out.',
        example: 30,
      }),
      holdMaxDays: field(days(), {
        description: 'Days an initiative may be on hold; 180 unless set.',
        why: 'A hold without an end is a stop without a decision.',
        example: 90,
      }),
      reviewGraceDays: field(days(), {
        description: 'Days a review or evaluation may be late; 14 unless set.',
        why: 'A holiday should not turn a review red.',
        example: 14,
      }),
      measurementMaxAgeDays: field(days(), {
        description: 'Days after which a measurement is stale; 90 unless set.',
        why: 'An old figure says nothing about today.',
        example: 60,
      }),
      waiverMaxDays: field(days(), {
        description: 'Days a waiver may last from now; 180 unless set.',
        why: 'An exception without an end is a change of the rules.',
        example: 90,
      }),
      contractSoonDays: field(days(), {
        description:
          'Days before the last day of notice, or the retirement of a model, from which it is announced; 90 unless set.',
        why: 'To renew or to move takes time.',
        example: 120,
      }),
      pointsPerFte: field(count('integration points'), {
        description: 'Integration points that one full-time equivalent can build at a time; 3 unless set.',
        why: 'Ambition often exceeds capacity.',
        example: 2,
      }),
      notNeededMax: field(count('requirements'), {
        description:
          'Requirements that may be declared not needed before the verdict becomes conditional; 5 unless set.',
        why: 'An initiative that needs nothing is better looked at.',
        example: 3,
      }),
      dueSoonDays: field(days(), {
        description: 'Days before a decision is due from which on it is announced; 14 unless set.',
        why: 'There must be time left to intervene.',
        example: 21,
      }),
    }),
    {
      description: 'Limits, most of them in calendar days.',
      why: 'How long is too long differs between organisations.',
      example: { pilotMaxDays: 120 },
    },
  );

const vocabulary = () =>
  field(
    mapping({
      businessFunctions: field(list(kebabName()), {
        description: 'Business functions of your own, beside the built-in ones.',
        why: 'Companies cut their work differently.',
        example: ['actuarial'],
      }),
      owners: field(list(withMeta(owner(), { short: true })), {
        description: 'Owners that exist, beside those in CODEOWNERS.',
        why: 'A name no one knows is no owner.',
        example: ['group:finance-automation'],
      }),
      models: field(list(withMeta(text(), { short: true })), {
        description: 'Models that may be used: gpt-5-mini, openai/gpt-5-mini or openai/gpt-5*. Without a list all may.',
        why: 'Which models see the data is a decision of the organisation.',
        example: ['openai/gpt-5*'],
      }),
      retiredModels: field(
        list(
          mapping({
            provider: field(text(), {
              description: 'Who serves it.',
              why: 'Platforms retire models on days of their own.',
              example: 'azure',
            }),
            name: field(text(), {
              description: 'Name of the model.',
              why: 'Each version has a day of its own.',
              example: 'gpt-4o-2024-08-06',
            }),
            on: field(date(), {
              description: 'Day from which on it is no longer served.',
              why: 'Requests fail from then on.',
              example: '2026-10-01',
            }),
          }),
        ),
        {
          description: 'Models that are retired, beside those in the table of the package.',
          why: 'Platforms and contracts have days of their own.',
          example: [{ provider: 'azure', name: 'gpt-4o-2024-08-06', on: '2026-10-01' }],
        },
      ),
      ownerMapping: field(
        withMeta(z.record(z.string(), withMeta(owner(), { short: true })), {
          expected: 'a mapping from owner to CODEOWNERS name',
        }),
        {
          description: 'What owners of manifests are called in CODEOWNERS, where the names differ.',
          why: 'Directories and code hosts rarely share their names.',
          example: { 'group:finance-automation': '@acme/fin-auto' },
        },
      ),
    }),
    {
      description: "The organisation's own words.",
      why: 'A manifest should speak the language of the house.',
      example: { businessFunctions: ['actuarial'] },
    },
  );

/**
 * The policy file, `ai-initiative.config.yaml`: the one source of its type, JSON schema, hovers and completions. Made where
 * it is asked for: most manifests have no policy.
 */
export const policySchema = () =>
  withMeta(
    mapping({
      extends: field(
        withMeta(z.union([text(), list(text())]), {
          expected:
            'a relative path such as ./base.yaml, a preset such as builtin:strict, the name of an installed npm package, or a list of them',
        }),
        {
          description:
            'Policies this one changes: a relative YAML file, one of an installed npm package, or builtin:lean, builtin:standard, builtin:strict, builtin:regulated.',
          why: 'A company writes its policy once.',
          example: './policies/base.yaml',
        },
      ),
      rules: field(
        withMeta(z.record(z.string(), ruleSetting()), {
          format: 'rule',
          expected: 'a mapping from rule ids to settings',
        }),
        {
          description: 'Severity (or off) and weight of rules, by rule id.',
          why: 'Organisations differ in what they insist on.',
          example: { 'budget-missing': 'off', 'sponsor-missing': { severity: 'error', weight: 8 } },
        },
      ),
      exclude: field(list(withMeta(text(), { short: true })), {
        description:
          'Manifests that are left out, as in .gitignore: test fixtures, templates. Patterns are relative to the root of the repository.',
        why: 'A fixture is no initiative.',
        example: ['test/fixtures/'],
      }),
      thresholds: thresholds(),
      vocabulary: vocabulary(),
      customRules: customRules(),
    }),
    {
      title: 'AI initiative policy',
      description: 'What an organisation changes about the rules for its AI initiatives.',
    },
  );
