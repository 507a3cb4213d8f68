import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { entityTable, planImport, presets, readEntities, readMapping } from '../../src/import/index.ts';
import { TODAY } from '../../src/catalogue/exemplary.ts';

/** What an import makes of files: the manifests by name, the notes with their places, and the counts. */
function imported(files: Readonly<Record<string, string>>) {
  const entities = readEntities(Object.entries(files).map(([name, text]) => ({ name, text })));
  assert.ok(entities);
  const { mapping, problems } = readMapping(presets.get(entities.format) ?? '');
  assert.deepEqual(problems, []);
  const register = { ...entityTable(entities, mapping, (_file, declared) => declared), source: entities.format };
  const { drafts, notes, counts } = planImport(register, mapping, [], new Set(), TODAY);
  const manifests = drafts.map(({ folder, text }) => {
    const { 'x-register': _, schemaVersion: __, ...rest } = parse(text) as Record<string, unknown>;
    return [folder, rest] as const;
  });
  return {
    manifests: Object.fromEntries(manifests),
    notes: notes.map(({ kind, row, message }) => `${kind}: ${entities.placeOf(row)}: ${message}`),
    counts,
  };
}

const ENTRY = `# what an auditor asks for
id: support-agent
name: Support agent
version: 2.1.0
owner: Support platform team
contact: support@example.org
risk_tier: high
data_classification: restricted
created_at: 2026-02-01
description: Answers questions of customers in the chat, and hands refunds to people.
intended_use: Questions about orders of private customers
limitations: [Knows no orders older than two years, Is wrong about prices in other currencies]
human_oversight: A person answers every refund and every complaint
models:
  - { provider: anthropic, model: claude-x }
  - openai/gpt-5-mini
  - { name: our-classifier }
evals: { path: evals/, runs_in_ci: true }
controls: [EU-AI-ACT-2024:Art.14, INTERNAL-1.0:CTRL-1]
last_reviewed: 2026-04-24
`;

describe('import of .ai-register.yaml', () => {
  it('takes every field that a manifest has a place for, and names the others', () => {
    const { manifests, notes, counts } = imported({ '.ai-register.yaml': ENTRY });
    assert.deepEqual(manifests, {
      'support-agent': {
        name: 'support-agent',
        title: 'Support agent',
        description: 'Answers questions of customers in the chat, and hands refunds to people.',
        lifecycle: { stage: 'idea' },
        ownership: { owner: 'group:support-platform-team', contact: 'support@example.org' },
        integration: { humanOversight: 'A person answers every refund and every complaint' },
        learning: { evaluation: { path: 'evals/' } },
        sourcing: {
          models: [
            { provider: 'anthropic', name: 'claude-x' },
            { provider: 'openai', name: 'gpt-5-mini' },
            { name: 'our-classifier' },
          ],
        },
        risk: {
          tier: 'high',
          dataClassification: 'restricted',
          intendedUse: 'Questions about orders of private customers',
          outOfScopeUse: 'Knows no orders older than two years; Is wrong about prices in other currencies',
          controls: ['EU-AI-ACT-2024:Art.14', 'INTERNAL-1.0:CTRL-1'],
        },
        review: { lastReviewedOn: '2026-04-24' },
        'x-version': '2.1.0',
        'x-created': '2026-02-01',
        'x-stage': 'not said',
      },
    });
    assert.deepEqual(notes, ['left-out: .ai-register.yaml: nothing is made of evals.runs_in_ci']);
    assert.equal(counts.new, 1);
  });

  it('reads an entry below the key system, and the stage where it is said', () => {
    const { manifests, notes } = imported({
      'a.yaml':
        'system:\n  id: router\n  name: Router\n  owner: user:ada\n  deployment: production\n  models: [gpt-x, mistral/small]\n',
      'b.yaml': 'id: b\nname: B\ndeployment: somewhere\nrisk_tier: severe\n',
    });
    const { router, b } = manifests;
    assert.deepEqual(
      [router?.['lifecycle'], router?.['ownership'], router?.['sourcing'], b?.['lifecycle']],
      [
        { stage: 'production' },
        { owner: 'user:ada' },
        { models: [{ name: 'gpt-x' }, { provider: 'mistral', name: 'small' }] },
        { stage: 'idea' },
      ],
    );
    assert.deepEqual(notes, [
      'defaulted: b.yaml: lifecycle.stage is idea, as no value of the mapping fits',
      'left-out: b.yaml: risk.tier is left out: it must be one of minimal, limited, high, prohibited',
    ]);
  });
});

