import * as z from 'zod/mini';
import { count, field, kebabName, list, mapping, oneOf, owner, text, withMeta } from '../manifest/field.ts';
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
      }),
    ]),
    { expected: 'off, info, warning, error, or a mapping with severity and weight' },
  );

const thresholds = () =>
  field(
    mapping({
      pilotMaxDays: field(days(), {
        description: 'Days a pilot may last before it counts as stalled; 90 unless set.',
        why: 'Firms that get out of pilot are reported to take about 90 days.',
        example: 120,
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
      dueSoonDays: field(days(), {
        description: 'Days before a decision is due from which on it is announced; 14 unless set.',
        why: 'There must be time left to intervene.',
        example: 21,
      }),
    }),
    {
      description: 'Limits in calendar days.',
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
      owners: field(list(owner()), {
        description: 'Owners that exist, beside those in CODEOWNERS.',
        why: 'A name that nobody answers to is no owner.',
        example: ['group:finance-automation'],
      }),
      ownerMapping: field(
        withMeta(z.record(z.string(), owner()), { expected: 'a mapping from owner to CODEOWNERS name' }),
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
          expected: 'a relative path such as ./base.yaml, the name of an installed npm package, or a list of them',
        }),
        {
          description: 'Policy files this one lies over: a relative YAML file, or one of an installed npm package.',
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
      thresholds: thresholds(),
      vocabulary: vocabulary(),
      customRules: customRules(),
    }),
    {
      title: 'AI initiative policy',
      description: 'What an organisation changes about the rules its AI initiatives are held against.',
    },
  );
