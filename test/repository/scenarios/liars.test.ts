import assert from 'node:assert/strict';
import { makeRepository, type Files } from '../git-repository.ts';
import { FILE, look, manifest, truth } from './initiative.ts';

interface Lie {
  readonly name: string;
  readonly rule: string;
  readonly sections?: Readonly<Record<string, unknown>>;
  /** Files of the repository that differ; `undefined` where one is not there. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  /** Earlier revisions of the manifest, by day. */
  readonly before?: readonly (readonly [string, string])[];
}

const metric = (fields: object) => ({
  outcomes: {
    metrics: [
      {
        id: 'triage-minutes',
        name: 'Minutes to triage',
        kind: 'operational',
        direction: 'decrease',
        baseline: 22,
        target: 8,
        actual: 7.4,
        measuredOn: '2026-05-11',
        source: 'reports/triage.csv',
        ...fields,
      },
    ],
  },
});
const evaluation = (path: string) => ({
  learning: {
    feedback: { channel: 'Wrong-queue button' },
    evaluation: { path, cadence: 'weekly', lastRunOn: '2026-05-15' },
  },
});
const models = (...list: readonly object[]) => ({ sourcing: { strategy: 'build', models: list } });
const stage = (name: string, ...history: readonly (readonly [string, string])[]) => ({
  lifecycle: { stage: name, stageHistory: history.map(([one, since]) => ({ stage: one, since })) },
});

