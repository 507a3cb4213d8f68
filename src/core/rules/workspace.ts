import type { CatalogFact } from '../facts/facts.ts';
import type { RuleContext } from './rule.ts';
import type { Severity } from '../vocabulary.ts';
import { isSameOwner } from '../manifest/owners.ts';
import { placeLabel } from './evidence/known.ts';

const everyStage = (severity: Severity) => ({
  idea: severity,
  pilot: severity,
  production: severity,
  retired: severity,
});

/** Two manifests of a workspace with one name. */
export const nameDuplicate = {
  id: 'name-duplicate',
  group: 'shape',
  required: everyStage('error'),
  requirement: 'The name is unique in the workspace',
  action: 'Give each initiative a name of its own',
  why: [],
  fixKind: undefined,
  message: (name: string, other: string) => `The name "${name}" is also that of ${other}. Give each initiative its own`,
} as const;

/** A name under `dependsOn` that no manifest of the workspace has. */
export const referenceUnknown = {
  id: 'reference-unknown',
  group: 'shape',
  required: everyStage('warning'),
  requirement: 'Every initiative it depends on is in the workspace',
  action: 'Correct the name',
  why: [],
  fixKind: 'safe',
  message: (name: string, nearest: string | undefined) =>
    `No initiative of the workspace is called "${name}". ${nearest === undefined ? 'Correct the name, or remove it' : `Did you mean "${nearest}"?`}`,
} as const;

/** A folder that uses AI and that no manifest covers. */
export const initiativeMissing = {
  id: 'initiative-missing',
  group: 'workspace',
  required: everyStage('info'),
  requirement: 'Every folder that uses AI is covered by a manifest',
  action: 'Create a manifest there, or list the folder under covers of another',
  why: [],
  fixKind: undefined,
  message: (folder: string, sdks: readonly string[]) =>
    `${folder} uses ${sdks.join(', ')} and no manifest covers it. Create one there, or list it under covers of another`,
} as const;

/** A manifest and the catalog file beside it that contradict each other. */
export const catalogDisagrees = {
  id: 'catalog-disagrees',
  group: 'workspace',
  required: everyStage('warning'),
  requirement: 'The catalog file beside the manifest says the same',
  action: 'Correct the manifest or the catalog file',
  why: [],
  fixKind: undefined,
} as const;

/** The policy that is to hold cannot be read, so that the built-in one does. */
export const policyMissing = {
  id: 'policy-missing',
  group: 'workspace',
  required: everyStage('error'),
  requirement: 'The policy that was chosen can be read',
  action: 'Correct the path of the policy, or put the file there',
  why: [],
  fixKind: undefined,
} as const;

/** Lifecycles of a component that is not in production, as Backstage names them. */
const NOT_IN_PRODUCTION = ['experimental', 'deprecated'];

/** Where a manifest and the catalog file beside it contradict each other. A component that may be another one is left alone. */
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
            message: `${placeLabel(catalog)} names ${owner} as owner, the manifest names ${ownership.owner}. Correct one of them`,
          },
        ]
      : []),
    ...(ahead || behind
      ? [
          {
            path: 'lifecycle.stage',
            message: `${catalog.file} calls it ${lifecycle}, the manifest says ${stage}. Correct one of them`,
          },
        ]
      : []),
  ];
}
