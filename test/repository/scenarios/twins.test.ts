import assert from 'node:assert/strict';
import path from 'node:path';
import { git, makeFolder, makeRepository, type Files } from '../git-repository.ts';
import { FILE, look, manifest, truth } from './initiative.ts';

/** A repository that holds what the manifest says, and the manifest. */
function honest(sections: Readonly<Record<string, unknown>> = {}, files: Files = {}) {
  const text = manifest(sections);
  const repository = makeRepository('2026-03-05', { ...truth, ...files, [FILE]: text });
  return { ...repository, text };
}

const models = (provider: string, name = 'model-1') => ({
  sourcing: { strategy: 'build', models: [{ provider, name }] },
});
const evaluation = (declared: string) => ({
  learning: { evaluation: { path: declared, cadence: 'weekly', lastRunOn: '2026-05-15' } },
});
const CI = '.github/workflows/evals.yml';
const steps = (run: string) => `jobs:\n  a:\n    steps:\n      - run: ${run}\n`;

describe('true manifests', () => {
  it('are verified by the repository that they describe, with a place for each claim', async () => {
    const { folder, text } = honest();
    const { contradicted, unknown, verified, rules } = await look(folder, text);
    assert.deepEqual([contradicted, unknown], [[], []]);
    assert.ok(verified.length >= 10);
    const placed = rules
      .flatMap(({ evidence = [] }) => evidence)
      .filter(({ status, place }) => status === 'verified' && place);
    assert.ok(placed.length >= 9);
  });

  const twins: readonly (readonly [string, Readonly<Record<string, unknown>>, Files])[] = [
    ['Azure through the SDK of OpenAI', models('Azure OpenAI'), {}],
    ['Azure AI Foundry', models('Azure AI Foundry'), { 'package.json': '{"dependencies":{"@azure/openai":"2"}}' }],
    [
      'Google Gemini',
      models('Google Gemini', 'gemini-3-flash'),
      { 'package.json': '{"dependencies":{"@google/genai":"1"}}', 'src/triage.ts': '' },
    ],
    [
      'Vertex AI',
      models('Vertex AI'),
      { 'package.json': '{"dependencies":{"@google/genai":"1"}}', 'src/triage.ts': '' },
    ],
    [
      'Claude on Amazon Bedrock',
      models('Anthropic', 'claude-sonnet-4-5'),
      { 'package.json': '{"dependencies":{"@aws-sdk/client-bedrock-runtime":"3"}}', 'src/triage.ts': '' },
    ],
    [
      'Amazon Bedrock',
      models('Amazon Bedrock'),
      { 'package.json': '{"dependencies":{"@anthropic-ai/bedrock-sdk":"1"}}', 'src/triage.ts': '' },
    ],
    ['OpenAI Inc.', models('OpenAI Inc.', 'gpt-5-mini'), {}],
    [
      'a local model that speaks the protocol of OpenAI',
      models('Ollama', 'llama3.3'),
      { 'src/triage.ts': 'new OpenAI({ baseURL: url });\n' },
    ],
    [
      'a provider used in tests only',
      {},
      {
        'tests/judge.test.ts': "import Anthropic from '@anthropic-ai/sdk';\nconst url = 'https://api.anthropic.com';\n",
      },
    ],
    [
      'a provider used in notebooks and examples only',
      {},
      { 'notebooks/try.py': 'client = Anthropic()\n', 'examples/a/package.json': '{"dependencies":{"cohere-ai":"7"}}' },
    ],
    ['a provider used by an evaluation only', {}, { 'evals/judge.py': 'client = Anthropic()\n' }],
    [
      'a provider in the documentation',
      {},
      { 'docs/other.md': 'Set ANTHROPIC_API_KEY for https://api.anthropic.com\n' },
    ],
    ['a provider named in a comment', {}, { 'src/other.ts': '// not https://api.anthropic.com any more\n' }],
    [
      'an evaluation run by an npm script',
      {},
      {
        [CI]: steps('npm run quality'),
        'package.json': '{"scripts":{"quality":"tsx evals/run.ts"},"dependencies":{"openai":"6"}}',
      },
    ],
    [
      'an evaluation run by pytest',
      evaluation('tests/evals/'),
      {
        'tests/evals/test_quality.py': 'def test_quality():\n    assert score() > 0.8\n',
        [CI]: steps('uv run pytest'),
      },
    ],
    ['an evaluation run by a build system', {}, { [CI]: steps('npx nx run evals:run') }],
    [
      'an evaluation run by a workflow of another repository',
      {},
      { [CI]: 'jobs:\n  a:\n    uses: acme/ci/.github/workflows/evals.yml@v2\n' },
    ],
    [
      'an evaluation in one file',
      evaluation('promptfooconfig.yaml'),
      { 'promptfooconfig.yaml': 'prompts: [a]\nproviders: [openai:gpt-5-mini]\n', [CI]: steps('npx promptfoo eval') },
    ],
    ['an evaluation elsewhere', evaluation('https://evals.example.org/claims'), {}],
    ['a table with a column a metric', {}, { 'reports/triage.csv': 'Week,Minutes to triage\n2026-05-11,7.4\n' }],
    [
      'a table with decimal commas',
      {},
      { 'reports/triage.csv': 'Datum;Kennzahl;Wert\n11.05.2026;triage-minutes;7,4\n' },
    ],
    ['a table that cannot be read', {}, { 'reports/triage.csv': 'Triage got faster this spring.\n' }],
    ['a table without that day', {}, { 'reports/triage.csv': 'date,metric,value\n2026-04-01,triage-minutes,9\n' }],
    ['an owner of one of the folders', {}, { CODEOWNERS: '* @acme/platform\n/src/ @acme/claims-systems\n' }],
    [
      'a business owner, and code of the technical owner',
      { ownership: { owner: 'group:claims-department', technicalOwner: 'group:claims-systems' } },
      {},
    ],
    ['no CODEOWNERS', {}, { CODEOWNERS: '' }],
    [
      'a connection that is planned',
      { integration: { points: [{ system: 'Guidewire', kind: 'api', status: 'planned', path: 'src/next/' }] } },
      {},
    ],
    [
      'slides as training material',
      {
        enablement: {
          training: [{ audience: 'Handlers', status: 'done', completed: 1, total: 1, path: 'docs/slides.pptx' }],
        },
      },
      { 'docs/slides.pptx': 'PK\u0003\u0004\0\0' },
    ],
    [
      'a connection whose code names its address only',
      { integration: { points: [{ system: 'Guidewire', kind: 'api', status: 'live', path: 'src/core/' }] } },
      { 'src/core/post.ts': 'export const post = (claim) => fetch(process.env.CLAIMS, { body: claim });\n' },
    ],
    [
      'a connection whose code is called by what people call the system',
      { integration: { points: [{ system: 'SAP S/4HANA', kind: 'api', status: 'live', path: 'lib/s4.py' }] } },
      { 'lib/s4.py': 'def book(invoice):\n    return ledger.book(invoice, company=1000, currency="EUR")\n' },
    ],
    [
      'a connection to a database through its client',
      { integration: { points: [{ system: 'PostgreSQL', kind: 'database', status: 'live', path: 'src/store.py' }] } },
      { 'src/store.py': 'import asyncpg\n\nasync def keep(claim):\n    await pool.fetchval(STATEMENT, claim)\n' },
    ],
    [
      'a screen for people, which reaches nothing',
      { integration: { points: [{ system: 'Handler desktop', kind: 'ui', status: 'live', path: 'src/button.tsx' }] } },
      { 'src/button.tsx': 'export const Button = ({ label }) => <button class="wide">{label}</button>;\n' },
    ],
    [
      'a package with empty files in it',
      { integration: { points: [{ system: 'Guidewire', kind: 'api', status: 'live', path: 'src/gw/' }] } },
      { 'src/gw/__init__.py': '', 'src/gw/post.py': 'def post(): ...\n' },
    ],
  ];
  for (const [name, sections, files] of twins) {
    it(`are not accused: ${name}`, async () => {
      const { folder, text } = honest(sections, files);
      assert.deepEqual((await look(folder, text)).contradicted, []);
    });
  }
});

