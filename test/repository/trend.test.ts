import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { changesInWords, defaultPolicy } from '../../src/core/index.ts';
import type { Commit, History, Revision } from '../../src/repository/access.ts';
import { createGit } from '../../src/repository/node/git/run-git.ts';
import { nodeHistory } from '../../src/repository/node/git/history.ts';
import { createTrendCache, trendOf } from '../../src/repository/trend.ts';
import { exemplaryText } from '../../src/catalogue/exemplary.ts';
import { knownOf, makeRepository } from './git-repository.ts';

const MANIFEST = 'ai-initiative.yaml';
const PILOT = exemplaryText('pilot');
const WITHOUT_SPONSOR = PILOT.replace(/^ {2}sponsor: .*\n/m, '');

/** A history made of texts, the oldest first, a day apart, that counts what is asked of it. */
function historyOf(texts: readonly string[]) {
  const read: string[] = [];
  const commits = texts.map((_, i): Commit => {
    const day = `2026-03-${String(i + 1).padStart(2, '0')}`;
    return { id: `c${i}`, parents: i === 0 ? [] : [`c${i - 1}`], authoredOn: day, committedOn: day };
  });
  const history: History = {
    log: (_, limit) => Promise.resolve(commits.toReversed().slice(0, limit)),
    renamedFrom: () => Promise.resolve(undefined),
    texts: (revisions: readonly Revision[]) => {
      read.push(...revisions.map(({ commit }) => commit));
      return Promise.resolve(revisions.map(({ commit }) => texts[Number(commit.slice(1))]));
    },
  };
  return { history, read };
}

describe('the trend of a manifest', () => {
  it('names what came out otherwise, with its weight', async () => {
    const { history } = historyOf([PILOT, WITHOUT_SPONSOR, PILOT]);
    const points = await trendOf(history, MANIFEST, { policy: defaultPolicy, cache: createTrendCache() });
    assert.deepEqual(
      points.map(({ changes }) => changesInWords(changes)),
      [[], ['−6 sponsor-missing not met'], ['+6 sponsor-missing met']],
    );
    assert.ok((points[1]?.standing.score ?? 100) < (points[0]?.standing.score ?? 0));
  });

  it('passes over what could not be read, and says what changed since the last that could', async () => {
    const { history } = historyOf([PILOT, 'lifecycle: [', WITHOUT_SPONSOR]);
    const points = await trendOf(history, MANIFEST, { policy: defaultPolicy, cache: createTrendCache() });
    assert.deepEqual(
      points.map(({ standing }) => standing.stage),
      ['pilot', null, 'pilot'],
    );
    assert.deepEqual(changesInWords(points[2]?.changes ?? []), ['−6 sponsor-missing not met']);
  });

  it('counts what a new stage asks for and finds', async () => {
    const { history } = historyOf([exemplaryText('idea'), PILOT]);
    const points = await trendOf(history, MANIFEST, { policy: defaultPolicy, cache: createTrendCache() });
    assert.match(changesInWords(points[1]?.changes ?? []).join('; '), /\d+ newly asked and met/);
  });

  it('reads and assesses no revision twice, and all again under another policy without reading', async () => {
    const { history, read } = historyOf([PILOT, WITHOUT_SPONSOR]);
    const cache = createTrendCache();
    let assessed = 0;
    const options = { policy: defaultPolicy, cache, pause: () => void assessed++ };
    const first = await trendOf(history, MANIFEST, options);
    const second = await trendOf(history, MANIFEST, options);
    assert.deepEqual(second, first);
    assert.equal(assessed, 2);
    const policy = { ...defaultPolicy, rules: { 'sponsor-missing': { severity: 'off' } } } as const;
    const third = await trendOf(history, MANIFEST, { ...options, policy });
    assert.equal(assessed, 4);
    assert.deepEqual(third[1]?.changes, []);
    assert.deepEqual(read, ['c0', 'c1']);
  });

  it('knows texts by the id that git gives them', async () => {
    const repository = makeRepository('2026-03-01', { [MANIFEST]: PILOT.replace('title:', 'title: é') });
    const history = knownOf(nodeHistory(createGit(process.env), repository.folder));
    const cache = createTrendCache();
    await trendOf(history, MANIFEST, { policy: defaultPolicy, cache });
    const blob = execFileSync('git', ['rev-parse', `HEAD:${MANIFEST}`], { cwd: repository.folder, encoding: 'utf8' });
    assert.deepEqual(
      [...cache.blobs.values()].map(({ id }) => id),
      [blob.trim()],
    );
  });

  it('leaves out the commit that deleted the manifest', async () => {
    const repository = makeRepository('2026-03-01', { [MANIFEST]: PILOT });
    repository.git('2026-03-02', 'rm', '-q', MANIFEST);
    repository.commit('2026-03-02', {});
    repository.commit('2026-03-03', { [MANIFEST]: PILOT });
    const history = knownOf(nodeHistory(createGit(process.env), repository.folder));
    const points = await trendOf(history, MANIFEST, { policy: defaultPolicy, cache: createTrendCache() });
    assert.deepEqual(
      points.map(({ on }) => on),
      ['2026-03-01', '2026-03-03'],
    );
  });

  it('ends where the pause throws', async () => {
    const { history } = historyOf([PILOT, WITHOUT_SPONSOR]);
    const pause = () => Promise.reject(new Error('no longer wanted'));
    const trend = trendOf(history, MANIFEST, { policy: defaultPolicy, cache: createTrendCache(), pause });
    await assert.rejects(trend, /no longer wanted/);
  });
});
