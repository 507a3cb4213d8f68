import type { RuleGroup } from '../rules/rule.ts';
import type { Confidence, Severity } from '../vocabulary.ts';
import type { Edit } from '../yaml/edit.ts';
import type { Range } from '../yaml/lines.ts';
import type { Path } from '../yaml/path.ts';

/** The waiver that sets a finding aside. */
export interface AppliedWaiver {
  readonly reason: string;
  readonly approvedBy: string;
  readonly expiresOn: string;
  /** Days until it ends; 0 on its last day. */
  readonly daysLeft: number;
}

/** Something to fix, at its place in the text. Plain JSON, the same on every surface. */
export interface Finding {
  readonly ruleId: string;
  /** All rules it speaks for, `ruleId` first: several where a whole section is absent. */
  readonly ruleIds: readonly string[];
  readonly group: RuleGroup;
  /**
   * `upcoming`: a requirement of the next stage only. `waived`: set aside for now. `known`: it was there before checks began
   * and fails no run; score and gate count it as open.
   */
  readonly status: 'open' | 'upcoming' | 'waived' | 'known';
  /** As shown: upcoming requirements are hints, waived ones information. */
  readonly severity: Severity | 'hint';
  /** For findings that rest on the repository: how sure they are. */
  readonly confidence?: Confidence;
  /** What is missing or wrong, then how to fix it, in one line. */
  readonly message: string;
  readonly path: Path;
  /** Lines and characters count from 0. */
  readonly range: Range;
  /** Other places that belong to it; `uri` where they are in another document. */
  readonly related: readonly { readonly message: string; readonly range: Range; readonly uri?: string }[];
  /** What the tool can do about it: `safe` fixes it, `scaffold` writes placeholders to fill. */
  readonly fix?: { readonly kind: 'safe' | 'scaffold'; readonly edits: readonly Edit[] };
  readonly waiver?: AppliedWaiver;
}

/** By place in the text, then in the order in which they were found. */
export function inTextOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.range.start.offset - b.range.start.offset);
}
