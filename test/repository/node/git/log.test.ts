import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { exemplaryText } from '../../../../src/catalogue/exemplary.ts';
import { factsQuery, parseDocument } from '../../../../src/core/index.ts';
import { createFactsSource } from '../../../../src/repository/node/facts-source.ts';
import { createGit } from '../../../../src/repository/node/git/run-git.ts';
import { logReader } from '../../../../src/repository/node/git/log.ts';
import { countedGit, git, knownOf, makeFolder, makeRepository } from '../../git-repository.ts';

const FILES = ['a', 'b', 'in/a', 'in/deep/b', 'in-b'];

/** A commit: on which earlier ones it stands (none, one, or several merged), and what it changes. */
const commit = fc.record({
  parents: fc.array(fc.nat(), { maxLength: 3 }),
  changes: fc.array(fc.record({ file: fc.constantFrom(...FILES), text: fc.constantFrom('x', 'y', undefined) }), {
    maxLength: 3,
  }),
});

/** A repository of such commits, the last of which joins all that no one stands on. */
function build(commits: readonly (typeof commit extends fc.Arbitrary<infer T> ? T : never)[]): string {
  const folder = makeFolder();
  git(folder, '2026-01-12', 'init', '-q');
  const tips = new Set<number>();
  const stream = [...commits, { parents: [], changes: [] }].map(({ parents, changes }, i) => {
    const isLast = i === commits.length;
    const chosen = isLast ? [...tips] : [...new Set(parents.flatMap((n) => (i === 0 ? [] : [n % i])))];
    chosen.forEach((parent) => tips.delete(parent));
    tips.add(i);
    const lines = chosen.map((parent, at) => `${at === 0 ? 'from' : 'merge'} :${parent + 1}`);
    const edits = changes.map(({ file, text }) =>
      text === undefined ? `D ${file}` : `M 100644 inline ${file}\ndata ${text.length}\n${text}`,
    );
    const head = `commit refs/heads/c${i}\nmark :${i + 1}\ncommitter M <m@example.org> ${1_770_000_000 + i * 3600} +0000\ndata 0`;
    return [head, ...lines, ...edits].join('\n');
  });
  execFileSync('git', ['fast-import', '--quiet', '--force'], { cwd: folder, input: `${stream.join('\n')}\n` });
  git(folder, '2026-01-12', 'symbolic-ref', 'HEAD', `refs/heads/c${commits.length}`);
  return folder;
}

/** The commits that git says changed a path: of merges those that left it other than all their parents had it. */
function changing(folder: string, path: string): readonly string[] {
  const options = ['--full-history', '-c', '--no-renames', '--name-only', '--format=%x01%H', 'HEAD'];
  const commits = git(folder, '2026-01-12', 'log', ...options, '--', path)
    .split('\x01')
    .slice(1);
  return commits
    .map((text) => text.trim().split(/\n+/))
    .flatMap(([id = '', ...files]) => (files.length > 0 ? [id] : []));
}

describe('the log of a repository', () => {
  const PATHS = [...FILES, 'in', 'in/deep', '', 'none'];

  it('gives the commits that changed each path, asked by name or in the whole history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 12 }), async (commits) => {
        const folder = build(commits);
        const log = logReader(createGit(process.env), folder);
        const ask = (limit: number) =>
          Promise.all(PATHS.map(async (path) => (await log.of(path, limit)).map(({ id }) => id)));
        const expected = PATHS.map((path) => changing(folder, path === '' ? '.' : path));
        assert.deepEqual(await ask(100), expected);
        const first = expected.map((ids) => ids.slice(0, 1));
        assert.deepEqual(await ask(1), first);
        assert.equal(await log.mayRename(''), undefined);
        // by now so many have been asked that the whole history is read
        assert.deepEqual(await ask(100), expected);
        assert.deepEqual(await ask(1), first);
        assert.equal(await log.mayRename(''), false);
      }),
      { numRuns: 15 },
    );
  }).timeout(60_000);

  it('asks git once for all that is asked at a time', async () => {
    const folder = build([{ parents: [], changes: [{ file: 'a', text: 'x' }] }]);
    const { env, calls } = countedGit();
    const log = logReader(createGit(env), folder);
    await Promise.all(['a', 'b', 'in'].map((path) => log.of(path, 1)));
    assert.equal(calls(), 1);
  });

  it('costs few processes for all facts of a manifest', async () => {
    const { folder, commit: add } = makeRepository('2026-01-12', { 'README.md': '' });
    add('2026-02-01', {
      'ai-initiative.yaml': exemplaryText('production'),
      'evals/a.txt': '',
      'src/feedback/a.ts': '',
    });
    const { env, calls } = countedGit();
    const query = factsQuery(parseDocument(exemplaryText('production')));
    const { stages, lastTouched } = await createFactsSource(folder, env).of(
      path.join(folder, 'ai-initiative.yaml'),
      query,
    );
    assert.equal(knownOf(stages).length, 1);
    assert.equal(knownOf(lastTouched)['evals/'], '2026-02-01');
    assert.ok(calls() <= 6, `${calls()} processes`);
  });
});
