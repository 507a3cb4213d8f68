import assert from 'node:assert/strict';
import path from 'node:path';
import { createGit } from '../../../src/repository/node/git/run-git.ts';
import { nodeHistory } from '../../../src/repository/node/git/history.ts';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import { factsOf, git, judged, knownOf, makeFolder, makeRepository } from '../git-repository.ts';

const at = (stage: string, more = '') => `schemaVersion: 1\nlifecycle: { stage: ${stage} }\n${more}`;
const FILE = 'ai-initiative.yaml';

async function stages(folder: string, manifest = FILE) {
  const revisions = knownOf((await factsOf(folder, manifest)).stages);
  const entries = revisions.filter(({ stage }, i) => revisions[i - 1]?.stage !== stage);
  return entries.map(({ stage, on }) => `${stage} ${on}`);
}

/** A repository in which an initiative became a pilot in March. */
function piloting() {
  const repository = makeRepository('2026-01-12', { [FILE]: at('idea') });
  repository.commit('2026-03-01', { [FILE]: at('pilot') });
  return repository;
}

const pilotSince = (day: string) =>
  exemplaryText(
    'pilot',
    `lifecycle:\n  stage: pilot\n  stageHistory: [{ stage: idea, since: 2026-01-12 }, { stage: pilot, since: ${day} }]\n`,
  );

const judgeStage = async (folder: string, day: string) =>
  judged('stage-date-contradicted', pilotSince(day), await factsOf(folder));

describe('history of a manifest', () => {
  it('shows when each stage was entered, by the author', async () => {
    const repository = piloting();
    repository.commit('2026-03-20', { [FILE]: at('pilot', 'title: Other\n') });
    repository.commit('2026-05-10', { [FILE]: at('production') });
    assert.deepEqual(await stages(repository.folder), ['idea 2026-01-12', 'pilot 2026-03-01', 'production 2026-05-10']);
  });

  it('bears out a date near the commit, and contradicts one after which it said another stage for a month', async () => {
    const { folder, commit } = makeRepository('2025-11-03', { [FILE]: at('idea') });
    commit('2026-02-20', { [FILE]: at('idea', 'title: Other\n') });
    commit('2026-03-01', { [FILE]: at('pilot') });
    assert.equal((await judgeStage(folder, '2026-02-20')).evidence, 'verified');
    const wrong = await judgeStage(folder, '2026-01-10');
    assert.equal(wrong.evidence, 'contradicted');
    assert.match(wrong.messages.join(), /still said idea in commit [0-9a-f]{8} of 2026-02-20, 41 days later/);
  });

  it('follows the manifest through its renames', async () => {
    const repository = piloting();
    repository.git('2026-03-10', 'mv', FILE, 'moved.yaml');
    repository.commit('2026-03-10', {});
    repository.commit('2026-03-11', { 'ai/x': '' });
    repository.git('2026-03-12', 'mv', 'moved.yaml', `ai/${FILE}`);
    repository.commit('2026-03-12', {});
    assert.deepEqual(await stages(repository.folder, `ai/${FILE}`), ['idea 2026-01-12', 'pilot 2026-03-01']);
  });

  it('is not contradicted by a branch of old that still says the stage before', async () => {
    const padding = '# 1\n# 2\n# 3\n# 4\n';
    const repository = makeRepository('2025-11-03', { [FILE]: at('idea', `title: A\n${padding}name: a\n`) });
    repository.git('2026-01-10', 'checkout', '-q', '-b', 'old');
    repository.git('2026-01-10', 'checkout', '-q', 'main');
    repository.commit('2026-02-01', { [FILE]: at('pilot', `title: A\n${padding}name: a\n`) });
    repository.git('2026-03-20', 'checkout', '-q', 'old');
    repository.commit('2026-03-20', { [FILE]: at('idea', `title: A\n${padding}name: b\n`) });
    repository.git('2026-03-25', 'checkout', '-q', 'main');
    repository.git('2026-03-25', 'merge', '-q', '--no-edit', 'old');
    assert.equal((await judgeStage(repository.folder, '2026-02-01')).evidence, 'verified');
  });

  it('keeps the author’s day of a commit that was amended', async () => {
    const repository = piloting();
    repository.git('2026-04-25', 'commit', '-q', '--amend', '-m', 'amended');
    assert.deepEqual(await stages(repository.folder), ['idea 2026-01-12', 'pilot 2026-03-01']);
  });

  it('says nothing where the file began in its stage, or the stage is not committed yet', async () => {
    const late = makeRepository('2026-05-01', { [FILE]: at('pilot') });
    assert.equal((await judgeStage(late.folder, '2026-03-01')).outcome, 'unknown');
    const idea = makeRepository('2026-01-12', { [FILE]: at('idea') });
    assert.equal((await judgeStage(idea.folder, '2026-03-01')).outcome, 'unknown');
    const untracked = makeRepository('2026-01-12', { 'README.md': '' });
    assert.equal((await judgeStage(untracked.folder, '2026-03-01')).outcome, 'unknown');
  });

  it('reads the history of a work tree, a submodule and a detached head', async () => {
    const repository = piloting();
    const entered = ['idea 2026-01-12', 'pilot 2026-03-01'];
    const tree = path.join(makeFolder(), 'tree');
    repository.git('2026-03-02', 'worktree', 'add', '-q', '--detach', tree);
    assert.deepEqual(await stages(tree), entered);

    const outer = makeRepository('2026-03-05', { 'README.md': '' });
    outer.git('2026-03-05', 'submodule', 'add', '-q', repository.folder, 'inner');
    assert.deepEqual(await stages(path.join(outer.folder, 'inner')), entered);

    repository.git('2026-03-06', 'checkout', '-q', 'HEAD~0');
    assert.deepEqual(await stages(repository.folder), entered);
  });

  it('is unknown, with the reason, where there is none to rely on', async () => {
    const repository = piloting();
    const clone = path.join(makeFolder(), 'clone');
    git(repository.folder, '2026-03-02', 'clone', '-q', '--depth=1', `file://${repository.folder}`, clone);
    const tree = path.join(makeFolder(), 'tree');
    git(clone, '2026-03-02', 'worktree', 'add', '-q', '--detach', tree);
    const damaged = makeFolder({ '.git/HEAD': '?' });
    const reasons = await Promise.all(
      [clone, tree, makeRepository().folder, damaged, makeFolder()].map(
        async (folder) => (await factsOf(folder)).stages,
      ),
    );
    assert.deepEqual(reasons, [
      { unknown: 'this is a shallow clone, whose history is cut off' },
      { unknown: 'this is a shallow clone, whose history is cut off' },
      { unknown: 'the repository has no commits yet' },
      { unknown: 'its .git/objects leads to no folder' },
      { unknown: 'the folder is not in a git repository' },
    ]);
    assert.equal((await judgeStage(clone, '2026-04-20')).outcome, 'unknown');

    // any folder may claim the git folder of another one: that must name it too
    const separate = makeFolder({ 'ai-initiative.yaml': 'name: x\n' });
    git(separate, '2026-03-02', 'init', '-q', `--separate-git-dir=${path.join(makeFolder(), 'store')}`);
    git(separate, '2026-03-02', 'add', '-A');
    git(separate, '2026-03-02', 'commit', '-q', '-m', 'change');
    const { stages } = await factsOf(separate);
    assert.match('unknown' in stages ? stages.unknown : '', /git folder elsewhere .* git config core\.worktree/);
    git(separate, '2026-03-02', 'config', 'core.worktree', separate);
    assert.ok('known' in (await factsOf(separate)).stages);

    const history = knownOf(nodeHistory(createGit({ PATH: makeFolder() }), repository.folder));
    await assert.rejects(history.log('ai-initiative.yaml', 1), /^GitError: git is not installed$/);
  });
});

