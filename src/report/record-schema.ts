import * as z from 'zod/mini';
import { DUE_KINDS, KINDS } from '../core/index.ts';
import { described, whole } from './schema-parts.ts';

const given = z.nullable(z.string());
const day = z.iso.date();
const amount = z.optional(z.number());

/** What a report keeps of a manifest for a portfolio: dates, people, money, models. */
export const recordSchema = z.strictObject({
  kind: z.nullable(z.enum(KINDS)),
  sponsor: given,
  businessOwner: given,
  committee: described(given, 'Who decides: who took the last decision, else the sponsor.'),
  stages: described(
    z.array(z.strictObject({ stage: z.enum(['idea', 'pilot', 'production', 'retired']), since: day })),
    'The stages entered, oldest first; those without a date are left out.',
  ),
  dueDates: described(
    z.array(z.strictObject({ kind: z.enum(DUE_KINDS), on: day, about: given })),
    'Dates that someone has to act on; none of a retired initiative.',
  ),
  money: described(
    z.nullable(
      z.strictObject({
        budget: amount,
        spent: amount,
        budgetCurrency: z.optional(z.string()),
        expected: amount,
        realised: amount,
        valueCurrency: z.optional(z.string()),
        per: z.optional(z.enum(['month', 'quarter', 'year', 'once'])),
      }),
    ),
    'Budget and value as the manifest gives them.',
  ),
  supplier: given,
  contractEndsOn: z.nullable(day),
  models: z.array(z.strictObject({ provider: given, name: given, retiresOn: z.nullable(day) })),
  dataClassification: given,
  personalData: given,
  autonomy: given,
  dependsOn: z.array(z.string()),
  missedTargets: described(z.array(z.string()), 'Metrics that miss their target on a day by which it was due.'),
  contradicted: described(z.array(z.string()), 'Rules about claims that the repository contradicts.'),
});

const ref = { uri: z.string(), name: given, title: given, owner: given };
const count = whole(0);
const concentration = z.array(z.strictObject({ name: z.string(), initiatives: count }));

const moneyShares = z.array(
  z.strictObject({
    key: given,
    currency: z.string(),
    withBudget: count,
    withValue: count,
    budget: z.number(),
    spent: z.number(),
    expected: described(z.number(), 'A year.'),
    realised: described(z.number(), 'A year.'),
    expectedOnce: z.number(),
    realisedOnce: z.number(),
  }),
);

const calendarEntry = z.strictObject({
  kind: z.enum(DUE_KINDS),
  on: day,
  about: given,
  period: z.enum(['overdue', 'this-month', 'this-quarter', 'later']),
  ...ref,
  committee: given,
});

const move = <T extends z.ZodMiniType>(of: T) => z.array(z.strictObject({ ...ref, from: of, to: of }));
const novelty = z.array(z.strictObject({ ...ref, what: z.array(z.string()) }));

/** The parts of a portfolio about decisions, money, people and time. */
export const portfolioParts = {
  calendar: described(z.array(calendarEntry), 'Dates that someone has to act on, the earliest first.'),
  money: z.strictObject({
    initiatives: described(count, 'Those that are not retired.'),
    withBudget: count,
    withValue: count,
    total: moneyShares,
    byPosition: moneyShares,
    byFunction: moneyShares,
    salesAndMarketing: described(
      z.array(z.strictObject({ currency: z.string(), part: z.number(), whole: z.number() })),
      'Budgets of sales and marketing, of all that name a function.',
    ),
  }),
  exposure: z.strictObject({
    people: z.array(
      z.strictObject({ who: z.string(), owner: count, sponsor: count, businessOwner: count, initiatives: count }),
    ),
    providers: concentration,
    suppliers: concentration,
    models: concentration,
    withModels: count,
    withSupplier: count,
    endings: z.array(z.strictObject({ ...ref, kind: z.enum(['contract', 'model']), what: z.string(), on: day })),
    confidentialOutside: z.array(
      z.strictObject({ ...ref, dataClassification: z.string(), outside: z.array(z.string()) }),
    ),
    actAlone: z.array(z.strictObject(ref)),
    dependencies: z.array(z.strictObject({ from: z.string(), to: z.string(), isKnown: z.boolean() })),
  }),
  flow: described(
    z.array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        curve: z.strictObject({
          steps: z.array(
            z.strictObject({
              days: count,
              atRisk: count,
              events: count,
              left: described(z.number(), 'The share, 0–1, that has not moved by then (Kaplan–Meier).'),
            }),
          ),
          spells: count,
          events: count,
          longest: count,
          median: z.nullable(count),
        }),
        atRisk: z.array(z.strictObject({ days: count, count })),
        quarters: z.array(
          z.strictObject({
            quarter: z.string(),
            entered: count,
            moved: count,
            ended: count,
            median: z.nullable(count),
          }),
        ),
        undated: count,
      }),
    ),
    'Time from stage to stage, in days.',
  ),
  change: described(
    z.nullable(
      z.strictObject({
        since: z.strictObject({ from: z.string(), to: z.string() }),
        added: z.array(z.strictObject(ref)),
        gone: z.array(z.strictObject(ref)),
        stageMoves: move(given),
        verdictMoves: move(given),
        newlyOverdue: novelty,
        newlyMissed: novelty,
        contradictions: z.strictObject({ appeared: novelty, went: novelty }),
        knewContradictions: z.boolean(),
      }),
    ),
    'Since an earlier assessment; null where none was given.',
  ),
};
