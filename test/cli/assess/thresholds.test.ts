import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../../src/core/index.ts';
import { exemplaryFiles, exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { useFolder } from '../harness.ts';

const FINE = exemplaryText('idea');
const OWNERS = 'ownership:\n  owner: group:finance\n  technicalOwner: group:platform\n  contact: "#invoices"\n';
/** Without a sponsor. */
const WARNING = exemplaryText(
  'pilot',
  `name: slow-one\n${OWNERS}  businessOwner: user:ines\nreview:\n  lastReviewedOn: 2026-05-01\n`,
);
/** Without a line manager. */
const ERROR = exemplaryText('production', `name: late-one\n${OWNERS}  sponsor: user:cfo\n`);

describe('thresholds of assess', () => {
  const folder = useFolder(exemplaryFiles);
  const exit = async (manifest: string, ...args: readonly string[]) => {
    folder().write('ai-initiative.yaml', manifest);
    return folder().run(['assess', ...args]);
  };

  it('fails on errors unless told otherwise', async () => {
    const codes = async (...args: readonly string[]) => [
      (await exit(FINE, ...args)).code,
      (await exit(WARNING, ...args)).code,
      (await exit(ERROR, ...args)).code,
    ];
    assert.deepEqual(await codes(), [0, 0, 1]);
    assert.deepEqual(await codes('--fail-on', 'warning'), [0, 1, 1]);
    assert.deepEqual(await codes('--fail-on', 'never'), [0, 0, 0]);
    assert.deepEqual(await codes('--fail-on', 'never', '--require', 'conditional'), [0, 0, 1]);
    assert.deepEqual(await codes('--fail-on', 'never', '--require', 'ready'), [0, 1, 1]);
  });

  it('says which initiative misses the score, and what was asked for', async () => {
    const { code, stderr } = await exit(WARNING, '--min-score', '99.5');
    assert.equal(code, 1);
    assert.match(stderr, /^failed: slow-one \(ai-initiative\.yaml\): score \d+, --min-score asks for 99\.5$/m);
    assert.equal((await exit(FINE, '--min-score', '100')).code, 0);
    assert.match((await exit('name: "open\n', '--min-score', '1', '--fail-on', 'never')).stderr, /no score/);
  });

  it('fails where a policy leaves nothing to judge by, whatever is asked for', async () => {
    folder().write(
      'ai-initiative.config.yaml',
      `rules:\n${rules.map(({ id }) => `  ${id}: { severity: off }\n`).join('')}`,
    );
    for (const args of [
      ['--min-score', '0'],
      ['--require', 'conditional'],
    ]) {
      const { code, stderr } = await exit(FINE, ...args);
      assert.equal(code, 1);
      assert.match(stderr, /^failed: \S+ \(ai-initiative\.yaml\): no score, as no rule applies to it/m);
    }
    // what has ended has no gate to pass
    assert.equal((await exit(exemplaryText('retired'), '--min-score', '100', '--require', 'ready')).code, 0);
  });

  it('says how many warnings are too many', async () => {
    const { assessments } = (await exit(WARNING), await folder().report());
    const warnings = assessments[0]?.findings.filter(({ severity }) => severity === 'warning').length ?? 0;
    assert.ok(warnings > 1);
    assert.equal((await folder().run(['assess', '--max-warnings', String(warnings)])).code, 0);
    const { code, stderr } = await folder().run(['assess', '--max-warnings', String(warnings - 1)]);
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`^failed: ${warnings} warnings, 1 more than --max-warnings ${warnings - 1}$`, 'm'));
  });

  for (const args of [
    ['--min-score', '101'],
    ['--min-score', 'high'],
    ['--max-warnings', '-1'],
    ['--require', 'blocked'],
    ['--fail-on', 'info'],
  ]) {
    it(`refuses ${args.join(' ')}`, async () => assert.equal((await exit(FINE, ...args)).code, 2));
  }

  it('prints only errors with --quiet', async () => {
    assert.doesNotMatch((await exit(WARNING, '--quiet')).stdout, /warning {2}/);
    assert.match((await exit(ERROR, '--quiet')).stdout, /business-owner-missing/);
  });
});

