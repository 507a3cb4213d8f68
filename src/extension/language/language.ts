import * as vscode from 'vscode';
import type { PolicyJudge, PolicySource } from '../policy/policy-source.ts';
import type { Repositories } from '../repository/repositories.ts';
import type { Settings } from '../host/settings.ts';
import type { Alternative } from '../../core/language/alternatives.ts';
import type { ManifestStore } from '../store/store.ts';
import type { ActivePage } from '../surfaces/active-manifest.ts';
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
  activePage: ActivePage,
): vscode.Disposable {
  const inputs = { store, policies, repositories, activePage };
  return vscode.Disposable.from(
    registerCompletion(inputs),
    registerHover(store, policies),
    registerCodeActions(store, policies, extensionUri),
    registerSymbols(store),
    registerLinks(),
    registerDefinition(store, extensionUri),
    registerCodeLens(store, settings),
    vscode.commands.registerCommand('aiInitiative.waive', async (uri: vscode.Uri, rule?: string, path?: string) => {
      const { waiveCommand } = await import('./waive.ts');
      return waiveCommand(inputs, uri, rule, path);
    }),
    vscode.commands.registerCommand('aiInitiative.notNeeded', async (uri: vscode.Uri, rule?: string) => {
      const { notNeededCommand } = await import('./waive.ts');
      return notNeededCommand(inputs, uri, rule);
    }),
    ...Object.entries(MOVES).map(([name, to]) =>
      vscode.commands.registerCommand(`aiInitiative.${name}`, async (given?: unknown) => {
        const { moveStageCommand } = await import('../commands/move-stage.ts');
        return moveStageCommand(inputs, to, given);
      }),
    ),
    vscode.commands.registerCommand('aiInitiative.answerQuestions', async (given?: unknown) => {
      const { answerQuestionsCommand } = await import('../questions/answer-questions.ts');
      return answerQuestionsCommand(inputs, given);
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

/** Commands that move an initiative, and where to. */
const MOVES = { moveToPilot: 'pilot', moveToProduction: 'production', retire: 'retired' } as const;
