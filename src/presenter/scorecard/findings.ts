import { formatPath, type Assessment, type Finding } from '../../core/index.ts';
import type { FindingView } from './scorecard-schema.ts';

/** A finding with the name it goes by in messages between page and extension. */
export interface KeyedFinding {
  readonly key: string;
  readonly finding: Finding;
}

/** Names every finding by rule and path, so that the name outlives edits that only move the finding. */
export function keyedFindings({ findings }: Pick<Assessment, 'findings'>): readonly KeyedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const base = `${finding.ruleId} ${formatPath(finding.path)}`;
    const nth = (seen.get(base) ?? 0) + 1;
    seen.set(base, nth);
    return { key: nth === 1 ? base : `${base} ${nth}`, finding };
  });
}

export function findingView({ key, finding }: KeyedFinding): FindingView {
  return {
    key,
    line: finding.range.start.line + 1,
    message: finding.message,
    fix: finding.fix?.kind ?? null,
    waiver: finding.waiver ? { ...finding.waiver } : null,
  };
}

/** Whether the catalogue has a page on a rule; rules of an organisation's own have none. */
export function hasPage({ policy }: Pick<Assessment, 'policy'>, ruleId: string): boolean {
  return !policy.customRules.some((custom) => custom.ruleId === ruleId);
}