describe('a baseline', () => {
  const folder = useFolder({ 'ai-initiative.yaml': ERROR });

  it('makes only new findings count, wherever their lines have gone', async () => {
    await folder().run(['assess', '--format', 'json', '--output', 'known.json']);
    folder().write('ai-initiative.yaml', `# a comment\n\n${ERROR}`);
    const known = await folder().run(['assess', '--baseline', 'known.json', '--max-warnings', '0']);
    assert.deepEqual([known.code, known.stderr], [0, '']);
    assert.match(known.stdout, /\d+ known findings? not shown/);

    folder().write('ai-initiative.yaml', ERROR.replace('  owner: group:finance\n', ''));
    const { code, stdout } = await folder().run(['assess', '--baseline', 'known.json']);
    assert.equal(code, 1);
    assert.match(stdout, /error {4}owner-missing/);
    assert.doesNotMatch(stdout, /business-owner-missing {2}/);
  });

  for (const [what, text, said] of [
    ['is not there', undefined, /no such file/],
    ['is not JSON', '{', /it is not JSON/],
    ['is something else', '{"schemaVersion": 2}', /it is not a report of this version/],
  ] as const) {
    it(`that ${what} is a usage error`, async () => {
      if (text !== undefined) folder().write('known.json', text);
      const { code, stdout, stderr } = await folder().run(['assess', '--baseline', 'known.json']);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, said);
    });
  }
});

describe('outputs of assess', () => {
  const folder = useFolder({ 'ai-initiative.yaml': ERROR });
  const read = (file: string) => readFileSync(path.join(folder().root, file), 'utf8');

  it('writes several formats in one run, each to its own file', async () => {
    const args = 'assess --format sarif --output out/ai.sarif --format github --format html --output out/ai.html';
    const { code, stdout } = await folder().run(args.split(' '));
    assert.equal(code, 1);
    assert.match(stdout, /^::error /m);
    assert.match(read('out/ai.sarif'), /"version": "2\.1\.0"/);
    assert.match(read('out/ai.html'), /^<!doctype html>/);
  });

  it('writes no colours into a file', async () => {
    await folder().run(['assess', '--output', 'report.txt'], { isTerminal: true });
    assert.match(read('report.txt'), /^ai-initiative\.yaml:\d+/);
    assert.ok(!read('report.txt').includes('\u001B'));
  });

  for (const args of [
    ['--format', 'json', '--format', 'csv'],
    ['--format', 'json', '--output', 'a', '--output', 'b'],
  ]) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, stdout } = await folder().run(['assess', ...args]);
      assert.deepEqual([code, stdout], [2, '']);
    });
  }

  for (const file of [
    'ai-initiative.yaml/x.json',
    'ai-initiative.yaml/deep/x.json',
    // where Node's own way to make folders never ends
    ...(process.platform === 'linux' ? ['/proc/nothing/x.json'] : []),
  ]) {
    it(`says at once that ${file} cannot be written`, async () => {
      const { code, stdout, stderr } = await folder().run(['assess', '--output', file]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^error: \S+x\.json could not be written: (something|a folder) above it .*\n$/);
    });
  }

  it('names files as the repository sees them', async () => {
    folder().write('packages/a/ai-initiative.yaml', ERROR);
    execFileSync('git', ['init', '-q', folder().root]);
    const { stdout } = await folder().run(['assess', '--format', 'github'], { cwd: 'packages/a' });
    assert.match(stdout, /^::error file=packages\/a\/ai-initiative\.yaml,/m);
  });
});

