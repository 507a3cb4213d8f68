import type { Finding } from './finding.ts';
import type { ShapeReport } from './manifest/reports.ts';
import type { ShapeRule } from './rules/shape.ts';
import { rangeOf, type SourceDocument } from './yaml/document.ts';
import { locate } from './yaml/locate.ts';
import type { Path } from './yaml/path.ts';

/**
 * A report about the form of a file as a finding, at its place in the text.
 *
 * @param fallback where it stands when nothing of its path is there
 */
export function shapeFinding(
  document: SourceDocument,
  { id, severity, fixKind }: Pick<ShapeRule, 'id' | 'severity' | 'fixKind'>,
  { path = [], at = 'value', span, text, edits = [], related = [] }: ShapeReport,
  fallback?: Path,
): Finding {
  return {
    ruleId: id,
    group: 'shape',
    status: 'open',
    severity,
    message: text,
    path,
    range: rangeOf(document, span ?? locate(document.root, path, at, fallback)),
    related: related.map((other) => ({ message: other.message, range: rangeOf(document, other) })),
    ...(fixKind && edits.length > 0 ? { fix: { kind: fixKind, edits } } : {}),
  };
}
