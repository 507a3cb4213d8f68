import * as vscode from 'vscode';
import { createAsOf } from './as-of.ts';
import { registerContextKeys } from './context-keys.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { followWindow } from './follow.ts';
import { registerInitiatives } from './initiatives/register.ts';
import { registerLanguage } from './language/language.ts';
import { windowManifests } from './manifests.ts';
import { createPolicies } from './policy.ts';
import { createFacts } from './repository/facts.ts';
import { createRepositories } from './repository/repositories.ts';
import { registerScorecard } from './scorecard/register.ts';
import { createTrends } from './scorecard/trends.ts';
import { windowSettings } from './settings.ts';
import { registerStatus } from './status.ts';
import { ManifestStore } from './store.ts';
import { registerTasks } from './tasks.ts';
import { registerTrace } from './trace.ts';
import { registerTree } from './tree/view.ts';
import { createUncovered } from './uncovered.ts';

/** Registers everything the extension offers; VS Code calls it once, on the first activation event. What only some commands need is loaded where they run. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('AI Initiative', { log: true });
  const asOf = createAsOf(windowSettings, log);
  const policies = createPolicies(windowSettings, context.extensionUri);
  const repositories = createRepositories();
  const facts = createFacts(repositories, log);
  const uncovered = createUncovered(repositories, log);
  const trends = createTrends(repositories, policies, log);
  const inputs = { source: windowManifests, policies, asOf, facts, log };
  const store = new ManifestStore(inputs);

  context.subscriptions.push(
    log,
    asOf,
    policies,
    repositories,
    facts,
    store,
    registerDiagnostics(store, windowSettings, context.extensionUri),
    registerStatus(store),
    registerTrace(store, windowSettings, log),
    registerContextKeys(store),
    uncovered,
    registerTree(store, uncovered),
    registerScorecard({ store, trends, extensionUri: context.extensionUri, log }),
    registerInitiatives({ store, log, extension: context.extension }),
    registerLanguage(store, policies, repositories, windowSettings, context.extensionUri),
    registerTasks(windowSettings, context.extensionUri),
    vscode.commands.registerCommand('aiInitiative.assessWorkspace', async () => {
      const { assessWorkspaceCommand } = await import('./assess-workspace.ts');
      return assessWorkspaceCommand(store, log);
    }),
    vscode.commands.registerCommand('aiInitiative.exportScorecard', async (asked?: unknown) => {
      const { exportScorecardCommand } = await import('./export/commands.ts');
      return exportScorecardCommand(store, trends, asked);
    }),
    vscode.commands.registerCommand('aiInitiative.copyAsMarkdown', async (asked?: unknown) => {
      const { copyAsMarkdownCommand } = await import('./export/commands.ts');
      return copyAsMarkdownCommand(store, asked);
    }),
    vscode.commands.registerCommand('aiInitiative.createManifest', async (folder?: vscode.Uri) => {
      const { createManifestCommand } = await import('./create-manifest.ts');
      return createManifestCommand(repositories, log, folder);
    }),
    vscode.commands.registerCommand('aiInitiative.explainRule', async (ruleId?: unknown) => {
      const { explainRuleCommand } = await import('./explain-rule.ts');
      return explainRuleCommand(context.extensionUri, store, ruleId);
    }),
    vscode.commands.registerCommand('aiInitiative.showOutput', () => log.show()),
    followWindow(store, inputs),
  );
}
