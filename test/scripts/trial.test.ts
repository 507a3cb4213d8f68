import assert from 'node:assert/strict';
import { figuresOf, readTrials, TRIAL_SETS } from '../../scripts/generate/trial.ts';

describe('the trial of the verdict', () => {
  const trials = TRIAL_SETS.flatMap(readTrials);
  const { judged, agreed, open, asked } = figuresOf(trials);

  it('covers every kind, stage and verdict', () => {
    const distinct = (of: (trial: (typeof trials)[number]) => string) => [...new Set(trials.map(of))].toSorted();
    assert.deepEqual(
      distinct(({ kind }) => kind),
      ['agent', 'application', 'model', 'platform', 'product', 'research'],
    );
    assert.deepEqual(
      distinct(({ stage }) => stage),
      ['idea', 'pilot', 'production', 'retired'],
    );
    assert.deepEqual(
      distinct(({ expected }) => expected.verdict),
      ['blocked', 'conditional', 'none', 'ready'],
    );
  });

  for (const { set, name, asked: ids, open: openIds, labels, expected, verdict } of trials) {
    it(`has a label for every error and warning of ${set}/${name}, and a reason where verdicts differ`, () => {
      const labelled = [...labels.useful, ...labels.noise];
      assert.deepEqual(labelled.toSorted(), ids.toSorted());
      assert.deepEqual(
        openIds.filter((id) => !labelled.includes(id)),
        [],
      );
      assert.equal(labels.disagreement !== undefined, expected.verdict !== verdict);
      assert.ok(labels.asNote.length + labels.unsaid.length <= expected.errors.length + expected.warnings.length);
    });
  }

  it('agrees on at least 14 of 19 verdicts', () => {
    assert.ok(agreed / judged >= 14 / 19, `${agreed} of ${judged}`);
  });

  for (const set of TRIAL_SETS) {
    it(`has a score that ranks the ${set} set as we do`, () => {
      const { rankCorrelation } = figuresOf(readTrials(set));
      assert.ok(rankCorrelation >= 0.85, `${rankCorrelation}`);
    });
  }

  it('has little noise: a fifth of what is open at most, a third of what the gate asks', () => {
    assert.ok(open.noise / open.count <= 1 / 5, `${open.noise} of ${open.count} open`);
    assert.ok(asked.noise / asked.count <= 1 / 3, `${asked.noise} of ${asked.count} asked`);
  });

  it('asks for no more than five errors and warnings of a manifest', () => {
    assert.ok(asked.count / trials.length <= 5, `${asked.count} of ${trials.length} manifests`);
  });
});
