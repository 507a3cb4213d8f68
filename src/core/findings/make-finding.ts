import type { ShapeReport } from '../manifest/reports/shape-report.ts';
import type { RuleBase } from '../rules/rule.ts';
import type { Severity } from '../vocabulary.ts';
import { rangeOf, type SourceDocument } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';
import type { Path } from '../yaml/path.ts';
import type { Finding } from './finding.ts';

/** What a finding says beyond its rule. */
export interface FindingInput extends Omit<ShapeReport, 'edits'>, Pick<Finding, 'severity'> {
  readonly ruleIds?: readonly string[];
  readonly status?: Finding['status'];
  readonly confidence?: Finding['confidence'];
  readonly edits?: NonNullable<Finding['fix']>['edits'];
  readonly waiver?: Finding['waiver'];
  /** Where it is shown when nothing on the way to its path is written; the first key unless given. */
  readonly fallback?: Path;
}

/** A finding of any kind of rule, at its place in the text: the only way in which findings are made. */
export function makeFinding(
  document: SourceDocument,
  { id, group, fixKind }: Pick<RuleBase, 'id' | 'group' | 'fixKind'>,
  input: FindingInput,
): Finding {
  const { path = [], at = 'value', span, text, fallback, related = [], edits = [] } = input;
  const finding: { -readonly [K in keyof Finding]: Finding[K] } = {
    ruleId: id,
    ruleIds: input.ruleIds ?? [id],
    group,
    status: input.status ?? 'open',
    severity: input.severity,
    message: text,
    path,
    range: rangeOf(document, span ?? locate(document.root, path, at, fallback)),
    related: related.map((other) => ({ message: other.message, range: rangeOf(document, other) })),
  };
  // set one by one: spreading an object for each absent field is most of the time of an assessment
  if (fixKind && edits.length > 0) finding.fix = { kind: fixKind, edits };
  if (input.waiver) finding.waiver = input.waiver;
  if (input.confidence) finding.confidence = input.confidence;
  return finding;
}

/** The severity of a rule that is the same at every stage, such as those about the form of the file. */
export function severityOf({ required }: Pick<RuleBase, 'required'>): Severity {
  return required.idea ?? required.retired ?? 'error';
}
