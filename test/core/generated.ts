import { exemplaryManifest } from '../../src/core/rules/exemplary.ts';
import fc from 'fast-check';
import {
  DIMENSIONS,
  KINDS,
  manifestFields,
  rules,
  type Fact,
  type Facts,
  type FieldInfo,
  type Kind,
  type SdkUse,
  type Stage,
} from '../../src/core/index.ts';
import { renderBlock } from '../../src/core/yaml/render.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';

/** A manifest as a plain value. */
export type Value = Record<string, unknown>;

const PAST = ['2024-02-29', '2025-11-30', '2026-02-18', '2026-02-19', '2026-03-01', '2026-05-08', TODAY];
const DATES = [...PAST, '2026-05-19', '2026-05-21', '2026-06-04', '2026-12-31'];
const NUMBERS = [0, 1, 2.5, 3, 4, 12, 40, -1];
const WORDS = ['SAP S/4HANA', 'Clerk: confirms # amounts', '"quoted"', 'été'];
const PLAIN = [true, false, 'EUR', 'docs/', 'group:finance', 'user:maria', 'https://example.org', 'supplier-mail', 1];

/** Some value that the schema accepts for a field, mostly complete; now and then a placeholder. */
function valueOf(field: FieldInfo): fc.Arbitrary<unknown> {
  if (field.item) return fc.array(valueOf(field.item), { maxLength: 3 });
  if (field.kind === 'mapping') {
    const fields = [...field.fields].map(([key, child]) => {
      const value = valueOf(child);
      return [key, child.required ? value : fc.option(value, { nil: undefined, freq: 4 })] as const;
    });
    return fc.record(Object.fromEntries(fields)).map(withoutGaps);
  }
  if (field.meta.prose) {
    // the same text in three fields would be an answer to none of them
    const some = fc.nat(1_000_000).map((n) => `Clerks sort about ${n} letters a year`);
    return fc.oneof({ weight: 19, arbitrary: some }, { weight: 1, arbitrary: fc.constant('TBD') });
  }
  const known = field.meta.format === 'rule' ? rules.map(({ id }) => id) : (field.words ?? []);
  const dates = field.meta.past ? PAST : DATES;
  const fitting = [
    ...known,
    ...[...dates, ...NUMBERS, ...WORDS, ...PLAIN].filter((value) => field.schema.safeParse(value).success),
  ];
  const some = fc.constantFrom(...(known.length > 0 ? known : fitting));
  return field.required
    ? some
    : fc.oneof({ weight: 19, arbitrary: some }, { weight: 1, arbitrary: fc.constant('TBD') });
}

const generated = fc.record(
  Object.fromEntries([...manifestFields.fields].map(([key, field]) => [key, valueOf(field)] as const)),
);

const kinds = fc.constantFrom<Kind | undefined>(...KINDS, undefined);

const stages = fc.constantFrom<Stage>('idea', 'pilot', 'production', 'retired');

/** Manifests of every stage whose form is right: each section exemplary, made up or left out. */
export const manifests: fc.Arbitrary<Value> = fc
  .record({
    stage: stages,
    made: generated,
    sections: fc.record(
      Object.fromEntries(
        DIMENSIONS.map((key) => [key, fc.constantFrom('kept', 'kept', 'kept', 'made', 'none')] as const),
      ),
    ),
    waived: fc.boolean(),
    kind: kinds,
  })
  .map(({ stage, made, sections, waived, kind }) => {
    const manifest = exemplaryManifest(stage, kind);
    if (kind === undefined) delete manifest['kind'];
    for (const key of DIMENSIONS) {
      if (sections[key] === 'made') manifest[key] = made[key];
      if (sections[key] === 'none') delete manifest[key];
    }
    return complete(manifest, stage, waived ? made['waivers'] : undefined);
  });

/** Exemplary manifests but for two sections that are made up, with their names: little to look at in each. */
export const nearlyExemplary = fc
  .record({
    stage: stages,
    made: generated,
    sections: fc.subarray([...DIMENSIONS], { minLength: 1, maxLength: 2 }),
    waived: fc.boolean(),
    kind: kinds,
  })
  .map(({ stage, made, sections, waived, kind }) => {
    const manifest = {
      ...exemplaryManifest(stage, kind),
      kind,
      ...Object.fromEntries(sections.map((key) => [key, made[key]])),
    };
    return { sections, manifest: complete(manifest, stage, waived ? made['waivers'] : undefined) };
  });

