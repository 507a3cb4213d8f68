import * as vscode from 'vscode';
import type { PolicyJudge, PolicySource } from '../policy/policy-source.ts';
import type { Repositories } from '../repository/repositories.ts';
import type { Settings } from '../host/settings.ts';
import type { Alternative } from '../../core/language/alternatives.ts';
import type { ManifestStore } from '../store/store.ts';
import { registerCodeActions } from './code-actions.ts';
import { registerCodeLens } from './code-lens.ts';
import { registerCompletion } from './register-completion.ts';
import { registerHover } from './hover.ts';
import { registerDefinition, registerLinks } from './links.ts';
import { registerSymbols } from './symbols.ts';

/** What helps while a manifest is being written. */
export function registerLanguage(
  store: ManifestStore,
  policies: PolicySource & PolicyJudge,
  repositories: Repositories,
  settings: Settings,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompletion({ store, policies, repositories }),
    registerHover(store, policies),
    registerCodeActions(store, policies, extensionUri),
    registerSymbols(store),
    registerLinks(),
    registerDefinition(store, extensionUri),
    registerCodeLens(store, settings),
    vscode.commands.registerCommand('aiInitiative.waive', async (uri: vscode.Uri, rule: string, path?: string) => {
      const { waiveCommand } = await import('./waive.ts');
      return waiveCommand(store, policies, uri, rule, path);
    }),
    vscode.commands.registerCommand(
      'aiInitiative.changeTo',
      async (uri: vscode.Uri, path: string, words: readonly Alternative[]) => {
        const { changeToCommand } = await import('./change-to.ts');
        return changeToCommand(uri, path, words);
      },
    ),
  );
}
