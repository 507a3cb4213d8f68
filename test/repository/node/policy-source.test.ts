import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPolicySource } from '../../../src/repository/node/policy-source.ts';

describe('policy source', () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'policy-')));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (file: string) => path.join(folder, ...file.split('/'));
  const write = (file: string, text = '') => {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };

  const days = (pilotMaxDays: number) => `thresholds: { pilotMaxDays: ${pilotMaxDays} }\n`;

  it('takes every policy up to the root of the repository and none beyond', async () => {
    write('ai-initiative.config.yaml', days(1));
    write('repo/.git/HEAD');
    write('repo/ai-initiative.config.yaml', days(2));
    write('repo/team/ai-initiative.config.yaml', days(3));
    write('repo/team/x/ai-initiative.yaml');
    const policyOf = createPolicySource({ workspace: folder });
    const { policy, root } = await policyOf(at('repo/team/x/ai-initiative.yaml'));
    assert.equal(root, at('repo'));
    assert.deepEqual(policy.files, ['ai-initiative.config.yaml', 'team/ai-initiative.config.yaml']);
    assert.equal(policy.thresholds.pilotMaxDays, 3);
  });

  it('searches up to the workspace where there is no repository', async () => {
    write('ai-initiative.config.yaml', days(1));
    write('workspace/ai-initiative.config.yaml', days(2));
    write('workspace/a/b/ai-initiative.yaml');
    const policyOf = createPolicySource({ workspace: at('workspace') });
    const { policy } = await policyOf(at('workspace/a/b/ai-initiative.yaml'));
    assert.deepEqual(policy.files, ['ai-initiative.config.yaml']);
    assert.equal(policy.thresholds.pilotMaxDays, 2);
  });

  it('takes the file it is told to in place of any other', async () => {
    write('repo/.git/HEAD');
    write('repo/ai-initiative.config.yaml', days(2));
    write('shared/strict.yaml', `extends: ./base.yaml\n${days(5)}`);
    write('shared/base.yaml', 'thresholds: { dueSoonDays: 6 }\n');
    const policyOf = createPolicySource({ workspace: folder, config: at('shared/strict.yaml') });
    const { policy } = await policyOf(at('repo/ai-initiative.yaml'));
    assert.deepEqual(policy.files, ['base.yaml', 'strict.yaml']);
    assert.equal(policy.thresholds.pilotMaxDays, 5);
    assert.equal(policy.thresholds.dueSoonDays, 6);
  });

  it('fails where the file it is told to take is not there', async () => {
    const policyOf = createPolicySource({ workspace: folder, config: at('gone.yaml') });
    await assert.rejects(async () => policyOf(at('ai-initiative.yaml')), /There is no policy file/);
  });

  it('reads packages installed in the repository, and nothing that a link leads out to', async () => {
    write('repo/.git/HEAD');
    write('secret.yaml', days(1));
    write('repo/node_modules/.store/policy/ai-initiative.config.yaml', days(2));
    symlinkSync(at('repo/node_modules/.store/policy'), at('repo/node_modules/policy'), 'junction');
    symlinkSync(at('secret.yaml'), at('repo/link.yaml'));
    write('repo/ai-initiative.config.yaml', 'extends: [policy, ./link.yaml]\n');
    const { policy, files } = await createPolicySource({ workspace: folder })(at('repo/ai-initiative.yaml'));
    assert.equal(policy.thresholds.pilotMaxDays, 2);
    assert.match(
      files.at(-1)?.findings[0]?.message ?? '',
      /"\.\/link\.yaml" is ignored: it is a link that leads out of the repository/,
    );
  });

  it('fails where a policy is a link that leads out, as it would set nothing', async () => {
    write('repo/.git/HEAD');
    write('shared.yaml', days(1));
    symlinkSync(at('shared.yaml'), at('repo/ai-initiative.config.yaml'));
    const policyOf = createPolicySource({ workspace: folder });
    await assert.rejects(
      async () => policyOf(at('repo/ai-initiative.yaml')),
      /ai-initiative\.config\.yaml: it is a link that leads out of the repository/,
    );
  });

  it('reads a policy that ends in .yml, and says where a folder has both', async () => {
    write('repo/.git/HEAD');
    write('repo/ai-initiative.config.yml', days(4));
    const load = () => createPolicySource({ workspace: folder })(at('repo/ai-initiative.yaml'));
    assert.equal((await load()).policy.thresholds.pilotMaxDays, 4);
    write('repo/ai-initiative.config.yaml', days(5));
    const { policy, files } = await load();
    assert.equal(policy.thresholds.pilotMaxDays, 5);
    assert.deepEqual(
      files.flatMap(({ file, findings }) => findings.map(({ severity, message }) => [file, severity, message])),
      [
        [
          'ai-initiative.config.yml',
          'error',
          'ai-initiative.config.yaml is in the same folder and is read in its place: keep one of them',
        ],
      ],
    );
  });

  it('answers for all manifests below the same policies with the same policy', async () => {
    write('repo/.git/HEAD');
    write('repo/ai-initiative.config.yaml', days(2));
    write('repo/a/x');
    write('repo/b/x');
    const policyOf = createPolicySource({ workspace: folder });
    assert.equal(await policyOf(at('repo/a/ai-initiative.yaml')), await policyOf(at('repo/b/ai-initiative.yaml')));
  });
});
