import {
  catalogDisagrees,
  initiativeMissing,
  nameDuplicate,
  rules,
  shapeRules,
  waiverRules,
  type FindingGroup,
  type Rule,
  type Severity,
  type Stage,
} from '../core/index.ts';

/** Texts that show a rule: whole manifests, or fragments where there is a stage, which an exemplary manifest surrounds. */
interface Examples {
  readonly bad: string;
  readonly good: string;
  readonly stage?: Stage;
}

/** A rule of any kind, as its page and the tables show it. */
export interface CatalogueEntry {
  readonly id: string;
  readonly group: FindingGroup;
  /** In words: `as its rule` for a waiver's that follows the rule it is about. */
  readonly severity: Severity | 'as its rule';
  readonly title: string;
  readonly fixKind: 'safe' | 'scaffold' | undefined;
  /** Undefined for the rules outside the scorecard. */
  readonly scored: Rule | undefined;
  readonly examples: Examples | undefined;
}

/** Every rule, in the order of the catalogue: shape first, then the dimensions, waivers, and the workspace. */
export function catalogue(): readonly CatalogueEntry[] {
  const shape = shapeRules.map((rule) => ({ ...rule, group: 'shape' as const, scored: undefined }));
  const duplicate = { ...nameDuplicate, group: 'shape' as const, fixKind: undefined, scored: undefined };
  const scored = rules.map((rule) => ({
    ...rule,
    group: rule.dimension,
    scored: rule,
    examples: fragments(rule.examples, FIRST_STAGE[rule.at]),
  }));
  const waivers = waiverRules.map((rule) => ({
    ...rule,
    severity: rule.severity === 'as-rule' ? ('as its rule' as const) : rule.severity,
    group: 'waivers' as const,
    scored: undefined,
    examples: fragments(rule.examples, 'idea'),
  }));
  const workspace = [initiativeMissing, catalogDisagrees].map((rule) => ({
    ...rule,
    group: 'workspace' as const,
    fixKind: undefined,
    scored: undefined,
    examples: undefined,
  }));
  return [...shape, { ...duplicate, examples: undefined }, ...scored, ...waivers, ...workspace];
}

const FIRST_STAGE = {
  'idea+': 'idea',
  'pilot+': 'pilot',
  pilot: 'pilot',
  production: 'production',
  retired: 'retired',
} as const;

/** Written when they are read, which few do. */
function fragments({ bad, good }: Rule['examples'], stage: Stage): Examples {
  return {
    get bad() {
      return bad.yaml;
    },
    get good() {
      return good.yaml;
    },
    stage: bad.stage ?? stage,
  };
}

/** The stages at which a rule is a requirement, in words. */
export function stagesOf({ scored }: CatalogueEntry): string {
  if (!scored) return 'every stage';
  return { 'idea+': 'idea, pilot, production', 'pilot+': 'pilot, production' }[scored.at as string] ?? scored.at;
}

/** Rules by group, groups in the order in which they first appear. */
export function byGroup(entries: readonly CatalogueEntry[]): ReadonlyMap<FindingGroup, readonly CatalogueEntry[]> {
  const groups = new Map<FindingGroup, CatalogueEntry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return groups;
}
