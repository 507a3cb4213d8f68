import * as vscode from 'vscode';
import { catalogue, severityText } from '../../catalogue/catalogue.ts';
import { rulePage } from '../surfaces/rule-pages.ts';
import type { ManifestStore } from '../store/store.ts';

/**
 * The command *Explain Rule*: opens the page of a rule, which comes with the extension.
 *
 * @param ruleId asked for where it is not given
 */
export async function explainRuleCommand(
  extensionUri: vscode.Uri,
  store: ManifestStore,
  ruleId?: unknown,
): Promise<void> {
  const id = typeof ruleId === 'string' ? ruleId : await askRule();
  if (id === undefined) return;
  const page = rulePage(extensionUri, id);
  if (page) await showPage(page);
  else void vscode.window.showInformationMessage(withoutPage(store, id));
}

/** Shows a Markdown file as it reads, or its text where the extension for Markdown is off. */
export async function showPage(page: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // there is no such command then
    await vscode.window.showTextDocument(page);
  }
}

async function askRule(): Promise<string | undefined> {
  const items = catalogue().map(({ id, requirement, group, required }) => ({
    label: id,
    description: `${group} · ${severityText(required)}`,
    detail: requirement,
  }));
  const options = {
    title: 'Explain Rule',
    placeHolder: 'Rule to explain: part of its id, title or dimension',
    matchOnDescription: true,
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.label;
}

function withoutPage(store: ManifestStore, id: string): string {
  const custom = store.all().flatMap(({ assessment }) => assessment.policy.customRules);
  const declaredIn = custom.find(({ ruleId }) => ruleId === id)?.declaredIn;
  return declaredIn === undefined
    ? `There is no rule ${id}. "AI Initiative: Explain Rule" lists all rules that have a page.`
    : `${id} is a rule of your organisation, declared in ${declaredIn}.`;
}
