import assert from 'node:assert/strict';
import {
  assessedOn,
  daysAway,
  gateAnswer,
  gateText,
  list,
  percentOf,
  pointsText,
  quantity,
  scoreBar,
  scoreText,
  shareText,
} from '../../src/presenter/format.ts';

describe('figures and words', () => {
  it('rounds a score down, so that 100 means that nothing is open', () => {
    assert.deepEqual(
      [100, 99.99, 99.6, 62.5, 0.2, 0, null].map((score) => scoreText(score)),
      ['100', '99', '99', '62', '0', '0', '–'],
    );
  });

  it('does not lose a point to floating point', () => {
    assert.equal((100 * 0.57) / 1 < 57, true);
    assert.equal(scoreText(100 * 0.57), '57');
  });

  it('writes a share as it writes a score', () => {
    assert.deepEqual([shareText(99.6), shareText(100), shareText(null)], ['99 %', '100 %', '–']);
  });

  it('draws a score as a height', () => {
    assert.deepEqual([100, 87.5, 50, 0, null].map(scoreBar).join(''), '██▅▁·');
  });

  it('writes a part to the nearest percent, all and nothing only where exact', () => {
    const parts = [0, 1, 1143, 1756, 1757].map((part) => percentOf(part, 1757));
    assert.deepEqual(parts, ['0 %', '< 1 %', '65 %', '> 99 %', '100 %']);
    assert.equal(percentOf(0, 0), '–');
  });

  it('writes points with as few figures as say it', () => {
    assert.deepEqual([10, 6.54, 0.05].map(pointsText), ['10', '6.5', '0.1']);
  });

  it('lists', () => {
    assert.deepEqual([list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])], ['a', 'a and b', 'a, b and c']);
  });

  it('writes a quantity with its unit', () => {
    assert.deepEqual(
      [quantity(3.8, 'min'), quantity(12345.678, 'EUR'), quantity(5, '%'), quantity(5, '')],
      ['3.8 min', '12,345.7 EUR', '5 %', '5'],
    );
  });

  it('writes how far a day is away, and the days of several runs', () => {
    assert.deepEqual([daysAway(1), daysAway(0), daysAway(-18)], ['in 1 day', 'today', '18 days ago']);
    assert.equal(assessedOn({ from: '2026-05-20', to: '2026-05-20' }), 'as of 2026-05-20');
    assert.equal(assessedOn({ from: '2026-05-01', to: '2026-05-20' }), 'from 2026-05-01 to 2026-05-20');
  });

  it('answers the question of the stage, and names the stage the gate is about', () => {
    assert.deepEqual(
      [gateAnswer('blocked', 'pilot'), gateAnswer('blocked', 'production'), gateAnswer('ready', 'idea')],
      ['Not yet', 'No', 'Yes'],
    );
    assert.equal(
      gateText('pilot', { stage: 'production', verdict: 'blocked', basis: 'verified' }),
      'move to production: blocked, verified',
    );
    assert.equal(
      gateText('production', { stage: 'production', verdict: 'ready', basis: 'on-its-own-word' }),
      'stay in production: ready, on its own word',
    );
    assert.equal(gateText('retired', null), 'none (retired)');
  });
});
