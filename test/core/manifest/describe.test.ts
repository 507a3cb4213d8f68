import assert from 'node:assert/strict';
import { manifestFields, defaultPolicy, type FieldInfo } from '../../../src/core/index.ts';
import { policyLanguage } from '../../../src/core/language/language.ts';

const VALUES: readonly unknown[] = ['', 'a', 'TBD', 'weekly', '2026-05-01', 0, 1, -1, 1.5, true, null, undefined, []];

/** A field, and all below it. */
function fieldsIn(field: FieldInfo): readonly FieldInfo[] {
  const below = [...field.fields.values(), ...(field.item ? [field.item] : []), ...field.alternatives];
  return [field, ...below.flatMap(fieldsIn)];
}

describe('a field', () => {
  it('accepts what its schema accepts', () => {
    for (const root of [manifestFields, policyLanguage(defaultPolicy).fields]) {
      for (const { accepts, schema, meta, words = [] } of fieldsIn(root)) {
        for (const value of [...VALUES, ...words]) {
          assert.equal(accepts(value), schema.safeParse(value).success, `${meta.description}: ${String(value)}`);
        }
      }
    }
  });
});
