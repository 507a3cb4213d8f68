import assert from 'node:assert/strict';
import path from 'node:path';
import { makeRepository } from '../../repository/git-repository.ts';
import { FILE, manifest, truth } from '../../repository/scenarios/initiative.ts';
import { useFolder } from '../harness.ts';

interface Shown {
  readonly initiatives: readonly {
    readonly observations: readonly { readonly what: string }[];
    readonly evidence: readonly { readonly path?: string; readonly status: string; readonly place?: object }[];
  }[];
}

describe('ai-initiative evidence', () => {
  const folder = useFolder();
  const { folder: root } = makeRepository('2026-03-05', {
    ...truth,
    'docs/training.md': '# To do\n',
    '.github/workflows/deploy.yml': 'jobs:\n  deploy:\n    environment: production\n',
    [FILE]: manifest(),
  });
  const file = path.join(root, FILE);
  const run = (...options: readonly string[]) => folder().run(['evidence', file, '--today', '2026-05-20', ...options]);

  it('lists each claim with its status, how sure that is, and what shows it or why not', async () => {
    const { code, stdout } = await run();
    assert.equal(code, 0);
    assert.match(stdout, /^\S+ai-initiative\.yaml {2}\d+ of \d+ checked claims hold/);
    assert.match(
      stdout,
      /^ +verified +high +outcomes\.metrics\[0\]\.actual +reports\/triage\.csv:3 \(metric-source-contradicts\)$/m,
    );
    assert.match(
      stdout,
      /^ +verified +medium +learning\.evaluation\.path +\.github\/workflows\/evals\.yml:7 \(evaluation-not-in-ci\)$/m,
    );
    assert.match(stdout, /^ +verified +high +ownership\.owner +CODEOWNERS:1 \(owner-unknown\)$/m);
    assert.match(
      stdout,
      /^ +contradicted +high +enablement\.training\[0\]\.path +docs\/training\.md {2}The training material .*\(training-path-missing\)$/m,
    );
    assert.match(stdout, /^ +seen +A workflow seems to deploy to production: \.github\/workflows\/deploy\.yml:3$/m);
    assert.match(stdout, /^ +seen +\d commits? to code that uses AI in the last 180 days, \d to the evaluation$/m);
    assert.match(stdout, /^ +verified +medium +lifecycle\.stageHistory\[2\]\.since +commit [0-9a-f]{8} /m);
  });

  it('gives the same as JSON, in the report of assess too', async () => {
    const [initiative] = (JSON.parse((await run('--format', 'json')).stdout) as Shown).initiatives;
    const claim = initiative?.evidence.find(({ path: at }) => at === 'ownership.owner');
    assert.ok(initiative);
    assert.deepEqual(claim?.place, { file: 'CODEOWNERS', line: 1 });
    const { stdout } = await folder().run(['assess', file, '--today', '2026-05-20', '--format', 'json']);
    const { assessments } = JSON.parse(stdout) as { readonly assessments: Shown['initiatives'] };
    assert.deepEqual(assessments[0]?.evidence, initiative.evidence);
    assert.equal(initiative.observations[0]?.what, 'deployment');
    assert.deepEqual(assessments[0].observations, initiative.observations);
    assert.match(
      (await folder().run(['assess', file, '--today', '2026-05-20'])).stdout,
      /compared with the repository:/,
    );
  });

  it('says why nothing could be checked', async () => {
    folder().write('alone/ai-initiative.yaml', manifest());
    const { stdout } = await folder().run(['evidence', 'alone']);
    assert.match(stdout, /unknown .* the folder is not in a git repository/);
  });
});
