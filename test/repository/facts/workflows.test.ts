import assert from 'node:assert/strict';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { factsOf, judged, makeRepository, type Files } from '../git-repository.ts';

const TEXT = exemplaryText(
  'production',
  'learning:\n  evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-14 }\n',
);

const judge = async (files: Files, manifest = 'ai-initiative.yaml') => {
  const { folder } = makeRepository('2026-01-12', {
    'evals/run.ts': 'await runAllTheCases();\n',
    'ai/evals/run.ts': 'await runAllTheCases();\n',
    ...files,
  });
  return judged('evaluation-not-in-ci', TEXT, await factsOf(folder, manifest, TEXT));
};

describe('CI workflows', () => {
  const steps = (run: string) => `jobs:\n  a:\n    steps:\n      - run: ${run}\n`;
  const CI = '.github/workflows/ci.yml';
  const referring: readonly (readonly [string, Files])[] = [
    ['GitHub', { [CI]: steps('node evals/run.js') }],
    ['a block of commands', { [CI]: steps('|\n          npm ci\n          CASES=all npx tsx evals/run.ts --all') }],
    [
      'a folder of its own',
      { [CI]: 'jobs:\n  a:\n    steps:\n      - working-directory: evals\n        run: ./run\n' },
    ],
    [
      'the folder of all steps',
      { [CI]: 'defaults:\n  run:\n    working-directory: evals\njobs:\n  a:\n    steps:\n      - run: ./run\n' },
    ],
    ['GitLab', { '.gitlab-ci.yml': 'evals:\n  script: [python -m evals.run]\n' }],
    [
      'an included file of GitLab',
      { '.gitlab-ci.yml': 'include: x', '.gitlab/ci/evals.yml': 'a:\n  script: python evals/run.py\n' },
    ],
    ['Azure', { 'azure-pipelines.yml': 'steps:\n  - script: ./evals/run\n' }],
    ['Jenkins', { Jenkinsfile: "sh 'evals/run.sh'" }],
    ['CircleCI', { '.circleci/config.yml': 'jobs:\n  a:\n    steps:\n      - run: cd evals && ./run\n' }],
    [
      'an npm script',
      {
        [CI]: steps('npm run quality'),
        'package.json': '{"scripts":{"quality":"npm run inner","inner":"tsx evals/run.ts"}}',
      },
    ],
    [
      'a make target',
      { [CI]: steps('make check'), Makefile: 'all:\n\techo\n\ncheck: cases\n\ncases:\n\tpython evals/run.py\n' },
    ],
    ['a just recipe', { [CI]: steps('just check'), justfile: 'check:\n  python evals/run.py\n' }],
    ['a script', { [CI]: steps('./scripts/ci.sh'), 'scripts/ci.sh': 'exec evals/run' }],
    ['a program', { [CI]: steps('python scripts/ci.py'), 'scripts/ci.py': 'from evals import run\n' }],
    [
      'an action',
      {
        [CI]: 'jobs:\n  a:\n    steps:\n      - uses: ./.github/actions/check\n',
        '.github/actions/check/action.yml': 'runs:\n  steps:\n    - run: evals/run\n',
      },
    ],
    [
      'an action that is given the path',
      {
        [CI]: 'jobs:\n  a:\n    steps:\n      - uses: promptfoo/promptfoo-action@v1\n        with: { config: evals/promptfooconfig.yaml }\n',
      },
    ],
  ];
  for (const [name, files] of referring) {
    it(`refer to an evaluation through ${name}`, async () => assert.equal((await judge(files)).evidence, 'verified'));
  }

  it('refer to a path of a manifest in a folder, from the root or in the folder', async () => {
    const by = async (text: string) => (await judge({ [CI]: text }, 'ai/ai-initiative.yaml')).evidence;
    assert.equal(await by(steps('ai/evals/run')), 'verified');
    assert.equal(await by(steps('cd ai && node evals/run.js')), 'verified');
    assert.equal(await by(steps('node evals/run.js')), 'contradicted');
    assert.equal(
      await by('jobs:\n  a:\n    steps:\n      - working-directory: ai\n        run: node build.js\n'),
      'contradicted',
    );
  });

  it('run where they are, in a folder that may be published as a repository', async () => {
    const by = async (text: string) =>
      (await judge({ 'ai/.github/workflows/evals.yml': text }, 'ai/ai-initiative.yaml')).evidence;
    assert.equal(await by(steps('node evals/run.js')), 'verified');
    assert.equal(await by(steps('node build.js')), 'contradicted');
  });

  it('contradict an evaluation that none of them runs, whatever they say of it', async () => {
    const silent: readonly string[] = [
      steps('npm run build # evals/run.ts'),
      `# python evals/run.py\n${steps('node build.js')}`,
      steps('echo evals/run.ts'),
      steps('ls evals'),
      steps('eslint evals/'),
      `on:\n  push:\n    paths: [evals/**]\n${steps('node build.js')}`,
    ];
    for (const text of silent) {
      const { evidence, messages } = await judge({
        [CI]: text,
        'package.json': '{"scripts":{"build":"tsc","quality":"tsx evals/run.ts"}}',
      });
      assert.equal(evidence, 'contradicted', text);
      assert.match(messages.join(), /No step of \.github\/workflows\/ci\.yml seems to run anything in evals\//);
    }
  });

  it('say nothing where a step cannot be followed', async () => {
    for (const text of [
      steps('npx nx run-many -t evals'),
      steps('make nothing'),
      'jobs:\n  a:\n    uses: acme/ci/.github/workflows/all.yml@v1\n',
    ]) {
      assert.equal((await judge({ [CI]: text })).evidence, 'unknown', text);
    }
  });

  it('say nothing where there are none', async () => {
    assert.equal((await judge({})).outcome, 'unknown');
  });

  it('are taken to run tests that a runner finds by itself', async () => {
    const text = exemplaryText('production', 'learning:\n  evaluation: { path: tests/quality/, cadence: weekly }\n');
    const { folder } = makeRepository('2026-01-12', {
      'tests/quality/test_a.py': 'def test_a():\n    assert answer()\n',
      '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - run: pytest\n',
    });
    assert.equal(judged('evaluation-not-in-ci', text, await factsOf(folder, undefined, text)).evidence, 'verified');
  });
});