const COMPONENT = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: invoice-triage
  title: Invoice triage
  description: Routes invoices
  tags: [finance, ml]
  links: [{ url: https://example.org/design, title: Design }]
  annotations: { github.com/project-slug: acme/invoices }
spec:
  type: service
  lifecycle: production
  owner: group:default/finance-automation
  dependsOn: ['component:default/model-gateway', component:mail]
`;

describe('import of Backstage components', () => {
  it('makes an initiative of each component, and says what else there is', () => {
    const text = `${COMPONENT}---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: invoices }
---
# a comment alone
--- # the last
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: chat, namespace: eu, annotations: { ai-initiative.dev/stage: idea } }
spec: { type: website, lifecycle: experimental, owner: team-a, dependsOn: ['resource:queue'] }
`;
    const { manifests, notes, counts } = imported({ 'catalog-info.yaml': text });
    assert.deepEqual(manifests, {
      'invoice-triage': {
        name: 'invoice-triage',
        title: 'Invoice triage',
        description: 'Routes invoices',
        tags: ['finance', 'ml'],
        links: [{ title: 'Design', url: 'https://example.org/design' }],
        dependsOn: ['model-gateway', 'mail'],
        lifecycle: { stage: 'production' },
        ownership: { owner: 'group:finance-automation' },
        'x-type': 'service',
        'x-lifecycle': 'production',
      },
      chat: {
        name: 'chat',
        title: 'chat',
        lifecycle: { stage: 'idea' },
        ownership: { owner: 'group:team-a' },
        'x-type': 'website',
        'x-lifecycle': 'experimental',
      },
    });
    assert.deepEqual(notes, [
      'left-out: catalog-info.yaml, document 1: nothing is made of metadata.annotations.github.com/project-slug',
      'left-out: catalog-info.yaml, document 2: an entity of kind API is no initiative',
      'left-out: catalog-info.yaml, document 3: nothing is made of spec.dependsOn',
    ]);
    assert.deepEqual([counts.rows, counts.new, counts.skipped, counts.rejected], [3, 2, 1, 0]);
  });

  it('keeps owners and templates apart', () => {
    const owners = (owner: string) =>
      Object.values(imported({ 'a.yaml': COMPONENT.replace('group:default/finance-automation', owner) }).manifests).map(
        ({ ownership }) => (ownership as { owner?: string } | undefined)?.owner,
      );
    for (const [owner, expected] of [
      ['team-a', 'group:team-a'],
      ['user:default/ada', 'user:ada'],
      ['group:eu/team-a', 'group:eu/team-a'],
      ["'@acme/team-a'", '@acme/team-a'],
      ["'${{ values.owner }}'", undefined],
    ] as const)
      assert.deepEqual(owners(owner), [expected], owner);
  });

  it('rejects what cannot be read or is of another format, with its line, and takes the rest', () => {
    const { manifests, notes, counts } = imported({
      'catalog-info.yaml': `${COMPONENT}---\nkind: Component\napiVersion: x\nmetadata: { name: [\n`,
      'register.yaml': ENTRY,
      'other.yaml': 'some: thing\n',
    });
    assert.deepEqual(Object.keys(manifests), ['invoice-triage']);
    assert.match(notes[1] ?? '', /^rejected: catalog-info\.yaml, document 2: .* on line 18 is not closed$/);
    assert.deepEqual(notes.slice(2), [
      'rejected: register.yaml: it is in another format than catalog-info.yaml, document 1',
      'rejected: other.yaml: it is neither an entry of an AI register nor an entity of a catalog',
    ]);
    assert.deepEqual([counts.rows, counts.new, counts.rejected], [4, 1, 3]);
  });

  it('reads nothing of files in no format that it knows', () => {
    assert.equal(readEntities([{ name: 'a.yaml', text: 'a: 1\n' }]), undefined);
    assert.equal(readEntities([{ name: 'a.yaml', text: '' }]), undefined);
    assert.equal(readEntities([{ name: 'a.yaml', text: '- 1\n---\nx\n' }]), undefined);
  });
});
