import * as vscode from 'vscode';
import { hover, type Hover, type HoverContext } from '../../core/language/hover.ts';
import { manifestLanguage, policyLanguage } from '../../core/language/language.ts';
import { manifestSelector } from '../store/manifests.ts';
import { isPolicyFile, policySelector } from '../policy/policy-files.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import type { ManifestStore } from '../store/store.ts';
import { currentManifest, rangeIn } from './current.ts';
import { isGivenByYamlExtension } from './yaml-extension.ts';

/** Hovers in manifests and policies. */
export function registerHover(store: ManifestStore, policies: PolicySource): vscode.Disposable {
  const contextOf = async (
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<HoverContext | undefined> => {
    if (isPolicyFile(document.uri)) return { language: policyLanguage(await policies.policyFor(document.uri)) };
    const manifest = await currentManifest(store, document, token);
    if (!manifest) return undefined;
    const language = manifestLanguage(await policies.policyFor(document.uri));
    return { language, assessment: manifest.assessment };
  };

  return vscode.languages.registerHoverProvider([manifestSelector, policySelector], {
    async provideHover(document, position, token) {
      const context = await contextOf(document, token);
      const found = context && hover(document.getText(), document.offsetAt(position), context);
      if (!found) return undefined;
      // VS Code shows the finding above, as the diagnostic says it
      const field = isGivenByYamlExtension('hover', document) ? '' : found.field;
      const contents = [...(field === '' ? [] : [new vscode.MarkdownString(field)]), ...linksTo(found.rules)];
      return contents.length === 0 ? undefined : new vscode.Hover(contents, rangeIn(document, found));
    },
  });
}

const MAX_LINKS = 6;

/** Leads to the pages of the rules, which say the rest; nothing of the document is in it, and no other command runs. */
function linksTo(rules: Hover['rules']): readonly vscode.MarkdownString[] {
  if (rules.length === 0) return [];
  const links = rules.map(({ id, state }) => {
    const target = `command:aiInitiative.explainRule?${encodeURIComponent(JSON.stringify([id]))}`;
    return `[${id}](${target}) (${state})`;
  });
  const more = links.length > MAX_LINKS ? ` and ${links.length - MAX_LINKS} more` : '';
  const markdown = new vscode.MarkdownString(`Rules: ${links.slice(0, MAX_LINKS).join(' · ')}${more}`);
  markdown.isTrusted = { enabledCommands: ['aiInitiative.explainRule'] };
  return [markdown];
}
