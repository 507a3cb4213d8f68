import * as vscode from 'vscode';
import { registerAgentTools } from './agents/register.ts';
import type { LastRun } from './commands/assess-workspace.ts';
import { createAsOf } from './host/as-of.ts';
import { registerContextKeys } from './surfaces/context-keys.ts';
import { registerDiagnostics } from './surfaces/diagnostics.ts';
import { followWindow } from './store/follow.ts';
import { registerInitiatives } from './initiatives/register-initiatives.ts';
import { registerLanguage } from './language/language.ts';
import { windowManifests } from './store/manifests.ts';
import { createPolicies } from './policy/window-policies.ts';
import { createFacts } from './repository/window-facts.ts';
import { createRepositories } from './repository/repositories.ts';
import { registerScorecard } from './scorecard/register-scorecard.ts';
import { createTrends } from './scorecard/trends.ts';
import { windowSettings } from './host/settings.ts';
import { registerStatus } from './surfaces/status.ts';
import { ManifestStore } from './store/store.ts';
import { registerTasks } from './commands/tasks.ts';
import { registerTrace } from './host/trace.ts';
import { registerTree } from './tree/tree-view.ts';
import { createUncovered } from './surfaces/uncovered.ts';

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

  const scorecards = registerScorecard({ store, trends, repositories, extensionUri: context.extensionUri, log });

  const lastRun: LastRun = new Map();

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
    scorecards,
    registerInitiatives({ store, log, extension: context.extension }),
    registerLanguage(store, policies, repositories, windowSettings, context.extensionUri, scorecards.active),
    registerAgentTools({ store, policies, repositories }),
    registerTasks(windowSettings, context.extensionUri),
    vscode.commands.registerCommand('aiInitiative.assessWorkspace', async () => {
      const { assessWorkspaceCommand } = await import('./commands/assess-workspace.ts');
      return assessWorkspaceCommand(store, lastRun, log);
    }),
    vscode.commands.registerCommand('aiInitiative.exportScorecard', async (asked?: unknown) => {
      const { exportScorecardCommand } = await import('./commands/export/export-scorecard.ts');
      return exportScorecardCommand(store, trends, scorecards.active, asked);
    }),
    vscode.commands.registerCommand('aiInitiative.copyAsMarkdown', async (asked?: unknown) => {
      const { copyAsMarkdownCommand } = await import('./commands/export/export-scorecard.ts');
      return copyAsMarkdownCommand(store, scorecards.active, asked);
    }),
    vscode.commands.registerCommand('aiInitiative.createManifest', async (folder?: vscode.Uri) => {
      const { createManifestCommand } = await import('./commands/create-manifest.ts');
      return createManifestCommand({ repositories, policies, log, today: store.asOf.date }, folder);
    }),
    vscode.commands.registerCommand('aiInitiative.explainRule', async (ruleId?: unknown) => {
      const { explainRuleCommand } = await import('./commands/explain-rule.ts');
      return explainRuleCommand(context.extensionUri, store, scorecards.active, ruleId);
    }),
    vscode.commands.registerCommand('aiInitiative.showOutput', () => log.show()),
    followWindow(store, inputs),
  );
}
