import * as vscode from 'vscode';
import { catalogue, severityText } from '../../catalogue/catalogue.ts';
import { rulePage } from '../surfaces/rule-pages.ts';
import type { ManifestStore } from '../store/store.ts';
import { activeManifest, type ActivePage } from '../surfaces/active-manifest.ts';

/**
 * The command *Explain Rule*: opens the page of a rule, which comes with the extension.
 *
 * @param ruleId asked for where it is not given
 */
export async function explainRuleCommand(
  extensionUri: vscode.Uri,
  store: ManifestStore,
  activePage: ActivePage,
  ruleId?: unknown,
): Promise<void> {
  const id = typeof ruleId === 'string' ? ruleId : await askRule(store, activePage);
  if (id === undefined) return;
  const page = rulePage(extensionUri, id);
  if (page) await showPage(page);
  else void vscode.window.showInformationMessage(withoutPage(store, id));
}

/** Shows a Markdown file as it reads, or its text where the extension for Markdown is off. */
async function showPage(page: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch {
    // then the command does not exist
    await vscode.window.showTextDocument(page);
  }
}

/** The rules that are open in the manifest in front come first. */
async function askRule(store: ManifestStore, activePage: ActivePage): Promise<string | undefined> {
  const uri = activeManifest(activePage);
  const findings = (uri && store.get(uri)?.assessment.findings) ?? [];
  const open = new Set(findings.filter(({ status }) => status === 'open').flatMap(({ ruleIds }) => ruleIds));
  const all = catalogue().map(({ id, requirement, group, required }) => ({
    label: id,
    description: `${group} · ${severityText(required)}`,
    detail: requirement,
  }));
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const [here, others] = [all.filter(({ label }) => open.has(label)), all.filter(({ label }) => !open.has(label))];
  const items = here.length === 0 ? all : [heading('open here'), ...here, heading('all others'), ...others];
  const options = {
    title: 'Explain Rule',
    placeHolder: 'Rule to explain: part of its id, requirement or dimension',
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
