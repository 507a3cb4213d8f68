import type { Dimension } from '../manifest/schema.ts';
import type { Severity } from '../rules/rule.ts';
import type { Edit } from '../yaml/edit.ts';
import type { Range } from '../yaml/lines.ts';
import type { Path } from '../yaml/path.ts';

/** What a finding is about: a dimension of the scorecard, the form of the file, its waivers, or its neighbours. */
export type FindingGroup = Dimension | 'shape' | 'waivers' | 'workspace';

/** The waiver that sets a finding aside. */
export interface AppliedWaiver {
  readonly reason: string;
  readonly approvedBy: string;
  readonly expiresOn: string;
  /** Days until it ends; 0 on its last day. */
  readonly daysLeft: number;
}

/** Something to mend, at its place in the text. Plain JSON, the same on every surface. */
export interface Finding {
  readonly ruleId: string;
  readonly group: FindingGroup;
  /** `upcoming`: a requirement of the next stage only, like all that it covers. `waived`: set aside for now. */
  readonly status: 'open' | 'upcoming' | 'waived';
  /** As shown: upcoming requirements are hints, waived ones information. */
  readonly severity: Severity | 'hint';
  /** One line: what is wrong and how to mend it. */
  readonly message: string;
  readonly path: Path;
  /** Lines and characters count from 0. */
  readonly range: Range;
  /** Other places that belong to it; `uri` where they are in another document. */
  readonly related: readonly { readonly message: string; readonly range: Range; readonly uri?: string }[];
  /** How it can be mended by the tool; `safe` mends it, `scaffold` writes placeholders to fill. */
  readonly fix?: { readonly kind: 'safe' | 'scaffold'; readonly edits: readonly Edit[] };
  readonly waiver?: AppliedWaiver;
}

/** By place in the text, then in the order in which they were found. */
export function inTextOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.range.start.offset - b.range.start.offset);
}
