import assert from 'node:assert/strict';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { factsOf, judged, makeRepository, type Files } from '../git-repository.ts';

const TEXT = exemplaryText(
  'production',
  'learning:\n  evaluation: { path: evals/, cadence: weekly, lastRunOn: 2026-05-14 }\n',
);

const judge = async (files: Files, manifest = 'ai-initiative.yaml') => {
  const { folder } = makeRepository('2026-01-12', { 'evals/run.ts': '', 'ai/evals/run.ts': '', ...files });
  return judged('evaluation-not-in-ci', TEXT, await factsOf(folder, manifest, TEXT));
};

describe('CI workflows', () => {
  const referring: readonly (readonly [string, Files])[] = [
    ['GitHub', { '.github/workflows/evals.yml': 'run: node evals/run.js' }],
    ['GitLab', { '.gitlab-ci.yml': 'script: [python -m evals.run]' }],
    ['an included file of GitLab', { '.gitlab-ci.yml': 'include: x', '.gitlab/ci/evals.yml': 'script: make' }],
    ['Azure', { 'azure-pipelines.yml': 'script: ./evals' }],
    ['Jenkins', { Jenkinsfile: "sh 'evals/run.sh'" }],
    ['CircleCI', { '.circleci/config.yml': 'run: cd evals && ./run' }],
    [
      'an npm script',
      {
        '.github/workflows/ci.yml': 'run: npm run quality',
        'package.json': '{"scripts":{"quality":"npm run inner","inner":"tsx evals/run.ts"}}',
      },
    ],
    [
      'a make target',
      {
        '.github/workflows/ci.yml': 'run: make check',
        Makefile: 'all:\n\techo\n\ncheck: build\n\tpython evals/run.py\n',
      },
    ],
    ['a script', { '.github/workflows/ci.yml': 'run: ./scripts/ci.sh', 'scripts/ci.sh': 'exec evals/run' }],
    [
      'an action',
      {
        '.github/workflows/ci.yml': 'uses: ./.github/actions/check',
        '.github/actions/check/action.yml': 'run: evals/run',
      },
    ],
  ];
  for (const [name, files] of referring) {
    it(`refer to an evaluation through ${name}`, async () => assert.equal((await judge(files)).evidence, 'verified'));
  }

  it('refer to a path of a manifest in a folder, by the folder too', async () => {
    const manifest = 'ai/ai-initiative.yaml';
    const by = async (text: string) => (await judge({ '.github/workflows/ci.yml': text }, manifest)).evidence;
    assert.equal(await by('working-directory: ai'), 'verified');
    assert.equal(await by('run: ai/evals/run'), 'verified');
    assert.equal(await by('run: npm publish'), 'contradicted');
  });

  it('contradict an evaluation that none of them refers to, and are named', async () => {
    const { evidence, messages } = await judge({
      '.github/workflows/ci.yml': 'run: npm run build # retrievals',
      'package.json': '{"scripts":{"build":"tsc","quality":"tsx evals/run.ts"}}',
    });
    assert.equal(evidence, 'contradicted');
    assert.match(messages.join(), /No CI workflow refers to evals\/ \(looked in \.github\/workflows\/ci\.yml\)/);
  });

  it('say nothing where there are none', async () => {
    assert.equal((await judge({})).outcome, 'unknown');
  });

  it('are taken to run tests that a runner finds by itself', async () => {
    const text = exemplaryText('production', 'learning:\n  evaluation: { path: tests/quality/, cadence: weekly }\n');
    const { folder } = makeRepository('2026-01-12', {
      'tests/quality/test_a.py': '',
      '.github/workflows/ci.yml': 'run: pytest',
    });
    assert.equal(judged('evaluation-not-in-ci', text, await factsOf(folder, undefined, text)).evidence, 'verified');
  });
});
