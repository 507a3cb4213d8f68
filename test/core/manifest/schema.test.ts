import { exemplaryManifest } from '../../../src/core/rules/exemplary.ts';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { manifestFields, type FieldInfo } from '../../../src/core/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

type Schema = Readonly<Record<string, unknown>>;
const strict = JSON.parse(read('schemas/ai-initiative.schema.json')) as Schema;
const assist = JSON.parse(read('schemas/ai-initiative.assist.schema.json')) as Schema;

const policyAssist = JSON.parse(read('schemas/ai-initiative-config.assist.schema.json')) as Schema;

const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(strict);

/** The messages of ajv on a value, each with its place; none where the value is valid. */
function errorsOf(value: unknown): readonly string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** Every schema object below a schema, itself included, with the value of each of its keywords. */
function schemasIn(schema: Schema): readonly Schema[] {
  const { properties = {}, items } = schema as { properties?: Record<string, Schema>; items?: Schema };
  return [schema, ...[...Object.values(properties), ...(items ? [items] : [])].flatMap(schemasIn)];
}

describe('strict schema', () => {
  for (const folder of ['invoice-triage', 'sales-outreach', 'contract-summaries']) {
    it(`accepts examples/${folder}`, () => {
      assert.deepEqual(errorsOf(parse(read(`examples/${folder}/ai-initiative.yaml`))), []);
    });
  }

  // what only shows in the text, in the neighbours or on a day is no matter for a schema
  const beyondSchemas = ['dates', 'duplicate-key', 'nesting', 'same-name-a', 'same-name-b', 'syntax'];
  for (const folder of readdirSync(path.join(ROOT, 'examples/mistakes'))) {
    if (beyondSchemas.includes(folder)) continue;
    it(`rejects examples/mistakes/${folder}`, () => {
      assert.notDeepEqual(errorsOf(parse(read(`examples/mistakes/${folder}/ai-initiative.yaml`))), []);
    });
  }

  it('accepts every example of its own', () => {
    for (const stage of ['idea', 'pilot', 'production', 'retired'] as const) {
      assert.deepEqual(errorsOf(JSON.parse(JSON.stringify(exemplaryManifest(stage)))), []);
    }
  });

  const manifest = parse(read('examples/invoice-triage/ai-initiative.yaml')) as Record<string, object>;
  const broken: readonly (readonly [string, object, RegExp])[] = [
    ['an unknown key', { ownershp: {} }, /must NOT have additional properties/],
    ['an unknown key in a section', { review: { cadance: 'monthly' } }, /\/review must NOT have additional/],
    ['an impossible date', { review: { lastReviewedOn: '2026-02-30' } }, /lastReviewedOn must match format "date"/],
    ['a word not in the list', { risk: { tier: 'medium' } }, /\/risk\/tier must be equal to one of/],
    ['an owner without its kind', { ownership: { owner: 'finance' } }, /\/ownership\/owner must match pattern/],
    ['a path that begins at the root', { covers: ['/etc'] }, /\/covers\/0 must match pattern/],
    ['text for a number', { capacity: { team: { fte: 'two' } } }, /\/capacity\/team\/fte must be number/],
    ['a link that runs a script', { links: [{ url: 'javascript:alert(1)' }] }, /\/links\/0\/url must match pattern/],
    ['a name with capitals', { name: 'Invoice' }, /\/name must match pattern/],
  ];
  for (const [what, change, message] of broken) {
    it(`rejects ${what}`, () => assert.match(errorsOf({ ...manifest, ...change }).join('\n'), message));
  }

  it('leaves keys that start with x- free, at every level', () => {
    assert.deepEqual(errorsOf({ ...manifest, 'x-cost-centre': 4711, risk: { 'x-note': { any: ['thing'] } } }), []);
  });

  it('says of every field what it is, and of every word what it means', () => {
    const described = (field: FieldInfo, schema: Schema): void => {
      for (const [key, child] of field.fields) {
        const below = (schema['properties'] as Record<string, Schema>)[key] ?? {};
        const text = String(below['description']);
        assert.ok(text.includes(child.meta.description ?? '—') && text.includes(child.meta.why ?? '—'), key);
        for (const [word, meaning] of Object.entries(child.meta.meanings ?? {})) {
          assert.ok(text.includes(`${word}: ${meaning}`), `${key}: ${word}`);
        }
        described(child.item ?? child, (below['items'] as Schema | undefined) ?? below);
      }
    };
    described(manifestFields, strict);
  });
});

describe('strict schema of the policy', () => {
  const validatePolicy = ajv.compile(JSON.parse(read('schemas/ai-initiative-config.schema.json')) as Schema);
  const policy = {
    extends: ['./base.yaml'],
    rules: { 'budget-missing': 'off', 'sponsor-missing': { severity: 'error', weight: 8 } },
    thresholds: { pilotMaxDays: 120 },
    vocabulary: { businessFunctions: ['actuarial'], owners: ['group:a'], ownerMapping: { 'group:a': '@acme/a' } },
    'x-free': 1,
  };

  it('accepts a policy', () => assert.ok(validatePolicy(policy), JSON.stringify(validatePolicy.errors)));

  for (const [what, change] of Object.entries({
    'an unknown key': { rulez: {} },
    'an unknown severity': { rules: { 'budget-missing': 'fatal' } },
    'a negative threshold': { thresholds: { pilotMaxDays: -1 } },
    'a threshold without end': { thresholds: { pilotMaxDays: 1e9 } },
  })) {
    it(`rejects ${what}`, () => assert.equal(validatePolicy({ ...policy, ...change }), false));
  }
});

describe('assist schema', () => {
  for (const [file, schema] of Object.entries({ manifest: assist, policy: policyAssist })) {
    it(`has no keyword that reports anything about a ${file}`, () => {
      const helping = ['$schema', '$id', 'title', 'description', 'properties', 'items', 'defaultSnippets'];
      const keywords = new Set(schemasIn(schema).flatMap((below) => Object.keys(below)));
      assert.deepEqual(
        [...keywords].filter((keyword) => !helping.includes(keyword)),
        [],
      );
    });
  }

  it('describes the same fields as the strict schema', () => {
    const names = (schema: Schema) => schemasIn(schema).flatMap((below) => Object.keys(below['properties'] ?? {}));
    assert.deepEqual(names(assist), names(strict));
  });

  it('offers every word of a list, with its meaning', () => {
    const lifecycle = (assist['properties'] as Record<string, { properties: Record<string, Schema> }>)['lifecycle'];
    const snippets = lifecycle?.properties['stage']?.['defaultSnippets'] as { body: string; description: string }[];
    assert.deepEqual(
      snippets.map(({ body }) => body),
      ['idea', 'pilot', 'production', 'retired'],
    );
    assert.ok(snippets.every(({ description }) => description.length > 10));
  });

  it('is what package.json gives to the YAML extension', () => {
    const { contributes } = JSON.parse(read('package.json')) as { contributes: { yamlValidation: unknown } };
    assert.deepEqual(contributes.yamlValidation, [
      { fileMatch: ['ai-initiative.yaml', 'ai-initiative.yml'], url: './schemas/ai-initiative.assist.schema.json' },
      {
        fileMatch: ['ai-initiative.config.yaml', 'ai-initiative.config.yml'],
        url: './schemas/ai-initiative-config.assist.schema.json',
      },
    ]);
  });
});
