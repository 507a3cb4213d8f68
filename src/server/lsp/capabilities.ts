import { CodeActionKind, TextDocumentSyncKind, type InitializeResult } from 'vscode-languageserver/node';
import { COMPLETION_TRIGGERS, DIAGNOSTIC_SOURCE, FIX_ALL_KIND } from '../../core/language/kinds.ts';
import type { Client } from './client.ts';

/** The capabilities that the server announces. */
export function initializeResult(client: Client, version: string): InitializeResult {
  return {
    serverInfo: { name: DIAGNOSTIC_SOURCE, version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      ...(client.pullsDiagnostics
        ? {
            diagnosticProvider: {
              identifier: DIAGNOSTIC_SOURCE,
              interFileDependencies: true,
              workspaceDiagnostics: true,
            },
          }
        : {}),
      hoverProvider: true,
      completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS] },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND] },
      documentSymbolProvider: { label: 'AI Initiative' },
      documentLinkProvider: {},
      definitionProvider: true,
      codeLensProvider: {},
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
