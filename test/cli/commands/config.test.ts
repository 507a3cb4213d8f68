import assert from 'node:assert/strict';
import { useFolder } from '../harness.ts';

describe('ai-initiative config', () => {
  const folder = useFolder({
    '.git/HEAD': '',
    'ai-initiative.config.yaml': 'rules:\n  sponsor-missing: error\nthresholds:\n  pilotMaxDays: 60\n',
    'team/ai-initiative.config.yaml':
      'rules:\n  sponsor-missing: off\ncustomRules:\n  - { id: cc, dimension: capacity, path: x-cc, required: true }\n',
    'team/ai-initiative.yaml': '',
  });

  it('prints every value with the file and line it comes from', async () => {
    const { code, stdout } = await folder().run(['config', 'team']);
    assert.equal(code, 0);
    assert.match(stdout, /^ {2}ai-initiative\.config\.yaml\n {2}team\/ai-initiative\.config\.yaml$/m);
    assert.match(stdout, /^ {2}rules\.sponsor-missing\.severity +off +team\/ai-initiative\.config\.yaml:2$/m);
    assert.match(stdout, /^ {2}thresholds\.pilotMaxDays +60 +ai-initiative\.config\.yaml:4$/m);
    assert.match(stdout, /^ {2}thresholds\.dueSoonDays +14 +default$/m);
    assert.match(stdout, /^ {2}customRules\.cc .*"path":"x-cc".* team\/ai-initiative\.config\.yaml:4$/m);
    assert.match(stdout, /^ {2}rules\.sponsor-missing\.severity: error → off {2}team\/ai-initiative\.config\.yaml$/m);
  });

  it('prints the same as JSON, for a manifest too, with paths from the current folder', async () => {
    const { stdout } = await folder().run(['config', 'ai-initiative.yaml', '--format', 'json'], { cwd: 'team' });
    const { files, settings, weakened, findings } = JSON.parse(stdout) as Record<string, unknown[]>;
    assert.deepEqual(files, ['../ai-initiative.config.yaml', 'ai-initiative.config.yaml']);
    assert.deepEqual(
      settings?.find((line) => (line as { name: string }).name === 'thresholds.pilotMaxDays'),
      {
        name: 'thresholds.pilotMaxDays',
        value: 60,
        from: { file: '../ai-initiative.config.yaml', line: 4 },
      },
    );
    assert.equal(weakened?.length, 1);
    assert.deepEqual(findings, []);
  });

  it('says what is wrong in a policy, and exits 1', async () => {
    folder().write('ai-initiative.config.yaml', 'extends: ./gone.yaml\n');
    const { code, stdout } = await folder().run(['config']);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^ {2}ai-initiative\.config\.yaml:1:10 {2}error {2}value-invalid {2}extends "\.\/gone\.yaml"/m,
    );
  });

  it('takes the file it is told to, and needs the path to be there', async () => {
    folder().write('strict.yaml', 'thresholds: { pilotMaxDays: 7 }\n');
    const { stdout } = await folder().run(['config', 'team', '--config', 'strict.yaml']);
    assert.match(stdout, /thresholds\.pilotMaxDays +7 +strict\.yaml:1/);
    const gone = await folder().run(['config', 'gone']);
    assert.deepEqual([gone.code, gone.stderr], [2, 'error: gone: no such file or folder\n']);
    assert.equal((await folder().run(['config', '--config', 'gone.yaml'])).code, 2);
  });
});
