import * as vscode from 'vscode';
import type { Finding, Range } from '../../core/index.ts';

/** The only place where plain data of the core becomes objects of VS Code. */

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

const severities: Readonly<Record<Finding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/**
 * @param manifest the file it stands in
 * @param page what tells more about its rule, where there is such a page
 */
export function toDiagnostic(finding: Finding, manifest: vscode.Uri, page: vscode.Uri | undefined): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(finding.range), finding.message, severities[finding.severity]);
  diagnostic.source = 'ai-initiative';
  diagnostic.code = page ? { value: finding.ruleId, target: page } : finding.ruleId;
  diagnostic.relatedInformation = finding.related.map(({ message, range, uri }) => {
    const place = new vscode.Location(uri === undefined ? manifest : vscode.Uri.parse(uri), toRange(range));
    return new vscode.DiagnosticRelatedInformation(place, message);
  });
  return diagnostic;
}
