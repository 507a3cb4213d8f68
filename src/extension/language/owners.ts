import * as vscode from 'vscode';
import { manifestLanguage, ownersIn, type Policy, type Suggestion } from '../../core/index.ts';
import type { ManifestStore } from '../store.ts';

const CODEOWNERS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** Who can be named as an owner: by the policy, by CODEOWNERS, and as the manifests of the window do. */
export async function ownerSuggestions(
  manifest: vscode.Uri,
  policy: Policy,
  store: ManifestStore,
): Promise<readonly Suggestion[]> {
  const language = manifestLanguage(policy);
  const folder = vscode.workspace.getWorkspaceFolder(manifest);
  const all: readonly Suggestion[] = [
    ...policy.owners.map((value) => ({ value, detail: 'policy' })),
    ...(folder ? await codeOwners(folder.uri) : []),
    ...store
      .all()
      .flatMap(({ uri, document }) =>
        ownersIn(document.text, language).map((value) => ({ value, detail: vscode.workspace.asRelativePath(uri) })),
      ),
  ];
  const first = new Map(all.toReversed().map((suggestion) => [suggestion.value, suggestion]));
  return all.filter((suggestion) => first.get(suggestion.value) === suggestion);
}

/** The owners of the first CODEOWNERS file of a folder, in its order. */
async function codeOwners(folder: vscode.Uri): Promise<readonly Suggestion[]> {
  for (const path of CODEOWNERS) {
    const text = await readText(vscode.Uri.joinPath(folder, path));
    if (text === undefined) continue;
    const lines = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*$/, ''));
    const owners = lines.flatMap((line) => line.split(/\s+/).slice(1)).filter((word) => word.includes('@'));
    return [...new Set(owners)].map((value) => ({ value, detail: path }));
  }
  return [];
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // no such file, or none that can be read: there is nothing to suggest then
    return undefined;
  }
}
