import type { ReportedFinding } from './report-schema.ts';

/**
 * A name for each finding of a manifest that stays when lines move, words of its message change, or other findings come
 * and go: its rule, its path without positions in lists, and how many of that kind come before it.
 * @returns in the order of the findings, each once
 */
export function fingerprints(findings: readonly Pick<ReportedFinding, 'ruleId' | 'path'>[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ ruleId, path }) => {
    const kind = `${ruleId}:${path.replaceAll(/\[\d+\]/g, '[]')}`;
    const ordinal = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, ordinal);
    return `${kind}:${ordinal}`;
  });
}
