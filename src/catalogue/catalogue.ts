import {
  allRules,
  rules,
  shapeRules,
  STAGES,
  waiverRules,
  type Kind,
  type Rule,
  type RuleBase,
  type RuleGroup,
  type SeverityByStage,
  type Stage,
} from '../core/index.ts';

/** Texts that show a rule: whole manifests, or fragments where there is a stage, which an exemplary manifest surrounds. */
interface Examples {
  readonly bad: string;
  readonly good: string;
  readonly stage?: Stage;
  readonly kind?: Kind;
}

/** A rule of any kind, as its page and the tables show it. */
export interface CatalogueEntry extends RuleBase {
  /** Undefined for the rules outside the scorecard. */
  readonly scored: Rule | undefined;
  readonly examples: Examples | undefined;
}

/** Every rule, in the order of the catalogue: shape first, then the dimensions, waivers, and the workspace. */
export function catalogue(): readonly CatalogueEntry[] {
  const scored = new Map(rules.map((rule) => [rule.id as string, rule]));
  const waivers = new Map(waiverRules.map((rule) => [rule.id as string, rule]));
  const shape = new Map(shapeRules.map((rule) => [rule.id as string, rule]));
  return allRules.map((rule) => {
    const own = scored.get(rule.id);
    const fragments = own ?? waivers.get(rule.id);
    return { ...rule, scored: own, examples: fragments ? examplesOf(fragments) : shape.get(rule.id)?.examples };
  });
}

/** Written when they are read, which few do. */
function examplesOf({ examples: { bad, good }, required }: Pick<Rule, 'examples' | 'required'>): Examples {
  return {
    get bad() {
      return bad.yaml;
    },
    get good() {
      return good.yaml;
    },
    stage: bad.stage ?? STAGES.find((stage) => required[stage]) ?? 'idea',
    kind: bad.kind ?? 'application',
  };
}

/** The severity of a rule at each stage, in words: `pilot warning, production error`, or one where all agree. */
export function severityText(required: SeverityByStage): string {
  const asked = STAGES.filter((stage) => required[stage]);
  const [first] = asked;
  if (first === undefined) return 'off';
  const isEvery = asked.length === STAGES.length && asked.every((stage) => required[stage] === required[first]);
  return isEvery ? `${required[first]}` : asked.map((stage) => `${stage} ${required[stage]}`).join(', ');
}

/** Rules by group, groups in the order in which they first appear. */
export function byGroup(entries: readonly CatalogueEntry[]): ReadonlyMap<RuleGroup, readonly CatalogueEntry[]> {
  const groups = new Map<RuleGroup, CatalogueEntry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return groups;
}
