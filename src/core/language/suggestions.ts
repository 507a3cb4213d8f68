import type { Policy } from '../policy/policy.ts';
import type { Suggestion } from './complete/item.ts';
import { manifestLanguage } from './language.ts';
import { ownersIn } from './references.ts';

/** The owners that CODEOWNERS of a repository names, and its path there. */
export interface CodeOwners {
  readonly file: string;
  readonly owners: readonly string[];
}

/** A manifest that may name owners, and what users call the file. */
export interface NamingManifest {
  readonly label: string;
  readonly text: string;
  /** Offset at which it is being typed: what is half written there is no suggestion. */
  readonly cursor?: number | undefined;
}

/** The owners that can be named, each once: by the policy, by CODEOWNERS, and as other manifests name them. */
export function ownerSuggestions(
  policy: Policy,
  codeOwners: CodeOwners | undefined,
  manifests: readonly NamingManifest[],
): readonly Suggestion[] {
  const language = manifestLanguage(policy);
  const all: readonly Suggestion[] = [
    ...policy.owners.map((value) => ({ value, detail: 'policy' })),
    ...(codeOwners?.owners ?? []).map((value) => ({ value, detail: codeOwners?.file ?? '' })),
    ...manifests.flatMap(({ label, text, cursor }) =>
      ownersIn(text, language, cursor).map((value) => ({ value, detail: label })),
    ),
  ];
  const first = new Map(all.toReversed().map((suggestion) => [suggestion.value, suggestion]));
  return all.filter((suggestion) => first.get(suggestion.value) === suggestion);
}

/** The initiatives that can be named. */
export function initiativeSuggestions(
  manifests: readonly { readonly name?: string | undefined; readonly title?: string | undefined }[],
): readonly Suggestion[] {
  return manifests.flatMap(({ name, title }) => (name === undefined ? [] : [{ value: name, detail: title ?? '' }]));
}
