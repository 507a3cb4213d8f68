import * as vscode from 'vscode';
import { defaultPolicy } from '../../core/index.ts';
import { manifestLanguage } from '../../core/language/language.ts';
import { fileToOpen, referenceAt, references, type Reference } from '../../core/language/references.ts';
import { isManifest, manifestSelector } from '../store/manifests.ts';
import { rulePage } from '../surfaces/rule-pages.ts';
import type { ManifestStore } from '../store/store.ts';
import { rangeIn } from './current.ts';

// what points where does not depend on a policy
const language = manifestLanguage(defaultPolicy);

/** Links of manifests: addresses, and the files that are there. */
export function registerLinks(): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(manifestSelector, {
    async provideDocumentLinks(document) {
      if (!isManifest(document.uri)) return [];
      const links = references(document.getText(), language).map(async (reference) => {
        const target = await linkTarget(document.uri, reference);
        return target ? [new vscode.DocumentLink(rangeIn(document, reference), target)] : [];
      });
      return (await Promise.all(links)).flat();
    },
  });
}

/** *Go to Definition*: declared files, the page of a rule, the manifests of an initiative. */
export function registerDefinition(store: ManifestStore, extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(manifestSelector, {
    async provideDefinition(document, position) {
      const reference = isManifest(document.uri)
        ? referenceAt(document.getText(), document.offsetAt(position), language)
        : undefined;
      if (!reference) return [];
      const targets = await definitionTargets(document.uri, reference, store, extensionUri);
      const start = new vscode.Position(0, 0);
      return targets.map((targetUri) => ({
        originSelectionRange: rangeIn(document, reference),
        targetUri,
        targetRange: new vscode.Range(start, start),
      }));
    },
  });
}

async function linkTarget(manifest: vscode.Uri, { kind, target }: Reference): Promise<vscode.Uri | undefined> {
  if (kind === 'url') return vscode.Uri.parse(target);
  if (kind !== 'path') return undefined;
  const found = await existing(vscode.Uri.joinPath(manifest, '..', target));
  return found?.type === 'file' ? found.uri : undefined;
}

async function definitionTargets(
  manifest: vscode.Uri,
  { kind, target }: Reference,
  store: ManifestStore,
  extensionUri: vscode.Uri,
): Promise<readonly vscode.Uri[]> {
  switch (kind) {
    case 'url':
      return [];
    case 'path': {
      const found = await existing(vscode.Uri.joinPath(manifest, '..', target));
      return found
        ? [found.type === 'file' ? found.uri : await firstFile(found.uri)].filter((uri) => uri !== undefined)
        : [];
    }
    case 'rule': {
      const page = rulePage(extensionUri, target);
      return page ? [page] : [];
    }
    case 'initiative': {
      const namesakes = store.all().filter(({ assessment }) => assessment.manifest.name === target);
      // the cursor is already there
      return namesakes.map(({ uri }) => uri).filter((uri) => uri.toString() !== manifest.toString());
    }
  }
}

/** What is there, within a folder of the window; undefined where nothing is. */
export async function existing(
  uri: vscode.Uri,
): Promise<{ readonly uri: vscode.Uri; readonly type: 'file' | 'folder' } | undefined> {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return undefined;
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return { uri, type: (type & vscode.FileType.Directory) === 0 ? 'file' : 'folder' };
  } catch {
    // it is declared and missing: a rule reports that
    return undefined;
  }
}

/** A folder has no text to go to. */
async function firstFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const files = entries.filter(([, type]) => (type & vscode.FileType.File) !== 0).map(([name]) => name);
  const file = fileToOpen(files);
  return file === undefined ? undefined : vscode.Uri.joinPath(folder, file);
}