const lies: readonly Lie[] = [
  { name: 'a better value than the table has', rule: 'metric-source-contradicts', sections: metric({ actual: 4.2 }) },
  {
    name: 'the value of another day',
    rule: 'metric-source-contradicts',
    sections: metric({ measuredOn: '2026-05-04' }),
  },
  {
    name: 'an old value where a newer one is worse',
    rule: 'metric-source-contradicts',
    files: { 'reports/triage.csv': 'date,metric,value\n2026-05-11,triage-minutes,7.4\n2026-05-18,triage-minutes,15\n' },
  },
  {
    name: 'a better value than a table of another form has',
    rule: 'metric-source-contradicts',
    files: { 'reports/triage.csv': 'Week;Minutes to triage (min)\n04.05.2026;9,1\n11.05.2026;8,8\n' },
  },
  {
    name: 'a better value than a list in JSON has',
    rule: 'metric-source-contradicts',
    sections: metric({ source: 'reports/triage.json' }),
    files: { 'reports/triage.json': '[{"date":"2026-05-11","kpi":"triage-minutes","value":11}]' },
  },
  { name: 'an evaluation that is not there', rule: 'evaluation-path-missing', sections: evaluation('quality/') },
  {
    name: 'an empty evaluation',
    rule: 'evaluation-path-missing',
    files: { 'evals/run.ts': '', 'evals/cases.json': '' },
  },
  {
    name: 'the licence as an evaluation',
    rule: 'evaluation-path-missing',
    sections: evaluation('LICENSE'),
    files: { LICENSE: 'MIT License\n' },
  },
  { name: 'the manifest as an evaluation', rule: 'evaluation-path-missing', sections: evaluation(FILE) },
  { name: 'the whole folder as an evaluation', rule: 'evaluation-path-missing', sections: evaluation('src/..') },
  {
    name: 'the workflows as an evaluation',
    rule: 'evaluation-path-missing',
    sections: evaluation('.github/workflows/'),
  },
  { name: 'git as an evaluation', rule: 'evaluation-path-missing', sections: evaluation('.git/') },
  {
    name: 'a picture as an evaluation',
    rule: 'evaluation-path-missing',
    sections: evaluation('docs/a.png'),
    files: { 'docs/a.png': '\u0089PNG\0\0' },
  },
  {
    name: 'zeros as an evaluation',
    rule: 'evaluation-path-missing',
    sections: evaluation('evals/zeros.bin'),
    files: { 'evals/zeros.bin': '\0'.repeat(500) },
  },
  {
    name: 'an evaluation in CI that a comment names',
    rule: 'evaluation-not-in-ci',
    files: {
      '.github/workflows/evals.yml': 'jobs:\n  a:\n    steps:\n      # npx tsx evals/run.ts\n      - run: npm ci\n',
    },
  },
  {
    name: 'an evaluation in CI that is only printed',
    rule: 'evaluation-not-in-ci',
    files: { '.github/workflows/evals.yml': 'jobs:\n  evals:\n    steps:\n      - run: echo evals/run.ts\n' },
  },
  {
    name: 'an evaluation in CI that is only linted',
    rule: 'evaluation-not-in-ci',
    files: { '.github/workflows/evals.yml': 'jobs:\n  evals:\n    steps:\n      - run: npx eslint evals/\n' },
  },
  {
    name: 'an evaluation in CI whose name a lock file has',
    rule: 'evaluation-not-in-ci',
    files: {
      '.github/workflows/evals.yml': 'jobs:\n  a:\n    steps:\n      - run: npm ci\n      - run: node build.js\n',
      'package-lock.json': '{"packages":{"node_modules/evals":{}}}',
    },
  },
  {
    name: 'a provider that is not the one in the code',
    rule: 'provider-undeclared',
    sections: models({ provider: 'mistral', name: 'mistral-large' }),
  },
  {
    name: 'an internal name for a provider',
    rule: 'provider-undeclared',
    sections: models({ provider: 'in-house', name: 'house-model' }),
  },
  {
    name: 'a provider that is called without an SDK',
    rule: 'provider-undeclared',
    sections: models({ provider: 'mistral', name: 'mistral-large' }),
    files: { 'package.json': '{}', 'src/triage.ts': "await fetch('https://api.anthropic.com/v1/messages');\n" },
  },
  {
    name: 'a provider whose key is configured',
    rule: 'provider-undeclared',
    sections: models({ provider: 'mistral', name: 'mistral-large' }),
    files: {
      'package.json': '{}',
      'src/triage.ts': '',
      'compose.yaml': 'services:\n  app:\n    environment:\n      - ANTHROPIC_API_KEY\n',
    },
  },
  {
    name: 'a model of another provider behind a library for several',
    rule: 'provider-undeclared',
    sections: models({ provider: 'mistral', name: 'mistral-large' }),
    files: {
      'package.json': '{"dependencies":{"ai":"5"}}',
      'src/triage.ts': "export const model = 'claude-sonnet-4-5';\n",
    },
  },
  {
    name: 'a provider that nothing speaks of',
    rule: 'provider-unused',
    sections: models({ provider: 'OpenAI', name: 'gpt-5-mini' }, { provider: 'Baidu', name: 'ernie-4' }),
  },
  {
    name: 'an owner that CODEOWNERS does not name',
    rule: 'owner-unknown',
    sections: { ownership: { owner: 'group:innovation-lab' } },
  },
  {
    name: 'an owner in a line that another one overrides',
    rule: 'owner-unknown',
    files: { CODEOWNERS: '* @acme/claims-systems\n/** @acme/platform\n' },
  },
  {
    name: 'an owner of other folders',
    rule: 'owner-unknown',
    files: { CODEOWNERS: '* @acme/platform\n/legacy/ @acme/claims-systems\n' },
  },
  {
    name: 'a connection whose code is not there',
    rule: 'integration-path-missing',
    files: { 'src/guidewire/post.ts': undefined },
  },
  {
    name: 'a connection whose code is empty',
    rule: 'integration-path-missing',
    files: { 'src/guidewire/post.ts': '' },
  },
  {
    name: 'a connection at code that reaches nothing',
    rule: 'integration-path-missing',
    files: {
      'src/guidewire/post.ts': undefined,
      'src/format.ts': 'export const euros = (cents: number) => `${(cents / 100).toFixed(2)} €`;\n',
    },
    sections: {
      integration: { points: [{ system: 'Guidewire', kind: 'api', status: 'live', path: 'src/format.ts' }] },
    },
  },
  { name: 'feedback that is not there', rule: 'feedback-path-missing', files: { 'src/feedback/record.ts': undefined } },
  {
    name: 'documentation that is not there',
    rule: 'knowledge-path-missing',
    sections: { learning: { knowledge: { docs: 'wiki/' } } },
  },
  {
    name: 'training material that is a stub',
    rule: 'training-path-missing',
    files: { 'docs/training.md': '# To do\n' },
  },
  {
    name: 'training material that is not there',
    rule: 'training-path-missing',
    files: { 'docs/training.md': undefined },
  },
  {
    name: 'a pilot said to have begun before it did',
    rule: 'stage-date-contradicted',
    sections: stage('pilot', ['idea', '2025-06-01'], ['pilot', '2025-09-01']),
    before: [
      ['2025-07-01', manifest(stage('idea', ['idea', '2025-06-01']))],
      ['2025-12-01', manifest({ ...stage('idea', ['idea', '2025-06-01']), title: 'Claims' })],
    ],
  },
  {
    name: 'production said to have begun before it did',
    rule: 'stage-date-contradicted',
    before: [
      ['2025-11-10', manifest(stage('pilot', ['pilot', '2025-11-03']))],
      ['2026-04-20', manifest({ ...stage('pilot', ['pilot', '2025-11-03']), title: 'Claims' })],
    ],
  },
  {
    name: 'a missed target that was dropped',
    rule: 'record-dropped',
    before: [
      [
        '2026-03-05',
        manifest({
          outcomes: {
            metrics: [
              {
                id: 'escalations',
                name: 'Escalations',
                direction: 'decrease',
                baseline: 40,
                target: 10,
                actual: 38,
                measuredOn: '2026-03-01',
              },
            ],
          },
        }),
      ],
      [
        '2026-04-05',
        manifest({
          outcomes: {
            metrics: [
              {
                id: 'escalations',
                name: 'Escalations',
                direction: 'decrease',
                baseline: 40,
                target: 10,
                actual: 39,
                measuredOn: '2026-04-01',
              },
            ],
          },
        }),
      ],
    ],
  },
  {
    name: 'a decision that was dropped',
    rule: 'record-dropped',
    before: [
      [
        '2026-03-05',
        manifest({
          lifecycle: {
            stage: 'production',
            stageHistory: [{ stage: 'production', since: '2026-03-02' }],
            decisions: [{ outcome: 'stop', on: '2026-03-04', by: 'group:claims-board' }],
          },
        }),
      ],
      [
        '2026-04-05',
        manifest({
          title: 'Claims',
          lifecycle: {
            stage: 'production',
            stageHistory: [{ stage: 'production', since: '2026-03-02' }],
            decisions: [{ outcome: 'stop', on: '2026-03-04', by: 'group:claims-board' }],
          },
        }),
      ],
    ],
  },
];

