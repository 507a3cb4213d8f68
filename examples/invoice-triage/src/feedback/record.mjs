/**
 * Turns what clerks corrected into supplier rules: a supplier corrected twice to the same cost centre gets a rule.
 *
 * @param {readonly { supplier: string, correctedTo: string }[]} corrections
 * @returns {Record<string, string>}
 */
export function rulesFrom(corrections) {
  const counts = new Map();
  for (const { supplier, correctedTo } of corrections) {
    const key = JSON.stringify([supplier, correctedTo]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].filter(([, count]) => count >= 2).map(([key]) => JSON.parse(key)));
}
