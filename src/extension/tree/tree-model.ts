import { DIMENSIONS, type Finding, type RuleGroup, type Verdict } from '../../core/index.ts';
import { keyedFindings } from '../../presenter/scorecard/findings.ts';
import { count, humanize, NO_OWNER, verdictWord } from '../../presenter/format.ts';
import type { StoredManifest } from '../store/stored-manifest.ts';
import type { Uncovered } from '../surfaces/uncovered.ts';

/**
 * What the tree view shows: initiatives by verdict, their findings by dimension, upcoming, waived and known ones apart; then the
 * folders that should have an initiative.
 */
export type TreeNode = VerdictNode | OwnerNode | InitiativeNode | GroupNode | FindingNode | MissingNode | UncoveredNode;

export interface VerdictNode {
  readonly kind: 'verdict';
  readonly id: string;
  readonly verdict: Verdict | 'retired';
  readonly label: string;
  readonly isOpen: boolean;
  readonly children: readonly InitiativeNode[];
}

/** All initiatives of one owner. */
export interface OwnerNode {
  readonly kind: 'owner';
  readonly id: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly children: readonly InitiativeNode[];
}

export interface InitiativeNode {
  readonly kind: 'initiative';
  readonly id: string;
  readonly manifest: StoredManifest;
  /** The title of an initiative, else its name, else its folder. */
  readonly label: string;
  readonly children: readonly GroupNode[];
}

export interface GroupNode {
  readonly kind: 'group';
  readonly id: string;
  readonly group: RuleGroup | Exclude<Finding['status'], 'open'>;
  readonly label: string;
  readonly children: readonly FindingNode[];
}

export interface FindingNode {
  readonly kind: 'finding';
  readonly id: string;
  readonly manifest: StoredManifest;
  readonly finding: Finding;
  readonly children: readonly [];
}

/** The folders that no manifest covers. */
export interface MissingNode {
  readonly kind: 'missing';
  readonly id: 'missing';
  readonly label: string;
  readonly children: readonly UncoveredNode[];
}

export interface UncoveredNode extends Uncovered {
  readonly kind: 'uncovered';
  readonly id: string;
  readonly children: readonly [];
}

const VERDICTS: readonly VerdictNode['verdict'][] = ['blocked', 'conditional', 'ready', 'retired'];

const LABELS: Readonly<Partial<Record<GroupNode['group'], string>>> = {
  shape: 'Form of the file',
  workspace: 'Among the initiatives',
  known: 'Known before checks began',
};

const GROUPS: readonly GroupNode['group'][] = [
  'shape',
  'workspace',
  ...DIMENSIONS,
  'waivers',
  'upcoming',
  'waived',
  'known',
];

/** The root for folders that no manifest covers; none where there are none. */
export function missingOf(uncovered: readonly Uncovered[]): readonly MissingNode[] {
  const children = uncovered.map((one) => ({
    ...one,
    kind: 'uncovered' as const,
    id: `${one.folder.toString()}#uncovered`,
    children: [] as const,
  }));
  return children.length === 0 ? [] : [{ kind: 'missing', id: 'missing', label: 'Without a manifest', children }];
}

/**
 * The roots of the tree. Verdicts are those that every surface with a score shows, findings those of Problems.
 * @param isMany the roots are closed at first: VS Code gets, on every change, all nodes that are in sight
 */
export function treeOf(manifests: readonly StoredManifest[], isMany = false): readonly VerdictNode[] {
  return VERDICTS.map((verdict) => {
    const children = manifests.filter((manifest) => verdictOf(manifest) === verdict).map(initiativeNode);
    const label = verdictWord(verdict === 'retired' ? null : verdict);
    return { kind: 'verdict' as const, id: rootId(verdict, isMany), verdict, label, isOpen: !isMany, children };
  }).filter(({ children }) => children.length > 0);
}

/** Who owns an initiative, in the words of the tree. */
export function ownerOf({ shown }: StoredManifest): string {
  return shown.assessment.manifest.ownership?.owner ?? NO_OWNER;
}

/** The owners of initiatives, each once; first that there is none. */
export function ownersOf(manifests: readonly StoredManifest[]): readonly string[] {
  const owners = new Set(manifests.map(ownerOf));
  const named = [...owners].filter((owner) => owner !== NO_OWNER).toSorted();
  return owners.has(NO_OWNER) ? [NO_OWNER, ...named] : named;
}

/** The roots of the tree by owner, those without one first. */
export function treeByOwner(manifests: readonly StoredManifest[], isMany = false): readonly OwnerNode[] {
  return ownersOf(manifests).map((owner) => ({
    kind: 'owner',
    id: rootId(`owner ${owner}`, isMany),
    isOpen: !isMany,
    label: owner,
    children: manifests.filter((manifest) => ownerOf(manifest) === owner).map(initiativeNode),
  }));
}

/** A root keeps the state it first had as long as it keeps its id; few may become many. */
function rootId(id: string, isMany: boolean): string {
  return isMany ? `${id} of many` : id;
}

/** How many initiatives are blocked: the number in the badge. */
export function countBlocked(manifests: readonly StoredManifest[]): number {
  return manifests.filter((manifest) => verdictOf(manifest) === 'blocked').length;
}

/** `1 finding`, `3 findings`. */
export function countFindings({ children }: { readonly children: readonly FindingNode[] }): string {
  return count(children.length, 'finding');
}

function verdictOf({ shown }: StoredManifest): VerdictNode['verdict'] {
  return shown.assessment.gate?.verdict ?? 'retired';
}

function initiativeNode(manifest: StoredManifest): InitiativeNode {
  const { title, name } = manifest.shown.assessment.manifest;
  return {
    kind: 'initiative',
    id: manifest.uri.toString(),
    manifest,
    label: title ?? name ?? `${manifest.uri.path.split('/').at(-2)} (no name)`,
    // built for opened nodes only: there may be thousands
    get children() {
      return groupNodes(manifest);
    },
  };
}

function groupNodes(manifest: StoredManifest): readonly GroupNode[] {
  const id = manifest.uri.toString();
  const findings = keyedFindings(manifest.assessment).map(({ key, finding }) => ({
    kind: 'finding' as const,
    id: `${id}#${key}`,
    manifest,
    finding,
    children: [] as const,
  }));
  const groups = GROUPS.map((group) => ({
    kind: 'group' as const,
    id: `${id}#${group}`,
    group,
    label: LABELS[group] ?? humanize(group),
    children: findings.filter(({ finding }) => groupOf(finding) === group),
  }));
  return groups.filter(({ children }) => children.length > 0);
}

function groupOf({ status, group }: Finding): GroupNode['group'] {
  return status === 'open' ? group : status;
}
