import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { existsSync } from 'node:fs';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../core/index.ts';
import { DIAGNOSTIC_SOURCE, severityNames } from '../../core/language/kinds.ts';
import type { Client } from './client.ts';

/** A stretch of text as the protocol counts it. */
export function toRange(text: TextDocument, { start, end }: { readonly start: number; readonly end: number }): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** The address of a rule's page; undefined where it has none, as the rules of an organisation do. */
export function rulePageUri(folder: string | undefined, ruleId: string): string | undefined {
  if (folder === undefined || !/^[a-z][a-z-]*$/.test(ruleId)) return undefined;
  const page = path.join(folder, `${ruleId}.md`);
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}

/** @param text the document that the finding is in */
export function toDiagnostic(
  text: TextDocument,
  { range, severity, status, ruleId, message, related }: Finding,
  client: Pick<Client, 'relatedInformation' | 'codeDescription'>,
  rulePages: string | undefined,
): Diagnostic {
  const page = client.codeDescription ? rulePageUri(rulePages, ruleId) : undefined;
  return {
    range: toRange(text, { start: range.start.offset, end: range.end.offset }),
    severity: DiagnosticSeverity[severityNames[status === 'known' ? 'hint' : severity]],
    source: DIAGNOSTIC_SOURCE,
    code: ruleId,
    message,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(client.relatedInformation && related.length > 0
      ? {
          relatedInformation: related.map((other) => ({
            message: other.message,
            location: {
              uri: other.uri ?? text.uri,
              // in another document, whose lines the core has counted
              range: { start: plain(other.range.start), end: plain(other.range.end) },
            },
          })),
        }
      : {}),
  };
}

function plain({ line, character }: Finding['range']['start']) {
  return { line, character };
}
