import fc from 'fast-check';
import { DIMENSIONS, manifestFields, rules, type FieldInfo, type Stage } from '../../src/core/index.ts';
import { renderBlock } from '../../src/core/yaml/render.ts';
import { exemplaryValue, TODAY } from './exemplary.ts';

/** A manifest as a plain value. */
export type Value = Record<string, unknown>;

const PAST = ['2024-02-29', '2025-11-30', '2026-02-18', '2026-02-19', '2026-03-01', '2026-05-08', TODAY];
const DATES = [...PAST, '2026-05-19', '2026-05-21', '2026-06-04', '2026-12-31'];
const NUMBERS = [0, 1, 2.5, 3, 4, 12, 40, -1];
const WORDS = ['SAP S/4HANA', 'Clerk: confirms # amounts', '"quoted"', 'été'];
const PLAIN = ['EUR', 'docs/', 'group:finance', 'user:maria', 'https://example.org', 'invoice-triage', 1];

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
  })
  .map(({ stage, made, sections, waived }) => {
    const manifest = exemplaryValue(stage);
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
  })
  .map(({ stage, made, sections, waived }) => {
    const manifest = { ...exemplaryValue(stage), ...Object.fromEntries(sections.map((key) => [key, made[key]])) };
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
