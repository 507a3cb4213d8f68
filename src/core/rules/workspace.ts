import type { CatalogFact } from '../facts/facts.ts';
import type { RuleContext } from './rule.ts';
import { isSameOwner } from '../manifest/owners.ts';
import { placeLabel } from './known.ts';

/** A folder with AI SDKs that no manifest covers. */
export const initiativeMissing = {
  id: 'initiative-missing',
  severity: 'info',
  title: 'A folder depends on an AI SDK and no manifest covers it',
  message: (folder: string, sdks: readonly string[]) =>
    `${folder} depends on ${sdks.join(', ')} and no manifest covers it: create one there, or list it under covers of another`,
} as const;

/** A manifest and the catalog file beside it that contradict each other. */
export const catalogDisagrees = {
  id: 'catalog-disagrees',
  severity: 'warning',
  title: 'The catalog file beside the manifest says something else',
} as const;

/** Lifecycles of a component that is not in production, as Backstage names them. */
const NOT_IN_PRODUCTION = ['experimental', 'deprecated'];

/** Where a manifest and the catalog file beside it contradict each other; what may speak of something else is left alone. */
export function catalogContradictions(
  { manifest, stage, owners }: Pick<RuleContext, 'manifest' | 'stage' | 'owners'>,
  catalog: CatalogFact | undefined,
): readonly { readonly path: string; readonly message: string }[] {
  if (!catalog) return [];
  const { ownership, name } = manifest;
  const named = [ownership?.owner, ownership?.technicalOwner, ownership?.businessOwner].filter(
    (one) => one !== undefined,
  );
  const { owner, lifecycle } = catalog;
  const isOther =
    ownership?.owner !== undefined &&
    owner !== undefined &&
    !named.some((one) => isSameOwner(one, owner, owners.mapping));
  // the component may be a product that the initiative is only a part of
  const isSame = catalog.name !== undefined && catalog.name === name;
  const ahead = isSame && (stage === 'idea' || stage === 'pilot') && lifecycle === 'production';
  const behind = isSame && stage === 'production' && NOT_IN_PRODUCTION.includes(lifecycle ?? '');
  return [
    ...(isOther
      ? [
          {
            path: 'ownership.owner',
            message: `${placeLabel(catalog)} says that ${owner} owns it, the manifest says ${ownership.owner}: agree on one`,
          },
        ]
      : []),
    ...(ahead || behind
      ? [
          {
            path: 'lifecycle.stage',
            message: `${catalog.file} says that it is ${lifecycle}, the manifest says ${stage}: correct one of them`,
          },
        ]
      : []),
  ];
}
