/**
 * Which of several hypotheses are rejected so that of those rejected at most a share of `rate` (0–1) is rejected wrongly,
 * on average (Benjamini and Hochberg, 1995). @param pValues in any order @returns in the same order
 */
export function benjaminiHochberg(pValues: readonly number[], rate: number): readonly boolean[] {
  const sorted = pValues.toSorted((a, b) => a - b);
  const limit = sorted.findLast((p, i) => p <= (rate * (i + 1)) / sorted.length);
  return pValues.map((p) => limit !== undefined && p <= limit);
}
