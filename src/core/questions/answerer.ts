import type { Assessment } from '../assessment/assess.ts';
import type { RuleGroup } from '../rules/rule.ts';
import type { Path } from '../yaml/path.ts';

/** Who can answer a question: a role, and the person or group in it where the manifest names one. */
export interface Answerer {
  readonly role: string;
  readonly who: string | null;
}

type Role = 'businessOwner' | 'technicalOwner' | 'sponsor' | 'owner';

/** Who is asked first about a dimension; otherwise the owner. */
const FIRST_ASKED: Partial<Record<RuleGroup, Role>> = {
  alignment: 'businessOwner',
  outcomes: 'businessOwner',
  enablement: 'businessOwner',
  integration: 'technicalOwner',
  learning: 'technicalOwner',
  capacity: 'sponsor',
  lifecycle: 'sponsor',
};

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  businessOwner: 'business owner',
  technicalOwner: 'technical owner',
  sponsor: 'sponsor',
  owner: 'owner',
};

/**
 * The owner of the integration point concerned, otherwise the role asked first about the dimension, otherwise the owner of
 * the initiative.
 *
 * @param path of the item it is about, where it is about a single one
 */
export function answererOf(
  group: RuleGroup,
  path: Path | undefined,
  { manifest }: Pick<Assessment, 'manifest'>,
): Answerer {
  const itemOwner = pointOwner(path, manifest);
  if (itemOwner !== undefined) return { who: itemOwner, role: 'owner of the integration point' };
  const first = FIRST_ASKED[group] ?? 'owner';
  const role = [first, 'owner' as const].find((candidate) => manifest.ownership?.[candidate]) ?? first;
  return { who: manifest.ownership?.[role] ?? null, role: ROLE_NAMES[role] };
}

function pointOwner(path: Path | undefined, manifest: Assessment['manifest']): string | undefined {
  const [section, list, index] = path ?? [];
  if (section !== 'integration' || list !== 'points' || typeof index !== 'number') return undefined;
  return manifest.integration?.points?.[index]?.owner;
}
