import { nameDuplicate, rules, shapeRules, type FindingGroup, type Rule, type Severity } from '../core/index.ts';

/** A rule of any kind, as its page and the tables show it. */
export interface CatalogueEntry {
  readonly id: string;
  readonly group: FindingGroup;
  readonly severity: Severity;
  readonly title: string;
  readonly fixKind: 'safe' | 'scaffold' | undefined;
  /** Undefined for the rules outside the scorecard. */
  readonly scored: Rule | undefined;
  readonly examples: { readonly bad: string; readonly good: string } | undefined;
}

/** Every rule, in the order of the catalogue: shape first, then the dimensions. */
export function catalogue(): readonly CatalogueEntry[] {
  const shape = shapeRules.map((rule) => ({ ...rule, group: 'shape' as const, scored: undefined }));
  const duplicate = { ...nameDuplicate, group: 'shape' as const, fixKind: undefined, scored: undefined };
  const scored = rules.map((rule) => ({
    ...rule,
    group: rule.dimension,
    scored: rule,
    examples: { bad: rule.examples.bad.yaml, good: rule.examples.good.yaml },
  }));
  return [...shape, { ...duplicate, examples: undefined }, ...scored];
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