describe('lies of a manifest', () => {
  for (const { name, rule, sections, files = {}, before = [] } of lies) {
    it(`are caught: ${name}`, async () => {
      const present = Object.entries({ ...truth, ...files }).filter(([, text]) => text !== undefined);
      const repository = makeRepository('2025-06-01', Object.fromEntries(present) as Files);
      for (const [day, text] of before) repository.commit(day, { [FILE]: text });
      const text = manifest(sections);
      repository.commit('2026-05-16', { [FILE]: text });
      const { contradicted } = await look(repository.folder, text);
      assert.ok(contradicted.includes(rule), `${rule} not in ${contradicted.join(', ') || 'nothing'}`);
    });
  }

  it('that put every path on the manifest itself are verified by none of them', async () => {
    const here = { path: FILE };
    const text = manifest({
      integration: { points: [{ system: 'Guidewire', kind: 'api', status: 'live', ...here }] },
      learning: {
        feedback: { channel: 'x', ...here },
        evaluation: { ...here, cadence: 'weekly' },
        knowledge: { docs: FILE },
      },
      enablement: { training: [{ audience: 'Handlers', status: 'done', completed: 1, total: 1, ...here }] },
    });
    const { folder } = makeRepository('2026-05-16', { CODEOWNERS: '* @x\n', [FILE]: text });
    const { verified, counts } = await look(folder, text);
    assert.deepEqual(
      verified.filter((id) => /path|ci|silent/.test(id)),
      [],
    );
    assert.ok((counts.share ?? 0) < 80);
  });
});