function complete(manifest: Value, stage: Stage, waivers: unknown): Value {
  return withoutGaps({ ...manifest, lifecycle: { ...(manifest['lifecycle'] as Value), stage }, waivers });
}

export const withoutWaivers = (manifest: Value): Value => withoutGaps({ ...manifest, waivers: undefined });

export const textOf = (manifest: Value): string => `${renderBlock(manifest, { indent: 0, eol: '\n' })}\n`;

function withoutGaps(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, child]) => child !== undefined));
}

const placed = { file: 'some-file', line: 1 };
const owners = fc.subarray(['@acme/purchasing-systems', '@acme/finance', 'user:maria', '@acme/erp']);

function fact<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> {
  return fc.oneof(
    { weight: 4, arbitrary: value.map((known) => ({ known })) },
    { weight: 1, arbitrary: fc.constant({ unknown: 'no one could look' }) },
  );
}

/** A repository that bears out some of what the manifests claim, contradicts some, and hides the rest. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  paths: fact(
    fc.dictionary(
      fc.constantFrom('src/orders/', 'src/feedback/', 'evals/', 'docs/', 'docs/training.md', 'EUR', 'supplier-mail'),
      fc.record({
        kind: fc.constantFrom('file', 'folder', 'absent', 'outside', 'unseen', 'elsewhere'),
        evaluation: fc.constantFrom('yes', 'prose', 'no'),
        characters: fc.constantFrom(0, 120, 900),
      }),
    ),
  ),
  codeOwners: fact(
    owners.map((named) => ({
      file: 'CODEOWNERS',
      entries: named.map((owner) => ({ ...placed, pattern: '*', owners: [owner] })),
      covered: [],
      inForce: named.map((owner) => ({ ...placed, pattern: '*', owners: [owner] })),
    })),
  ),
  sdks: fact(fc.subarray(['openai', 'mistral', undefined]).map((list) => list.map(useOf))),
  workflows: fact(
    fc.subarray([
      { ...placed, runs: [{ declared: 'evals/', line: 3 }] },
      { ...placed, runs: [], opaque: 'a step was not followed' },
      { ...placed, runs: [] },
    ]),
  ),
  catalog: fact(
    fc.option(
      fc.record({
        file: fc.constant('catalog-info.yaml'),
        name: fc.constantFrom('supplier-mail', 'erp'),
        owner: fc.constantFrom('group:purchasing-systems', 'group:erp'),
        lifecycle: fc.constantFrom('production', 'experimental'),
      }),
      { nil: undefined },
    ),
  ),
  measurements: fact(
    fc.dictionary(
      fc.constantFrom('reports/mail.csv', 'docs/'),
      fc
        .array(
          fc.record({
            file: fc.constant('reports/mail.csv'),
            line: fc.constant(2),
            date: fc.constantFrom('2026-05-15', ...PAST),
            metric: fc.constantFrom('mail-minutes', 'cost-per-mail', 'EUR'),
            value: fc.constantFrom(...NUMBERS, 3.8),
          }),
        )
        .map((rows) => ({ rows })),
    ),
  ),
  stages: fact(
    fc.subarray([
      { stage: 'idea', on: '2026-01-12', commit: '1f0c9a2b7d' },
      { stage: 'pilot', on: '2026-03-02', commit: '9ab3c4d5e6' },
      { stage: 'production', on: '2026-05-11', commit: '77de01f2a3' },
    ]),
  ),
  records: fact(
    fc.subarray([
      {
        what: 'metric' as const,
        keys: ['mail-minutes'],
        name: 'Minutes per mail',
        commit: '5c1d20aa41',
        on: '2026-05-14',
      },
      { what: 'decision' as const, keys: ['scale 2026-05-08'], name: 'scale', commit: '5c1d20aa41', on: '2026-05-14' },
    ]),
  ),
  lastTouched: fact(fc.dictionary(fc.constantFrom('evals/', 'src/feedback/', 'docs/'), fc.constantFrom(...PAST))),
  deployment: fact(fc.constantFrom(undefined, placed)),
  code: fact(
    fc.record({
      models: fc.subarray([{ ...placed, name: 'gpt-5-mini', maker: 'openai' }]),
      mentions: fc.constantFrom<Record<string, typeof placed>>({}, { openai: placed }),
      unread: fc.subarray(['a file is too large']),
    }),
  ),
  activity: fact(fc.record({ code: fc.subarray([...PAST]), evaluation: fc.subarray([...PAST]) })),
});

function useOf(provider: string | undefined): SdkUse {
  return { ...placed, package: provider ?? 'langchain', provider, alsoServes: [] };
}
