import * as vscode from 'vscode';
import { hover, type HoverContext } from '../../core/language/hover.ts';
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
      const field = isGivenByYamlExtension('hover', document) ? '' : found.field;
      const contents = [found.findings, field].filter((part) => part !== '');
      if (contents.length === 0) return undefined;
      // plain Markdown: neither trusted nor with HTML
      return new vscode.Hover(
        contents.map((part) => new vscode.MarkdownString(part)),
        rangeIn(document, found),
      );
    },
  });
}
