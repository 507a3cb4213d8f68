import type { Proportion } from './proportions.ts';

/** Two groups, whose members are alike but for what divides them. */
export interface Stratum {
  readonly first: Proportion;
  readonly second: Proportion;
}

/** Absorbs the error of floating point where two distances are equal. */
const EPSILON = 1e-9;

/** What a permutation test of no difference between two groups shows. */
export interface PermutationTest {
  /** Events in the first group beyond the number expected; below 0 where there are fewer. */
  readonly excess: number;
  /** How probable an excess as far from 0 is, in either direction, 0–1. */
  readonly p: number;
}

/**
 * Exchanges outcomes within strata only. Every permutation counts, not a sample of them: within a stratum the number of
 * events in the first group follows the hypergeometric distribution, so that nothing has to be drawn.
 */
export function permutationTest(strata: readonly Stratum[]): PermutationTest {
  let distribution: readonly number[] = [1];
  let [found, expected] = [0, 0];
  for (const stratum of strata) {
    const { first, second } = stratum;
    found += first.events;
    expected += (first.of * (first.events + second.events)) / (first.of + second.of);
    distribution = convolve(distribution, hypergeometric(stratum));
  }
  const excess = found - expected;
  const least = Math.abs(excess) - EPSILON;
  const p = distribution.reduce((sum, share, k) => (Math.abs(k - expected) >= least ? sum + share : sum), 0);
  return { excess, p: Math.min(1, p) };
}

/** How probable 0, 1, 2… events in the first group are. */
function hypergeometric({ first, second }: Stratum): readonly number[] {
  const events = first.events + second.events;
  const [least, most] = [Math.max(0, events - second.of), Math.min(first.of, events)];
  // in logarithms, as the weights of large groups are beyond any number
  const logs = [0];
  for (let k = least; k < most; k++) {
    const ratio = ((first.of - k) * (events - k)) / ((k + 1) * (second.of - events + k + 1));
    logs.push((logs.at(-1) ?? 0) + Math.log(ratio));
  }
  const highest = logs.reduce((high, log) => Math.max(high, log));
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = weights.reduce((sum, weight) => sum + weight);
  return [...Array.from({ length: least }, () => 0), ...weights.map((weight) => weight / total)];
}

/** The distribution of a sum. */
function convolve(a: readonly number[], b: readonly number[]): readonly number[] {
  const sum = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) sum[i + j] = (sum[i + j] ?? 0) + x * y;
  return sum;
}
