import * as vscode from 'vscode';
import { hover, manifestLanguage } from '../../core/index.ts';
import { manifestSelector } from '../manifests.ts';
import type { PolicySource } from '../policy-source.ts';
import type { ManifestStore } from '../store.ts';
import { currentManifest, rangeIn } from './current.ts';
import { isGivenByYamlExtension } from './yaml-extension.ts';

/** Hovers in manifests. */
export function registerHover(store: ManifestStore, policies: PolicySource): vscode.Disposable {
  return vscode.languages.registerHoverProvider(manifestSelector, {
    async provideHover(document, position, token) {
      const manifest = await currentManifest(store, document, token);
      if (!manifest) return undefined;
      const language = manifestLanguage(await policies.policyFor(document.uri));
      const { assessment } = manifest;
      const found = hover(document.getText(), document.offsetAt(position), { language, assessment });
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