describe('--changed-since', () => {
  const folder = useFolder({ 'ai-initiative.yaml': FINE, 'b/ai-initiative.yaml': WARNING });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder().root, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      stdio: 'pipe',
    });
  const changed = async () => (await folder().report('--changed-since', 'main')).assessments.map((a) => a.path);
  beforeEach(() => {
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'first');
    git('checkout', '-qb', 'topic');
  });

  it('takes what changed in commits, in the work tree, and what is new', async () => {
    assert.deepEqual(await changed(), []);
    folder().write('c/ai-initiative.yaml', ERROR);
    assert.deepEqual(await changed(), ['c/ai-initiative.yaml']);
    git('add', '.');
    git('commit', '-qm', 'second');
    folder().write('b/ai-initiative.yaml', `${WARNING}# more\n`);
    assert.deepEqual(await changed(), ['b/ai-initiative.yaml', 'c/ai-initiative.yaml']);
  });

  it('takes the manifests over which a policy changed', async () => {
    folder().write('b/ai-initiative.config.yaml', 'rules: { owner-missing: off }\n');
    assert.deepEqual(await changed(), ['b/ai-initiative.yaml']);
    folder().write('ai-initiative.config.yaml', 'rules: { owner-missing: off }\n');
    assert.deepEqual(await changed(), ['ai-initiative.yaml', 'b/ai-initiative.yaml']);
  });

  it('takes no manifest whose lines only end otherwise, as with core.autocrlf, wherever that is configured', async () => {
    for (const file of ['ai-initiative.yaml', 'b/ai-initiative.yaml']) {
      const text = readFileSync(path.join(folder().root, file), 'utf8');
      folder().write(file, text.replaceAll('\n', '\r\n'));
    }
    assert.deepEqual(await changed(), []);
    folder().write('ai-initiative.yaml', `${FINE}# more\n`.replaceAll('\n', '\r\n'));
    assert.deepEqual(await changed(), ['ai-initiative.yaml']);
  });

  it('takes a manifest over which a policy was deleted', async () => {
    folder().write('b/ai-initiative.config.yml', 'rules: { owner-missing: off }\n');
    git('add', '.');
    git('commit', '-qm', 'policy');
    git('branch', '-f', 'main');
    assert.deepEqual(await changed(), []);
    rmSync(path.join(folder().root, 'b/ai-initiative.config.yml'));
    assert.deepEqual(await changed(), ['b/ai-initiative.yaml']);
  });

  it('says that git is not installed, where it is not', async () => {
    const env = { PATH: path.join(folder().root, 'nothing') };
    const { code, stderr } = await folder().run(['assess', '--changed-since', 'main'], { env });
    assert.deepEqual([code, stderr], [2, 'error: --changed-since: git is not installed\n']);
  });

  it('says what to fetch where a ref is not known', async () => {
    const { code, stderr } = await folder().run(['assess', '--changed-since', 'origin/other']);
    assert.equal(code, 2);
    assert.match(stderr, /git does not know where this branch left "origin\/other"; fetch it/);
  });

  it('succeeds where nothing changed', async () => {
    const { code, stderr } = await folder().run(['assess', '--changed-since', 'main']);
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('runs no filter that the repository configures', async () => {
    git('config', 'filter.x.clean', `touch '${path.join(folder().root, 'ran')}'; cat`);
    folder().write('.gitattributes', '*.yaml filter=x\n');
    folder().write('b/ai-initiative.yaml', `${WARNING}# more\n`);
    await changed();
    assert.throws(() => read('ran'));
  });
  const read = (file: string) => readFileSync(path.join(folder().root, file));

  for (const ref of ['nowhere', '--output=x', '']) {
    it(`refuses "${ref}"`, async () => {
      const { code, stderr } = await folder().run(['assess', `--changed-since=${ref}`]);
      assert.equal(code, 2);
      assert.match(stderr, /--changed-since/);
    });
  }
});

describe('the policy in assess', () => {
  const folder = useFolder({ 'a/ai-initiative.yaml': ERROR });
  const RELAXED = 'rules:\n  business-owner-missing: { severity: warning }\n';

  it('is found above the manifest, or given with --config', async () => {
    assert.equal((await folder().run(['assess'])).code, 1);
    folder().write('relaxed.yaml', RELAXED);
    assert.equal((await folder().run(['assess', '--config', 'relaxed.yaml'])).code, 0);
    folder().write('ai-initiative.config.yaml', RELAXED);
    const report = await folder().report();
    assert.deepEqual(report.policies, [{ path: 'ai-initiative.config.yaml', findings: [] }]);
    assert.deepEqual(report.assessments[0]?.policy.files, ['ai-initiative.config.yaml']);
  });

  it('has its own findings, which fail a run like those of a manifest', async () => {
    folder().write('ai-initiative.config.yaml', `${RELAXED}thresholds: { pilotMaxDays: soon }\n`);
    const { code, stdout } = await folder().run(['assess']);
    assert.equal(code, 1);
    assert.match(stdout, /^ai-initiative\.config\.yaml:3:\d+ {2}error /m);
  });

  it('says where a nearer file asks for less', async () => {
    folder().write('ai-initiative.config.yaml', 'rules:\n  owner-missing: { severity: error }\n');
    folder().write('a/ai-initiative.config.yaml', 'rules:\n  owner-missing: { severity: "off" }\n');
    const { stdout } = await folder().run(['assess']);
    assert.match(
      stdout,
      /policy a\/ai-initiative\.config\.yaml asks for less: rules\.owner-missing\.severity error → off/,
    );
  });

  it('that is not there is a usage error', async () => {
    assert.equal((await folder().run(['assess', '--config', 'nowhere.yaml'])).code, 2);
  });
});
