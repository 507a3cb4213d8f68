import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exemplaryFacts, TODAY } from '../../../src/catalogue/exemplary.ts';
import {
  assess,
  defaultPolicy,
  exemplaryManifest,
  KINDS,
  manifestFields,
  parseDocument,
  rules,
  type FieldInfo,
  type Kind,
  type Policy,
  type SourceDocument,
  type Stage,
} from '../../../src/core/index.ts';
import { isErrorSomewhere } from '../../../src/core/assessment/waivers.ts';
import { manifests, textOf, withoutWaivers, type Value } from '../generated.ts';
import { write } from '../apply-fixes.ts';

const STAGES = ['idea', 'pilot', 'production'] as const satisfies readonly Stage[];
const SITUATIONS = STAGES.flatMap((stage) => KINDS.map((kind) => [stage, kind] as const));

/** @param previous of nearly the same manifest, so that the rest is not parsed again */
const documentOf = (manifest: Value, previous?: SourceDocument) => parseDocument(textOf(manifest), previous);

const judge = (document: SourceDocument, policy: Policy = defaultPolicy) =>
  assess(document, { policy, facts: exemplaryFacts, dependents: [], today: TODAY });

const switchedOff = (id: string): Policy => ({ ...defaultPolicy, rules: { [id]: { severity: 'off' } } });

const spoken = (document: SourceDocument, policy?: Policy) =>
  new Set(
    judge(document, policy)
      .findings.filter(({ group }) => group !== 'waivers')
      .flatMap(({ ruleIds }) => ruleIds),
  );

/** A manifest in which only what the asked rules look at is filled in: every other field is left out. */
function askedAlone(stage: Stage, kind: Kind): Value {
  const whole = documentOf(exemplaryManifest(stage, kind));
  const isReady = (manifest: Value) => {
    const { gate, findings, score } = judge(documentOf(manifest, whole));
    return gate?.verdict === 'ready' && findings.length === 0 && score === 100;
  };
  const leaves = (
    value: unknown,
    path: readonly (string | number)[] = [],
  ): readonly (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]))
      : [path];
  return leaves(exemplaryManifest(stage, kind)).reduce<Value>(
    (manifest, path) => {
      const without = write(manifest, path, undefined) as Value;
      return isReady(without) ? without : manifest;
    },
    exemplaryManifest(stage, kind),
  );
}

describe('the law of the gate', () => {
  for (const [stage, kind] of SITUATIONS) {
    // research in production is a contradiction, and reported as one
    if (stage === 'production' && kind === 'research') continue;
    it(`is ready, with 100 and no finding, on what it asks alone: ${kind} at ${stage}`, () => {
      const { gate, score, findings } = judge(documentOf(askedAlone(stage, kind)));
      assert.deepEqual(
        { verdict: gate?.verdict, score, findings: findings.length },
        { verdict: 'ready', score: 100, findings: 0 },
      );
    });
  }

  it('hears no other rule speak when one is switched off, or declared not needed', () => {
    const declared = (manifest: Value, rule: string) => ({
      ...manifest,
      notNeeded: [{ rule, because: 'The supplier takes care of it', by: 'user:coo' }],
    });
    for (const [stage, kind] of SITUATIONS) {
      const bare = { schemaVersion: 1, name: 'bare', title: 'Bare', kind, lifecycle: { stage } };
      const document = documentOf(bare);
      const before = spoken(document);
      for (const rule of rules) {
        const off = spoken(document, switchedOff(rule.id));
        const added = [...off].filter((id) => !before.has(id));
        assert.deepEqual(added, [], `${rule.id} off, ${kind} at ${stage}`);
        if (isErrorSomewhere(rule)) continue;
        const without = [...spoken(documentOf(declared(bare, rule.id), document))].filter((id) => !before.has(id));
        assert.deepEqual(without, [], `${rule.id} not needed, ${kind} at ${stage}`);
      }
    }
  });

  it('holds for any manifest', () => {
    fc.assert(
      fc.property(manifests.map(withoutWaivers), fc.constantFrom(...rules.map(({ id }) => id)), (manifest, id) => {
        const document = documentOf(manifest);
        const before = spoken(document);
        const added = [...spoken(document, switchedOff(id))].filter((one) => !before.has(one));
        assert.deepEqual(added, []);
      }),
      { numRuns: 60 },
    );
  });
}).timeout(60_000);

/** A manifest that has a value in every field, made by a function. */
function filled(field: FieldInfo, make: (field: FieldInfo) => unknown): unknown {
  if (field.item) return [filled(field.item, make)];
  if (field.kind !== 'mapping') return make(field);
  return Object.fromEntries([...field.fields].map(([key, child]) => [key, filled(child, make)]));
}

const IDENTITY = { schemaVersion: 1, name: 'bare', title: 'Bare' };

describe('what is no answer meets no requirement', () => {
  const fillers: Readonly<Record<string, (field: FieldInfo) => unknown>> = {
    x: () => 'x',
    TBD: () => 'TBD',
    '[to be defined]': () => '[to be defined]',
    'lorem ipsum': () => 'Lorem ipsum dolor sit amet',
    'à définir': () => 'à définir',
    'one text everywhere': () => 'We will take care of this in time',
    'owners of one letter': ({ meta }) => (meta.format === 'owner' ? 'user:x' : 'x'),
    'the examples of the documentation': ({ example }) => example,
    'zero everywhere': ({ schema }) => (schema.safeParse(0).success ? 0 : undefined),
  };
  for (const [name, make] of Object.entries(fillers)) {
    it(`of ${name}`, () => {
      for (const stage of STAGES) {
        const sections = filled(manifestFields, make) as Value;
        const { waivers: _waivers, notNeeded: _notNeeded, assumed: _assumed, ...rest } = sections;
        const given = { ...rest, ...IDENTITY, lifecycle: { ...(rest['lifecycle'] as Value), stage } };
        const manifest = JSON.parse(JSON.stringify(given)) as Value;
        const passedOf = (value: Value) => judge(documentOf(value)).rules.filter(({ outcome }) => outcome === 'passed');
        // what holds of an initiative about which nothing is said
        const bare = passedOf({ ...IDENTITY, lifecycle: { stage } }).map(({ ruleId }) => ruleId);
        const met = passedOf(manifest).filter(({ ruleId, needsFacts }) => !needsFacts && !bare.includes(ruleId));
        assert.deepEqual(
          met.map(({ ruleId }) => ruleId),
          [],
          stage,
        );
      }
    });
  }
});
