import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { objectReader } from '../../../../src/repository/node/git/cat-file.ts';
import { readWholeHistory } from '../../../../src/repository/node/git/whole-history.ts';
import { git, makeFolder } from '../../git-repository.ts';

const FILES = ['a', 'b', 'in/a', 'in/deep/b', 'in-b'];

/** A commit: on which earlier ones it stands (none, one, or several merged), and what it changes. */
const commit = fc.record({
  parents: fc.array(fc.nat(), { maxLength: 3 }),
  changes: fc.array(fc.record({ file: fc.constantFrom(...FILES), text: fc.constantFrom('x', 'y', undefined) }), {
    maxLength: 3,
  }),
});

/** A repository of such commits, the last of which joins all that nobody stands on. */
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

describe('a history read at once', () => {
  it('gives the commits of every path that git gives, whatever was merged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 12 }), async (commits) => {
        const folder = build(commits);
        const whole = await readWholeHistory(folder, process.env, objectReader(folder, process.env));
        assert.ok(whole);
        for (const path of [...FILES, 'in', 'in/deep', '.', 'none']) {
          const expected = git(folder, '2026-01-12', 'log', '--format=%H', '--', path).split('\n').filter(Boolean);
          const found = await whole.log(path === '.' ? '' : path, 100);
          assert.deepEqual(
            found.map(({ id }) => id),
            expected,
            path,
          );
          assert.deepEqual(
            (await whole.log(path === '.' ? '' : path, 1)).map(({ id }) => id),
            expected.slice(0, 1),
          );
        }
      }),
      { numRuns: 15 },
    );
  }).timeout(60_000);
});