const lifecycle = (stage: string, ...history: readonly (readonly [string, string])[]) => ({
  lifecycle: { stage, stageHistory: history.map(([one, since]) => ({ stage: one, since })) },
});
const PILOT = lifecycle('pilot', ['idea', '2025-09-01'], ['pilot', '2025-11-03']);

describe('natural ways of working', () => {
  it('accuse no one: init, commit, correct the stage', async () => {
    const repository = makeRepository('2026-04-20', truth);
    repository.commit('2026-04-20', { [FILE]: manifest(lifecycle('idea', ['idea', '2026-04-20'])) });
    repository.commit('2026-05-06', { [FILE]: manifest() });
    assert.deepEqual((await look(repository.folder, manifest())).contradicted, []);
  });

  it('accuse no one: init, and months later the assumed stage is corrected', async () => {
    const assumed = manifest({ ...lifecycle('idea', ['idea', '2025-09-01']), assumed: ['lifecycle.stage'] });
    const repository = makeRepository('2025-12-01', { ...truth, [FILE]: assumed });
    repository.commit('2026-04-15', { [FILE]: `${assumed}x-note: touched\n` });
    repository.commit('2026-05-06', { [FILE]: manifest() });
    assert.deepEqual((await look(repository.folder, manifest())).contradicted, []);
  });

  it('accuse no one: the manifest is written up after the fact', async () => {
    const repository = makeRepository('2025-11-05', { ...truth, [FILE]: manifest(PILOT) });
    repository.commit('2026-05-06', { [FILE]: manifest() });
    assert.deepEqual((await look(repository.folder, manifest())).contradicted, []);
  });

  it('accuse no one: rename and move', async () => {
    const repository = makeRepository('2025-11-05', { ...truth, 'initiative.yaml': manifest(PILOT) });
    repository.git('2025-12-01', 'mv', 'initiative.yaml', FILE);
    repository.commit('2025-12-01', {});
    repository.commit('2026-03-02', { [FILE]: manifest() });
    assert.deepEqual((await look(repository.folder, manifest())).contradicted, []);
  });

  it('accuse no one: a package is split off into a monorepo', async () => {
    const repository = makeRepository('2025-11-05', { ...truth, [FILE]: manifest(PILOT) });
    repository.git('2026-04-01', 'checkout', '-q', '-b', 'split');
    const inside = Object.fromEntries(
      Object.entries(truth).map(([name, text]) => [
        name.startsWith('.github') || name === 'CODEOWNERS' ? name : `packages/claims/${name}`,
        text,
      ]),
    );
    repository.git(
      '2026-04-01',
      'rm',
      '-rq',
      '--ignore-unmatch',
      'src',
      'evals',
      'docs',
      'reports',
      'package.json',
      FILE,
    );
    const workflow = {
      [CI]: 'defaults:\n  run:\n    working-directory: packages/claims\njobs:\n  a:\n    steps:\n      - run: npx tsx evals/run.ts\n',
    };
    repository.commit('2026-04-01', { ...inside, ...workflow, [`packages/claims/${FILE}`]: manifest() });
    assert.deepEqual((await look(repository.folder, manifest(), `packages/claims/${FILE}`)).contradicted, []);
  });

  it('accuse no one: squash and rebase', async () => {
    const repository = makeRepository('2025-11-05', { ...truth, [FILE]: manifest(PILOT) });
    repository.git('2026-02-20', 'checkout', '-q', '-b', 'go-live');
    repository.commit('2026-02-20', { [FILE]: manifest() });
    repository.commit('2026-02-21', { 'src/late.ts': 'late();\n' });
    repository.git('2026-04-20', 'checkout', '-q', 'main');
    repository.commit('2026-04-20', { 'src/other.ts': 'other();\n' });
    repository.git('2026-04-21', 'checkout', '-q', '-b', 'rebased', 'go-live');
    repository.git('2026-04-21', 'rebase', '-q', 'main');
    assert.deepEqual((await look(repository.folder, manifest())).contradicted, []);
    repository.git('2026-04-22', 'checkout', '-q', 'main');
    repository.git('2026-04-22', 'merge', '-q', '--squash', 'go-live');
    repository.commit('2026-04-22', {});
    assert.deepEqual((await look(repository.folder, manifest())).contradicted, []);
  });

  it('accuse no one: a metric is renamed, and a decision’s day corrected', async () => {
    const named = (id: string, name: string, on: string) =>
      manifest({
        lifecycle: {
          stage: 'production',
          stageHistory: [{ stage: 'production', since: '2026-03-02' }],
          decisions: [{ outcome: 'scale', on, by: 'group:claims-board' }],
        },
        outcomes: {
          metrics: [
            { id, name, direction: 'decrease', baseline: 22, target: 5, actual: 7.4, measuredOn: '2026-05-11' },
          ],
        },
      });
    const repository = makeRepository('2026-03-05', { ...truth, [FILE]: named('minutes', 'Minutes', '2026-02-25') });
    repository.commit('2026-04-05', { [FILE]: `${named('minutes', 'Minutes', '2026-02-25')}x-note: touched\n` });
    const text = named('triage-minutes', 'Minutes to triage', '2026-02-20');
    repository.commit('2026-05-06', { [FILE]: text });
    assert.deepEqual((await look(repository.folder, text)).contradicted, []);
  });

  it('are unknown with a reason, and fetch nothing, in shallow and blobless clones', async () => {
    const repository = makeRepository('2025-11-05', { ...truth, [FILE]: manifest(PILOT) });
    repository.commit('2026-03-02', { [FILE]: manifest() });
    repository.git('2026-03-02', 'config', 'uploadpack.allowFilter', 'true');
    for (const option of ['--depth=1', '--filter=blob:none']) {
      const clone = path.join(makeFolder(), 'clone');
      git(repository.folder, '2026-03-03', 'clone', '-q', option, `file://${repository.folder}`, clone);
      git(clone, '2026-03-03', 'remote', 'set-url', 'origin', 'file:///nowhere');
      const { contradicted, rules } = await look(clone, manifest());
      assert.deepEqual(contradicted, [], option);
      const stage = rules.find(({ ruleId }) => ruleId === 'stage-date-contradicted');
      assert.ok(stage?.claim === 'unknown' || stage?.claim === 'verified', option);
    }
  });
});
