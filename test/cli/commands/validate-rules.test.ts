import assert from 'node:assert/strict';
import path from 'node:path';
import { exemplaryText } from '../../../src/catalogue/exemplary.ts';
import type { Spell } from '../../../src/validation/spells.ts';
import type { Validation } from '../../../src/validation/validate.ts';
import { generateHistory } from '../../generated-history.ts';
import { git } from '../../repository/git-repository.ts';
import { useFolder } from '../harness.ts';

interface Written extends Validation {
  readonly spells: readonly Spell[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

const pilot = (since: string, rest = '') =>
  exemplaryText('pilot', `lifecycle: { stage: pilot, stageHistory: [{ stage: pilot, since: ${since} }] }\n${rest}`);

describe('ai-initiative validate-rules', function () {
  // thousands of samples are drawn, which takes longer on a busy machine
  this.timeout(60_000);

  const folder = useFolder();
  const run = (...args: readonly string[]) => folder().run(['validate-rules', ...args]);
  const json = async (...args: readonly string[]) => {
    const { stdout } = await run(...args, '--format', 'json');
    return JSON.parse(stdout) as Written;
  };
  const commit = (day: string, ...words: readonly string[]) => {
    const { root } = folder();
    if (words.length > 0) git(root, day, ...words);
    git(root, day, 'add', '-A');
    git(root, day, 'commit', '-qm', 'change');
  };
  const init = () => git(folder().root, '2024-01-01', 'init', '-q');

  it('reads every pilot of a generated history', async () => {
    const { root } = folder();
    generateHistory(path.join(root, 'acme'), { initiatives: 60, seed: 3, from: '2023-06-01', days: 900 });
    const { code, stdout, stderr } = await run('acme');
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, /^ {2}\d+ judged 30 days after they began and followed for 365: \d+ crossed/m);
    assert.match(stdout, /^ {2}left out: \d+ back-dated/m);
    assert.match(stdout, /^ {2}\d+ tried, \d+ called at a false discovery rate of 10 %$/m);
    assert.match(stdout, /^Rules not tried \(met\/not met\)$/m);
    assert.match(stdout, /what goes together, not what is the cause/);
    const { spells, statuses, outcomes, tried, rules } = await json('acme');
    assert.equal(
      spells.length,
      Object.values(statuses).reduce((sum, n) => sum + n),
    );
    assert.equal(statuses.followed, outcomes.crossed + outcomes.stopped + outcomes.neither);
    assert.ok(tried > 5 && tried === rules.filter(({ result }) => result).length);
    for (const { passed, failed, result } of rules) {
      if (!result) continue;
      assert.ok(Math.min(passed.of, failed.of) >= 10 && passed.of + failed.of >= 30);
      assert.ok(result.interval.low <= result.difference && result.difference <= result.interval.high);
    }
  });

  it('says what is too little to say', async () => {
    init();
    folder().write('ai-initiative.yaml', pilot('2024-01-10'));
    commit('2024-01-12');
    const { code, stdout } = await run();
    assert.equal(code, 0);
    assert.match(stdout, /^Score\n {2}Insufficient data$/m);
    assert.match(stdout, /^ {2}0 tried: insufficient data for every rule$/m);
    assert.match(stdout, /^ {2}sponsor-missing +insufficient data \(1\/0\)$/m);
  });

  it('follows a manifest that is renamed, and reads one that is deleted', async () => {
    init();
    folder().write('a/ai-initiative.yaml', pilot('2024-01-10'));
    commit('2024-01-12');
    git(folder().root, '2024-02-01', 'mv', 'a', 'b');
    commit('2024-02-01');
    git(folder().root, '2024-06-01', 'rm', '-qr', 'b');
    folder().write('other.txt', 'x');
    commit('2024-06-01');
    const { spells } = await json('--repository', 'acme/x');
    assert.deepEqual(
      spells.map(({ place, path: at, status, followed }) => [place, at, status, followed?.outcome]),
      [['acme/x/b/ai-initiative.yaml', 'a/ai-initiative.yaml', 'followed', 'neither']],
    );
  });

  it('takes another manifest of the same place for another initiative', async () => {
    init();
    folder().write('a/ai-initiative.yaml', pilot('2024-01-10'));
    commit('2024-01-12');
    git(folder().root, '2024-03-01', 'rm', '-qr', 'a');
    folder().write('other.txt', 'x');
    commit('2024-03-01');
    folder().write('a/ai-initiative.yaml', pilot('2024-05-01', 'name: other\n'));
    commit('2024-05-02');
    const { spells } = await json();
    assert.deepEqual(
      spells.map(({ enteredOn, status }) => [enteredOn, status]),
      [
        ['2024-01-10', 'followed'],
        ['2024-05-01', 'followed'],
      ],
    );
  });

  it('counts what came by a merge from the day of the merge', async () => {
    init();
    folder().write('readme.md', 'x');
    commit('2024-01-01');
    git(folder().root, '2024-01-05', 'checkout', '-qb', 'side');
    folder().write('ai-initiative.yaml', pilot('2024-01-05'));
    commit('2024-01-05');
    git(folder().root, '2024-03-01', 'checkout', '-q', 'main');
    git(folder().root, '2024-03-01', 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
    const { spells } = await json();
    assert.deepEqual(
      spells.map(({ status }) => status),
      ['back-dated'],
    );
  });

  it('puts reports of other repositories together, each pilot once', async () => {
    const { root } = folder();
    for (const [i, name] of ['east', 'west'].entries()) {
      generateHistory(path.join(root, name), { initiatives: 6, seed: i, from: '2023-06-01', days: 900 });
      await run(name, '--repository', `acme/${name}`, '--format', 'json', '--output', `${name}.json`);
    }
    const pooled = await json('east.json', 'west.json');
    const [east, west] = [await json('east'), await json('west')];
    assert.equal(pooled.spells.length, east.spells.length + west.spells.length);
    assert.deepEqual((await json('east', 'east.json', 'west.json', 'west')).statuses, pooled.statuses);
  });

  it('says what it cannot read, and reads the rest', async () => {
    const { root } = folder();
    generateHistory(path.join(root, 'east'), { initiatives: 3, seed: 1, from: '2023-06-01', days: 900 });
    git(root, '2024-01-01', 'clone', '-q', '--depth', '1', `file://${root}/east`, 'shallow');
    folder().write('plain/x.txt', 'x');
    folder().write('assess.json', JSON.stringify({ schemaVersion: 1, assessments: [] }));
    await run('east', '--format', 'json', '--output', 'old.json');
    const { stdout } = await run('old.json', '--format', 'json');
    folder().write('old.json', stdout.replace(/"version": "[^"]*"/, '"version": "0.0.1"'));
    const { code, stdout: text, stderr } = await run('plain', 'shallow', 'gone', 'assess.json', 'old.json', 'east');
    assert.equal(code, 2);
    assert.match(text, /^Pilots committed by/);
    for (const line of [
      /^error: plain: Its history cannot be read: the folder is in no git repository$/m,
      /^error: shallow: Its history cannot be read: .*shallow/m,
      /^error: gone: There is no such file or folder$/m,
      /^error: assess.json: It is no report of validate-rules/m,
      /^error: old.json: It was made by version 0.0.1/m,
    ])
      assert.match(stderr, line);
  });
});
