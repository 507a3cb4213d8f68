import {
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  type Entity,
} from '@backstage/catalog-model';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { exemplaryFiles, exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { HOSTILE } from '../../report/sample.ts';
import { git } from '../../repository/git-repository.ts';
import { useFolder } from '../harness.ts';

const WAIVED =
  'waivers: [{ rule: feedback-path-missing, reason: It moves to another folder, approvedBy: user:cfo, expiresOn: 2026-07-31 }]\n';
const GAPS = `learning:
  feedback: { channel: Wrong-folder button in the mail client, cadence: weekly, path: src/fedback/ }
  evaluation: { path: eval/, cadence: weekly, lastRunOn: 2026-05-16 }
  adaptation: Every correction becomes a sorting rule the same night
  knowledge: { docs: https://example.org/docs, channel: "#ml-lessons" }
`;

describe('ai-initiative export', () => {
  const folder = useFolder({ ...exemplaryFiles, 'ai-initiative.yaml': exemplaryText('production', GAPS + WAIVED) });
  const run = (...args: readonly string[]) => folder().run(['export', ...args], { env: { GITHUB_REPOSITORY: '' } });

  beforeEach(() => {
    git(folder().root, '2026-05-19', 'init', '-q');
    git(folder().root, '2026-05-19', 'add', '-A');
    git(folder().root, '2026-05-19', 'commit', '-qm', 'first');
  });

  const hostile = (name: string) =>
    exemplaryText(
      'pilot',
      `name: ${name}\ntitle: ${JSON.stringify(HOSTILE)}\ndescription: ${JSON.stringify(HOSTILE)}\nownership: { owner: group:sap }\nsourcing: { models: [{ provider: ${JSON.stringify(HOSTILE)}, name: "../é \\u202E" }] }\n`,
    );

  describe('to CycloneDX', () => {
    type Refs = { readonly 'bom-ref': string };
    interface Bom {
      readonly metadata: { readonly component?: Refs };
      readonly components: readonly (Refs & { readonly type: string; readonly name: string })[];
      readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
      readonly declarations: {
        readonly assessors: readonly Refs[];
        readonly attestations: readonly { readonly assessor: string; readonly map: readonly MapEntry[] }[];
        readonly claims: readonly (Refs & {
          readonly target: string;
          readonly predicate: string;
          readonly reasoning?: string;
          readonly evidence?: readonly string[];
          readonly counterEvidence?: readonly string[];
          readonly mitigationStrategies?: readonly string[];
        })[];
        readonly evidence: readonly (Refs & { readonly expires?: string; readonly description: string })[];
      };
      readonly definitions: { readonly standards: readonly (Refs & { readonly requirements: readonly Refs[] })[] };
    }
    interface MapEntry {
      readonly requirement: string;
      readonly claims?: readonly string[];
      readonly counterClaims?: readonly string[];
      readonly conformance: { readonly score: number; readonly rationale: string };
      readonly confidence: { readonly score: number };
    }

    /** The document, valid by the library of CycloneDX, and without a reference to something that is not in it. */
    async function valid(...args: readonly string[]): Promise<Bom> {
      const { stdout, stderr } = await run('--format', 'cyclonedx', ...args);
      assert.equal(stderr, '');
      assert.equal(await new Validation.JsonStrictValidator(Spec.Version.v1dot7).validate(stdout), null);
      const bom = JSON.parse(stdout) as Bom;
      assert.deepEqual(dangling(bom), []);
      return bom;
    }

    /** Names that occur twice, and references that lead nowhere: the validator looks for neither. */
    function dangling(bom: Bom): readonly string[] {
      const names = [...JSON.stringify(bom).matchAll(/"bom-ref":"((?:[^"\\]|\\.)*)"/g)].map(([, name = '']) => name);
      const { attestations, claims } = bom.declarations;
      const references = [
        ...bom.dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]),
        ...attestations.flatMap(({ assessor, map }) => [
          assessor,
          ...map.flatMap((entry) => [entry.requirement, ...(entry.claims ?? []), ...(entry.counterClaims ?? [])]),
        ]),
        ...claims.flatMap(({ target, evidence = [], counterEvidence = [], mitigationStrategies = [] }) => [
          target,
          ...evidence,
          ...counterEvidence,
          ...mitigationStrategies,
        ]),
      ];
      assert.ok(references.length > 10);
      const repeated = names.filter((name, i) => names.indexOf(name) !== i);
      return [...repeated, ...references.filter((one) => !names.includes(JSON.stringify(one).slice(1, -1)))];
    }

    it('tells verified, contradicted, unknown and waived claims apart', async () => {
      const bom = await valid();
      const { claims, attestations, evidence } = bom.declarations;
      const entryOf = (ruleId: string) =>
        attestations.flatMap(({ map }) => map).find(({ requirement }) => requirement === `rule:${ruleId}`);
      const claimAt = (at: string) => claims.find(({ predicate }) => predicate.includes(`(${at})`));

      const integration = entryOf('integration-path-missing');
      assert.equal(integration?.conformance.score, 1);
      assert.equal(integration?.confidence.score, 1);
      assert.equal(claimAt('integration.points[0].path')?.evidence?.length, 1);

      const evaluation = entryOf('evaluation-path-missing');
      assert.equal(evaluation?.conformance.score, 0);
      assert.match(evaluation?.conformance.rationale ?? '', /eval\//);
      assert.equal(claimAt('learning.evaluation.path')?.counterEvidence?.length, 1);
      assert.deepEqual(evaluation?.counterClaims, [claimAt('learning.evaluation.path')?.['bom-ref']]);

      assert.equal(entryOf('knowledge-path-missing'), undefined);
      assert.match(claimAt('learning.knowledge.docs')?.reasoning ?? '', /^Declared, and not checked: /);

      const [waiver] = claimAt('learning.feedback.path')?.mitigationStrategies ?? [];
      const strategy = evidence.find((one) => one['bom-ref'] === waiver);
      assert.equal(strategy?.expires, '2026-07-31T23:59:59Z');
      assert.match(strategy?.description ?? '', /user:cfo: It moves to another folder/);
    });

    it('is one document for several initiatives, with their models', async () => {
      folder().write('b/ai-initiative.yaml', exemplaryText('idea', 'name: other\n'));
      const bom = await valid();
      assert.equal(bom.metadata.component, undefined);
      assert.deepEqual(
        bom.components.map(({ type, name }) => `${type} ${name}`),
        [
          'application supplier-mail',
          'application other',
          'machine-learning-model gpt-5-mini',
          'machine-learning-model gpt-5-mini',
        ],
      );
    });

    it('is valid for hostile and unreadable manifests', async () => {
      folder().write('a b/ai-initiative.yaml', hostile('one'));
      folder().write('c/ai-initiative.yaml', 'lifecycle: [');
      await valid();
    });
  });

  describe('to Backstage', () => {
    const policy = EntityPolicies.allOf([
      new DefaultNamespaceEntityPolicy(),
      new FieldFormatEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new SchemaValidEntityPolicy(),
    ]);

    /** The entities, each valid by the catalog model of Backstage. */
    async function valid(text: string): Promise<readonly Entity[]> {
      const entities = parseAllDocuments(text).map((document) => document.toJS() as Entity);
      for (const entity of entities) {
        const validator =
          entity.kind === 'Component' ? componentEntityV1alpha1Validator : resourceEntityV1alpha1Validator;
        assert.ok(await validator.check(entity), entity.metadata.name);
        assert.ok(await policy.enforce(entity));
      }
      return entities;
    }

    it('is a component an initiative and a resource a model', async () => {
      folder().write('b/ai-initiative.yaml', exemplaryText('pilot', 'name: other\ndependsOn: [supplier-mail]\n'));
      const { code, stdout } = await run('--format', 'backstage');
      assert.equal(code, 0);
      const entities = await valid(stdout);
      assert.deepEqual(
        entities.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
        ['Component supplier-mail', 'Component other', 'Resource openai-gpt-5-mini'],
      );
      const [first, second] = entities;
      assert.equal(first?.spec?.['lifecycle'], 'production');
      assert.equal(first?.spec?.['owner'], 'group:default/purchasing-systems');
      assert.equal(second?.spec?.['lifecycle'], 'experimental');
      const named = new Set(entities.map(({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`));
      for (const { spec } of entities)
        for (const reference of (spec?.['dependsOn'] ?? []) as string[]) assert.ok(named.has(reference), reference);
      assert.deepEqual(second?.spec?.['dependsOn'], [
        'component:default/supplier-mail',
        'resource:default/openai-gpt-5-mini',
      ]);
      const annotations = first?.metadata.annotations ?? {};
      assert.equal(annotations['ai-initiative.dev/stage'], 'production');
      assert.equal(annotations['ai-initiative.dev/as-of'], '2026-05-20');
      assert.match(annotations['ai-initiative.dev/score'] ?? '', /^\d+$/);
    });

    it('is valid for hostile manifests, and says which ones it cannot hold', async () => {
      folder().write('a b/ai-initiative.yaml', hostile('one'));
      folder().write(
        'c/ai-initiative.yaml',
        exemplaryText('pilot', 'name: no-owner\nownership: { sponsor: user:x }\n'),
      );
      folder().write(
        'd/ai-initiative.yaml',
        exemplaryText('pilot', 'name: odd\nownership: { owner: maria@example.org }\n'),
      );
      folder().write('e/ai-initiative.yaml', 'lifecycle: [');
      const { code, stdout, stderr } = await run('--format', 'backstage');
      assert.equal(code, 2);
      assert.doesNotMatch(stdout, /[\u202E\u2028]/);
      assert.ok((await valid(stdout)).some(({ metadata }) => metadata.name === 'one'));
      assert.match(stderr, /^error: c\/ai-initiative.yaml: Backstage needs an owner/m);
      assert.match(stderr, /^error: d\/ai-initiative.yaml: "maria@example.org" is not the name of a group or user/m);
      assert.match(stderr, /^error: e\/ai-initiative.yaml: It cannot be judged/m);
    });

    for (const [owner, expected] of [
      ['user:maria', 'user:default/maria'],
      ['group:payments/sap', 'group:payments/sap'],
      ['"@acme/sap"', 'group:default/sap'],
      ['"@maria"', 'user:default/maria'],
    ] as const)
      it(`names the owner ${owner} as ${expected}`, async () => {
        folder().write('ai-initiative.yaml', exemplaryText('pilot', `ownership: { owner: ${owner} }\n`));
        const [component] = await valid((await run('--format', 'backstage')).stdout);
        assert.equal(component?.spec?.['owner'], expected);
      });
  });

  describe('--patch', () => {
    const read = () => readFileSync(path.join(folder().root, 'catalog-info.yaml'), 'utf8');
    const patch = (...args: readonly string[]) => run(...args, '--format', 'backstage', '--patch', 'catalog-info.yaml');
    const CATALOG = `# who owns what
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: 'supplier-mail' # as in the ERP
  annotations:
    github.com/project-slug: acme/supplier-mail   # do not move
    ai-initiative.dev/score: '3'
spec: { type: service, owner: sap, lifecycle: production }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: mail }
`;

    it('sets annotations only, and changes nothing the second time', async () => {
      folder().write('catalog-info.yaml', CATALOG);
      assert.equal((await patch()).stdout, 'updated catalog-info.yaml\n');
      const lines = read().split('\n');
      const added = lines.filter((line) => !CATALOG.split('\n').includes(line));
      assert.ok(added.length >= 5);
      for (const line of added) assert.match(line, /^ {4}ai-initiative\.dev\/[a-z-]+: \S+$/);
      assert.deepEqual(
        lines.filter((line) => !added.includes(line)),
        CATALOG.split('\n').filter((line) => !line.includes('/score')),
      );
      assert.match(read(), /^ {4}ai-initiative\.dev\/score: '\d+'$/m);
      const before = read();
      assert.equal((await patch()).stdout, 'is up to date catalog-info.yaml\n');
      assert.equal(read(), before);
    });

    it('takes away what is no longer known', async () => {
      folder().write('catalog-info.yaml', CATALOG);
      folder().write('ai-initiative.yaml', exemplaryText('pilot'));
      await patch();
      assert.match(read(), /decision-due-on: 2026-06-10/);
      folder().write('ai-initiative.yaml', exemplaryText('production'));
      await patch();
      assert.doesNotMatch(read(), /decision-due-on/);
    });

    it('makes the annotations where there are none, and keeps line ends', async () => {
      folder().write('catalog-info.yaml', 'kind: Component\r\nmetadata:\r\n  name: x\r\nspec: {}\r\n');
      await patch();
      assert.match(read(), /^ {2}annotations:\r\n {4}ai-initiative\.dev\/manifest: ai-initiative\.yaml\r\n/m);
      assert.doesNotMatch(read(), /(?<!\r)\n/);
    });

    it('changes nothing that it cannot change for certain', async () => {
      for (const [text, message] of [
        ['kind: API\n', /It has no Component/],
        ['kind: Component\n---\nkind: Component\n', /It has several Components/],
        ['kind: Component\nx: &a {}\nmetadata: { annotations: *a }\n', /Its annotations cannot be set/],
      ] as const) {
        folder().write('catalog-info.yaml', text);
        const { code, stderr } = await patch();
        assert.equal(code, 2, text);
        assert.match(stderr, message);
        assert.equal(read(), text);
      }
    });

    it('refuses what is not there, leads out, or is about several manifests', async () => {
      assert.match((await patch()).stderr, /There is no such file/);
      folder().write('catalog-info.yaml', CATALOG);
      folder().write('b/ai-initiative.yaml', exemplaryText('pilot', 'name: other\n'));
      assert.match((await patch('.')).stderr, /2 manifests; name the one that this file is about/);
      assert.equal((await patch('b')).code, 0);
      folder().write('deep/catalog-info.yaml', CATALOG);
      assert.match(
        (await run('--format', 'backstage', '--patch', 'deep/catalog-info.yaml')).stderr,
        /no manifest is beside/,
      );
      assert.equal((await run('--format', 'cyclonedx', '--patch', 'catalog-info.yaml')).code, 2);
      assert.equal((await run('--format', 'backstage', '--patch', 'catalog-info.yaml', '-o', 'x')).code, 2);
      symlinkSync('/etc/hostname', path.join(folder().root, 'out.yaml'));
      const { code, stderr } = await run('--format', 'backstage', '--patch', 'out.yaml');
      assert.equal(code, 2);
      assert.match(stderr, /leads out/);
    });
  });

  it('needs a format', async () => {
    assert.equal((await run()).code, 2);
    assert.equal((await run('--format', 'spdx')).code, 2);
  });
});
