import * as vscode from 'vscode';
import type { Policy } from '../../core/index.ts';
import type { Suggestion } from '../../core/language/complete/item.ts';
import { manifestLanguage } from '../../core/language/language.ts';
import { ownersIn } from '../../core/language/references.ts';
import type { Repositories } from '../repository/repositories.ts';
import type { ManifestStore } from '../store/store.ts';

/** Who can be named as an owner: by the policy, by CODEOWNERS, and as the manifests of the window do. */
export async function ownerSuggestions(
  manifest: vscode.Uri,
  policy: Policy,
  store: ManifestStore,
  repositories: Repositories,
): Promise<readonly Suggestion[]> {
  const language = manifestLanguage(policy);
  const all: readonly Suggestion[] = [
    ...policy.owners.map((value) => ({ value, detail: 'policy' })),
    ...(await codeOwners(manifest, repositories)),
    ...store
      .all()
      .flatMap(({ uri, document }) =>
        ownersIn(document.text, language).map((value) => ({ value, detail: vscode.workspace.asRelativePath(uri) })),
      ),
  ];
  const first = new Map(all.toReversed().map((suggestion) => [suggestion.value, suggestion]));
  return all.filter((suggestion) => first.get(suggestion.value) === suggestion);
}

/** Whoever CODEOWNERS of the repository names, in its order. */
async function codeOwners(manifest: vscode.Uri, repositories: Repositories): Promise<readonly Suggestion[]> {
  if (manifest.scheme === 'untitled') return [];
  const repository = await repositories.of(vscode.Uri.joinPath(manifest, '..'));
  // loaded with the other readers of a repository, and not with the extension
  const { codeOwnersOf } = await import('../../repository/facts/codeowners.ts');
  const found = await codeOwnersOf(repository);
  const owners = new Set(found?.entries.flatMap((entry) => entry.owners));
  return [...owners].map((value) => ({ value, detail: found?.file ?? '' }));
}
