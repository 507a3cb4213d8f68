import type { Assessment, Finding, RuleGroup, Manifest } from '../../core/index.ts';
import type { RequirementView } from './schema.ts';

type Role = 'businessOwner' | 'technicalOwner' | 'sponsor' | 'owner';

/** Who is asked first about a dimension; whoever answers for the whole where that role is not filled. */
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

/** Whose move it is: the owner of the item concerned, else whoever fills the role asked first, else the owner. */
export function moverOf(
  group: RuleGroup,
  findings: readonly Finding[],
  { manifest }: Pick<Assessment, 'manifest'>,
): RequirementView['mover'] {
  const itemOwner = findings.length === 1 ? pointOwner(findings[0], manifest) : undefined;
  if (itemOwner) return { who: itemOwner, role: 'owner of the integration point' };
  const roles: readonly Role[] = [FIRST_ASKED[group] ?? 'owner', 'owner'];
  const role = roles.find((candidate) => manifest.ownership?.[candidate]);
  const who = role && manifest.ownership?.[role];
  return role && who ? { who, role: ROLE_NAMES[role] } : null;
}

function pointOwner(finding: Finding | undefined, manifest: Partial<Manifest>): string | undefined {
  const [section, list, index] = finding?.path ?? [];
  if (section !== 'integration' || list !== 'points' || typeof index !== 'number') return undefined;
  return manifest.integration?.points?.[index]?.owner;
}
