import assert from 'node:assert/strict';
import { kaplanMeier } from '../../../src/core/statistics/kaplan-meier.ts';

/** Weeks in remission of 21 patients on 6-mercaptopurine (Freireich et al., 1963); those with + were still in remission. */
const FREIREICH = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
  .split(' ')
  .map((text) => ({ days: Number.parseInt(text, 10), happened: !text.endsWith('+') }));

describe('the Kaplan–Meier estimate', () => {
  it('is the published one for the data of Freireich (Cox and Oakes, Analysis of Survival Data, 1984, p. 48)', () => {
    const { steps, median, spells, events, longest } = kaplanMeier(FREIREICH);
    assert.deepEqual(
      steps.map(({ days, atRisk, events: n, left }) => [days, atRisk, n, left.toFixed(3)]),
      [
        [6, 21, 3, '0.857'],
        [7, 17, 1, '0.807'],
        [10, 15, 1, '0.753'],
        [13, 12, 1, '0.690'],
        [16, 11, 1, '0.627'],
        [22, 7, 1, '0.538'],
        [23, 6, 1, '0.448'],
      ],
    );
    assert.deepEqual([median, spells, events, longest], [23, 21, 9, 35]);
  });

  it('is the plain share where nothing is censored', () => {
    const { steps, median } = kaplanMeier([1, 2, 3, 4].map((days) => ({ days, happened: true })));
    assert.deepEqual(
      steps.map(({ left }) => left),
      [0.75, 0.5, 0.25, 0],
    );
    assert.equal(median, 2);
  });

  it('has no median while it has happened to fewer than half', () => {
    assert.equal(
      kaplanMeier([
        { days: 5, happened: false },
        { days: 1, happened: true },
        { days: 9, happened: false },
      ]).median,
      null,
    );
    assert.deepEqual(kaplanMeier([]), { steps: [], spells: 0, events: 0, longest: 0, median: null });
  });
});
