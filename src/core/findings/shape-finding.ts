import type { Finding } from './finding.ts';
import type { ShapeReport } from '../manifest/reports/shape-report.ts';
import type { ShapeRule } from '../rules/shape.ts';
import { rangeOf, type SourceDocument } from '../yaml/document.ts';
import { locate } from '../yaml/locate.ts';

/** A report about the form of a file as a finding, at its place in the text. */
export function shapeFinding(
  document: SourceDocument,
  { id, severity, fixKind }: Pick<ShapeRule, 'id' | 'severity' | 'fixKind'>,
  { path = [], at = 'value', span, text, edits = [], related = [] }: ShapeReport,
): Finding {
  return {
    ruleId: id,
    group: 'shape',
    status: 'open',
    severity,
    message: text,
    path,
    range: rangeOf(document, span ?? locate(document.root, path, at)),
    related: related.map((other) => ({ message: other.message, range: rangeOf(document, other) })),
    ...(fixKind && edits.length > 0 ? { fix: { kind: fixKind, edits } } : {}),
  };
}
