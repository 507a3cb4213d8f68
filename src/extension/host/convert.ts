import * as vscode from 'vscode';
import type { Finding, Range } from '../../core/index.ts';
import { DIAGNOSTIC_SOURCE, severityNames } from '../../core/language/kinds.ts';

/** The only place that turns plain data of the core into objects of VS Code. */

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/**
 * @param manifest the file it stands in
 * @param page what tells more about its rule, where there is such a page
 */
export function toDiagnostic(finding: Finding, manifest: vscode.Uri, page: vscode.Uri | undefined): vscode.Diagnostic {
  const severity = vscode.DiagnosticSeverity[severityNames[finding.status === 'known' ? 'hint' : finding.severity]];
  const diagnostic = new vscode.Diagnostic(toRange(finding.range), finding.message, severity);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = page ? { value: finding.ruleId, target: page } : finding.ruleId;
  diagnostic.relatedInformation = finding.related.map(({ message, range, uri }) => {
    const place = new vscode.Location(uri === undefined ? manifest : vscode.Uri.parse(uri), toRange(range));
    return new vscode.DiagnosticRelatedInformation(place, message);
  });
  return diagnostic;
}
