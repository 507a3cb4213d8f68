import * as vscode from 'vscode';
import type { Policy } from '../../core/index.ts';
import type { Suggestion } from '../../core/language/complete/item.ts';
import { ownerSuggestions, type CodeOwners } from '../../core/language/suggestions.ts';
import type { Repositories } from '../repository/repositories.ts';
import type { ManifestStore } from '../store/store.ts';

/**
 * Who can be named as an owner: by the policy, by CODEOWNERS, and as the manifests of the window do.
 *
 * @param typing the manifest as it is being typed, and where
 */
export async function ownersNear(
  manifest: vscode.Uri,
  policy: Policy,
  store: ManifestStore,
  repositories: Repositories,
  typing?: { readonly text: string; readonly cursor: number },
): Promise<readonly Suggestion[]> {
  const manifests = store.all().map(({ uri, document }) => ({
    label: vscode.workspace.asRelativePath(uri),
    text: document.text,
    ...(uri.toString() === manifest.toString() ? typing : undefined),
  }));
  return ownerSuggestions(policy, await codeOwners(manifest, repositories), manifests);
}

async function codeOwners(manifest: vscode.Uri, repositories: Repositories): Promise<CodeOwners | undefined> {
  if (manifest.scheme === 'untitled') return undefined;
  const repository = await repositories.of(vscode.Uri.joinPath(manifest, '..'));
  // loaded with the other readers of a repository, not at activation
  const { codeOwnersOf } = await import('../../repository/facts/codeowners.ts');
  const found = await codeOwnersOf(repository);
  return found && { file: found.file, owners: [...new Set(found.entries.flatMap(({ owners }) => owners))] };
}