describe('latest change of a path', () => {
  const production = exemplaryText(
    'production',
    'lifecycle:\n  stage: production\n  stageHistory: [{ stage: pilot, since: 2025-06-01 }, { stage: production, since: 2025-11-10 }]\n',
  );
  const judge = async (folder: string) => judged('learning-silent', production, await factsOf(folder));
  const traces = { 'evals/run.ts': 'run();\n', 'docs/lessons.md': 'a\n', 'src/feedback/record.ts': 'record();\n' };

  it('shows whether learning left a trace since the stage began', async () => {
    const repository = makeRepository('2025-11-01', traces);
    repository.commit('2026-04-01', { 'src/other.ts': '' });
    assert.equal((await judge(repository.folder)).evidence, 'contradicted');
    repository.commit('2026-04-02', { 'docs/lessons.md': 'Something learnt' });
    assert.equal((await judge(repository.folder)).evidence, 'verified');
    assert.deepEqual(knownOf((await factsOf(repository.folder)).lastTouched), {
      'src/feedback/': '2025-11-01',
      'evals/': '2025-11-01',
      'docs/': '2026-04-02',
    });
  });

  it('counts work that was written earlier and committed since', async () => {
    const repository = makeRepository('2025-11-01', traces);
    repository.commit('2026-02-01', { 'evals/run.ts': 'run()' }, '--date=2025-12-01T12:00:00Z');
    assert.equal((await judge(repository.folder)).evidence, 'verified');
  });
});
