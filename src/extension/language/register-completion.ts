import * as vscode from 'vscode';
import { COMPLETION_TRIGGERS } from '../../core/language/kinds.ts';
import { manifestSelector } from '../store/manifests.ts';
import { policySelector } from '../policy/policy-files.ts';
import type { Neighbourhood } from './completion-items.ts';

/** Completion in manifests and policies; loaded on the first request. */
export function registerCompletion(neighbourhood: Neighbourhood): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, _token, { triggerKind }) {
      const { completionsAt } = await import('./completion-items.ts');
      return completionsAt(document, position, triggerKind, neighbourhood);
    },
  };
  const selector = [manifestSelector, policySelector];
  return vscode.languages.registerCompletionItemProvider(selector, provider, ...COMPLETION_TRIGGERS);
}
