/** Every formula against figures that others have published. */
import assert from 'node:assert/strict';
import { auc, aucInterval } from '../../../src/validation/statistics/auc.ts';
import { benjaminiHochberg } from '../../../src/validation/statistics/false-discovery.ts';
import { permutationTest } from '../../../src/validation/statistics/permutation.ts';
import {
  newcombe,
  posterior,
  probabilityGreater,
  wilson,
  type Interval,
} from '../../../src/validation/statistics/proportions.ts';

const of = (events: number, all: number) => ({ events, of: all });
const rounded = ({ low, high }: Interval) => [low.toFixed(4), high.toFixed(4)].map(Number);
/** A table of two rows, each with events and others. */
const table = (a: number, b: number, c: number, d: number) => ({ first: of(a, a + b), second: of(c, c + d) });

describe('the Wilson interval', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998),
  // 857–872, table I, method 3
  const published: readonly (readonly [number, number, number, number])[] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [events, all, low, high] of published)
    it(`of ${events} of ${all} is as Newcombe has it`, () => {
      assert.deepEqual(rounded(wilson(of(events, all))), [low, high]);
    });
});

describe('the Newcombe interval', () => {
  // R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17
  // (1998), 873–890, table II, method 10
  const published: readonly (readonly [number, number, number, number, number, number])[] = [
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ];
  for (const [a, m, b, n, low, high] of published)
    it(`of ${a}/${m} − ${b}/${n} is as published`, () => {
      assert.deepEqual(rounded(newcombe(of(a, m), of(b, n))), [low, high]);
    });
});

describe('the probability that a share is greater', () => {
  // P. M. E. Altham, Exact Bayesian analysis of a 2 × 2 contingency table, Journal of the Royal Statistical Society B 31
  // (1969), 261–269: with the priors Beta(1,0) and Beta(0,1) it is the one-sided p-value of Fisher's exact test. Fisher's
  // own: The Design of Experiments (1935), tea; The Logic of Inductive Inference (1935), convictions of like-sex twins
  for (const [name, [a, b, c, d], p] of [
    ['tea', [3, 1, 1, 3], 17 / 70],
    ['twins', [10, 3, 2, 15], 619 / 1_330_665],
  ] as const)
    it(`is Fisher's p-value of the ${name}, as Altham shows`, () => {
      const wrongWay = probabilityGreater({ a: c + 1, b: d }, { a, b: b + 1 });
      assert.ok(Math.abs(wrongWay - p) < 1e-5, `${wrongWay} ${p}`);
    });

  it('follows the Jeffreys interval', () => {
    // L. D. Brown, T. T. Cai, A. DasGupta, Interval estimation for a binomial proportion, Statistical Science 16 (2001),
    // 101–133, table 5, n = 7
    for (const [events, low, high] of [
      [2, 0.065, 0.648],
      [3, 0.139, 0.766],
    ] as const) {
      // as good as a point: its standard deviation is 0.001
      const at = (share: number) => ({ a: share * 230_000, b: (1 - share) * 230_000 });
      const tails = [
        probabilityGreater(at(low), posterior(of(events, 7))),
        probabilityGreater(posterior(of(events, 7)), at(high)),
      ];
      for (const tail of tails) assert.ok(Math.abs(tail - 0.025) < 0.001, `${events}: ${tail}`);
    }
  });

  it('is one half where both groups are alike', () => {
    assert.ok(Math.abs(probabilityGreater(posterior(of(7, 20)), posterior(of(7, 20))) - 0.5) < 1e-6);
  });
});

describe('the permutation test', () => {
  it("is Fisher's exact test in one stratum", () => {
    // The Design of Experiments (1935): tea; R, fisher.test, example of the twins: 0.0005367
    assert.equal(permutationTest([table(3, 1, 1, 3)]).p.toFixed(4), '0.4857');
    assert.equal(permutationTest([table(10, 3, 2, 15)]).p.toFixed(7), '0.0005367');
  });

  it('is the exact conditional test of several strata', () => {
    // A. Agresti, Categorical Data Analysis (1990), p. 231: penicillin for rabbits; R, mantelhaen.test(exact = TRUE): 0.040
    const levels = [table(0, 6, 0, 5), table(3, 3, 0, 6), table(6, 0, 2, 4), table(5, 1, 6, 0), table(2, 0, 5, 0)];
    const { p, excess } = permutationTest(levels);
    assert.equal(p.toFixed(3), '0.040');
    assert.ok(excess > 0);
  });

  it('takes nothing from strata in which all are alike', () => {
    const one = permutationTest([table(3, 1, 1, 3)]);
    assert.deepEqual(
      permutationTest([table(3, 1, 1, 3), table(4, 0, 5, 0), table(0, 3, 0, 0)]).p.toFixed(9),
      one.p.toFixed(9),
    );
  });
});

describe('the false discovery rate', () => {
  // Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57 (1995),
  // 289–300, section 4: four are rejected, where Bonferroni rejects three
  const pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  it('rejects the four of the myocardial infarction study, in any order', () => {
    const first = (p: number) => p <= 0.0095;
    assert.deepEqual(benjaminiHochberg(pValues, 0.05), pValues.map(first));
    const reversed = pValues.toReversed();
    assert.deepEqual(benjaminiHochberg(reversed, 0.05), reversed.map(first));
  });

  it('rejects none of none', () => {
    assert.deepEqual(benjaminiHochberg([], 0.1), []);
  });
});

describe('the area under the ROC curve', () => {
  // J. A. Hanley, B. J. McNeil, The meaning and use of the area under a receiver operating characteristic (ROC) curve,
  // Radiology 143 (1982), 29–36: ratings of 109 CT images; the area is 0.893, its standard error 0.032
  const ratings = (counts: readonly number[]) => counts.flatMap((n, i) => Array.from({ length: n }, () => i + 1));
  const abnormal = ratings([3, 2, 2, 11, 33]);
  const normal = ratings([33, 6, 6, 11, 2]);

  it('is that of the CT images', () => {
    assert.equal(auc(abnormal, normal).toFixed(3), '0.893');
  });

  it('has an interval about as wide as its standard error says, the same for the same seed', () => {
    const interval = aucInterval(abnormal, normal, 1);
    assert.ok(Math.abs(interval.low - (0.893 - 1.96 * 0.032)) < 0.015, `${interval.low}`);
    assert.ok(Math.abs(interval.high - (0.893 + 1.96 * 0.032)) < 0.015, `${interval.high}`);
    assert.deepEqual(aucInterval(abnormal, normal, 1), interval);
  });
});
