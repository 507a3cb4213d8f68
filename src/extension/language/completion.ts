import * as vscode from 'vscode';
import { manifestSelector } from '../manifests.ts';
import { policySelector } from '../policy-files.ts';
import type { Neighbourhood } from './complete.ts';

/** Completion in manifests and policies; loaded when somebody asks for the first time. */
export function registerCompletion(neighbourhood: Neighbourhood): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      const { completionsAt } = await import('./complete.ts');
      return completionsAt(document, position, neighbourhood);
    },
  };
  return vscode.languages.registerCompletionItemProvider(
    [manifestSelector, policySelector],
    provider,
    ' ',
    ':',
    '-',
    '/',
    '[',
    '{',
    '"',
  );
}
