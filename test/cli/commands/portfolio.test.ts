import assert from 'node:assert/strict';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { useFolder } from '../harness.ts';

interface Written {
  readonly initiatives: readonly { readonly uri: string; readonly name: string | null; readonly asOf: string }[];
  readonly superseded: readonly unknown[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

const NO_CI = { GITHUB_REPOSITORY: '', CI_PROJECT_PATH: '' };

const named = (name: string) => exemplaryText('idea', `name: ${name}\n`);

describe('ai-initiative portfolio', () => {
  const folder = useFolder({
    'a/ai-initiative.yaml': named('one'),
    'b/ai-initiative.yaml': exemplaryText('production', 'name: two\n'),
    'c/ai-initiative.yaml': 'name: "open\n',
  });
  const written = async (...args: readonly string[]) => {
    const { stdout } = await folder().run(['portfolio', ...args, '--format', 'json'], { env: NO_CI });
    return JSON.parse(stdout) as Written;
  };
  const uris = ({ initiatives }: Written) => initiatives.map(({ uri }) => uri).toSorted();

  it('assesses the current folder', async () => {
    const { code, stdout } = await folder().run(['portfolio']);
    assert.equal(code, 0);
    assert.match(stdout, /^3 initiatives, assessed as of 2026-05-20$/m);
  });

  it('is the same from folders, from NDJSON, from JSON, and from parts put together', async () => {
    const direct = await written();
    for (const format of ['ndjson', 'json']) {
      await folder().run(['assess', '--format', format, '--output', `all.${format}`], { env: NO_CI });
      assert.deepEqual(await written(`all.${format}`), direct);
    }
    const parts = ['1/3', '2/3', '3/3'].map((part) => [part, `part-${part[0]}.ndjson`] as const);
    for (const [part, file] of parts) {
      await folder().run(['assess', '--shard', part, '--format', 'ndjson', '--output', file], { env: NO_CI });
    }
    assert.deepEqual(await written(...parts.map(([, file]) => file)), direct);
  });

  it('reads what an editor or a shell has put a byte order mark before', async () => {
    for (const format of ['ndjson', 'json']) {
      const { stdout } = await folder().run(['assess', '--format', format], { env: NO_CI });
      folder().write(`all.${format}`, `\uFEFF${stdout}`);
      assert.equal((await written(`all.${format}`)).initiatives.length, 3);
    }
    const baseline = await folder().run(['assess', '--baseline', 'all.json']);
    assert.match(baseline.stdout, /\d+ known findings? not shown/);
  });

  it('counts the newest of an initiative that is there twice, and says so', async () => {
    await folder().run(['assess', '--today', '2026-01-01', '--format', 'ndjson', '--output', 'old.ndjson'], {
      env: NO_CI,
    });
    const { stderr } = await folder().run(['portfolio', 'old.ndjson', 'a'], { env: NO_CI });
    assert.match(stderr, /^note: one \(a\/ai-initiative\.yaml\) has two assessments: the one of 2026-05-20 is used/m);
    const { initiatives } = await written('old.ndjson', 'a');
    assert.deepEqual(initiatives.map(({ name, asOf }) => `${name} ${asOf}`).toSorted(), [
      'null 2026-01-01',
      'one 2026-05-20',
      'two 2026-01-01',
    ]);
  });

  it('refuses a report of a day that has not come, line by line', async () => {
    for (const format of ['ndjson', 'json']) {
      const args = ['assess', 'a', '--today', '9999-12-31', '--format', format, '--output', `claims.${format}`];
      await folder().run(args, { env: NO_CI });
      const { code, stdout, stderr } = await folder().run(['portfolio', 'a', `claims.${format}`, '--format', 'json'], {
        env: NO_CI,
      });
      assert.equal(code, 2);
      assert.match(stderr, /^error: claims\.\w+:1: It is as of 9999-12-31, which is in the future$/m);
      const { initiatives } = JSON.parse(stdout) as Written;
      assert.deepEqual(
        initiatives.map(({ name, asOf }) => [name, asOf]),
        [['one', '2026-05-20']],
      );
    }
  });

  it('takes a report of tomorrow, which it is already where the sun rises earlier', async () => {
    const args = ['assess', 'a', '--today', '2026-05-21', '--format', 'ndjson', '--output', 'east.ndjson'];
    await folder().run(args, { env: NO_CI });
    assert.equal((await folder().run(['portfolio', 'east.ndjson'], { env: NO_CI })).code, 0);
  });

  it('keeps the same path of two repositories apart', async () => {
    for (const name of ['acme/x', 'acme/y']) {
      const output = ['--format', 'ndjson', '--output', `${name.slice(5)}.ndjson`, '--repository', name];
      await folder().run(['assess', 'a', ...output]);
    }
    assert.deepEqual(uris(await written('x.ndjson', 'y.ndjson')), [
      'acme/x/a/ai-initiative.yaml',
      'acme/y/a/ai-initiative.yaml',
    ]);
  });

  it('goes on after a line that is no report, names it, and exits 2', async () => {
    await folder().run(['assess', 'a', '--format', 'ndjson', '--output', 'a.ndjson'], { env: NO_CI });
    folder().write('odd.ndjson', '{"type":"assessment"}\n{oops\n\n');
    const { code, stdout, stderr } = await folder().run(['portfolio', 'odd.ndjson', 'a.ndjson', 'gone.json']);
    assert.equal(code, 2);
    assert.match(stdout, /^1 initiative, /m);
    assert.match(stderr, /^error: odd\.ndjson:1: It is not a report of this version/m);
    assert.match(stderr, /^error: odd\.ndjson:2: It is not JSON$/m);
    assert.match(stderr, /^error: gone\.json: There is no such file/m);
  });

  it('refuses a format it has not', async () => {
    assert.equal((await folder().run(['portfolio', '--format', 'sarif'])).code, 2);
  });
});

describe('--shard', () => {
  const names = Array.from({ length: 40 }, (_, i) => `m${i}`);
  const folder = useFolder(Object.fromEntries(names.map((name) => [`${name}/ai-initiative.yaml`, named(name)])));
  const shard = async (part: string) => (await folder().report('--shard', part)).assessments.map(({ path }) => path);

  it('puts every manifest in exactly one part, much the same number in each', async () => {
    const parts = await Promise.all(['1/4', '2/4', '3/4', '4/4'].map(shard));
    assert.deepEqual(parts.flat().toSorted(), names.map((name) => `${name}/ai-initiative.yaml`).toSorted());
    for (const part of parts) assert.ok(part.length >= 3 && part.length <= 20, `${part.length}`);
  });

  it('leaves the others where they are when a manifest comes', async () => {
    const before = await shard('2/4');
    folder().write('new/ai-initiative.yaml', named('new'));
    assert.deepEqual(
      (await shard('2/4')).filter((path) => !path.startsWith('new/')),
      before,
    );
  });

  it('succeeds where a part is empty', async () => {
    const results = await Promise.all(
      ['1/2', '2/2'].map((part) => folder().run(['assess', 'm1', '--shard', part, '--fail-on', 'never'])),
    );
    assert.deepEqual(
      results.map(({ code }) => code),
      [0, 0],
    );
  });

  for (const wrong of ['0/4', '5/4', '1', '1/0', 'a/b', '-1/4']) {
    it(`refuses ${wrong}`, async () => assert.equal((await folder().run(['assess', `--shard=${wrong}`])).code, 2));
  }
});
