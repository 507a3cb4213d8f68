import {
  assess,
  DIMENSIONS,
  EXEMPLARY_DAY,
  exemplaryManifest,
  KINDS,
  parseDocument,
  parsePath,
  rules,
  rulesInForce,
  STAGES,
  stagesOf,
  type Kind,
  type Policy,
  type Stage,
} from '../core/index.ts';
import { subjectsOf } from '../core/language/subjects.ts';
import { compactLists, type Entry } from './lists.ts';
import { newManifest } from './manifest.ts';
import type { Mapping, Value } from './mapping/mapping.ts';
import { clean } from './text.ts';

/** The policy file that an import writes beside its manifests. */
export interface ImportPolicy {
  readonly text: string;
  /** Rules that it switches off, at some stages at least, and rules that it lowers to an info. */
  readonly off: number;
  readonly lowered: number;
}

/** A rule that no manifest of the register can meet. */
interface Unanswered {
  readonly rule: ReturnType<typeof rulesInForce>[number];
  /** Undefined where it is so at every stage that asks for the rule. */
  readonly stages: readonly Stage[] | undefined;
  /** Columns answer a part of what it asks. */
  readonly isPartly: boolean;
  /** What it looks at and nothing feeds. */
  readonly fields: readonly string[];
}

/**
 * A policy without the rules that ask for what no column of a register answers: those that are not even met where every
 * column has an exemplary answer. Undefined where there is no such rule.
 *
 * @param policy in force where the manifests are written; rules of its own are left alone
 */
export function importPolicy(mapping: Mapping, source: string, policy: Policy): ImportPolicy | undefined {
  const fed = mapping.fields.map(({ path }) => path.replaceAll(/\[\d+\]/g, '[]'));
  const isFed = (field: string) => fed.some((path) => path === field || /^[.[]/.test(afterPrefix(path, field)));
  const unmet = unmetStages(mapping, policy);
  const unanswered = rulesInForce(policy).flatMap((rule): readonly Unanswered[] => {
    const stages = unmet.get(rule.id);
    if (!stages || policy.customRules.some(({ id }) => id === rule.id)) return [];
    const isPartly = rule.requires?.some(isFed) === true;
    // nothing to lower
    if (isPartly && Object.values(rule.required).every((severity) => severity === 'info')) return [];
    const isEverywhere = isPartly || stagesOf(rule).every((stage) => stages.has(stage));
    const fields = [...subjectsOf(rule)].filter((field) => !isFed(field) && field !== 'assumed');
    return [{ rule, stages: isEverywhere ? undefined : [...stages], isPartly, fields }];
  });
  if (unanswered.length === 0) return undefined;
  const lowered = unanswered.filter(({ isPartly }) => isPartly).length;
  return { text: policyText(unanswered, source, policy), off: unanswered.length - lowered, lowered };
}

const afterPrefix = (path: string, prefix: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : '');

/** The stages at which a manifest falls short of a rule although every column has an answer, by rule id. */
function unmetStages(mapping: Mapping, policy: Policy): ReadonlyMap<string, ReadonlySet<Stage>> {
  const isColumn = (field: string) => mapping.fields.some(({ path, from }) => path === field && from.kind !== 'value');
  const kinds: readonly (Kind | undefined)[] = isColumn('kind') ? KINDS : [undefined];
  // where rows say what they depend on, another may depend on this one
  const dependents = mapping.fields.some(({ path }) => path === 'dependsOn') ? ['another'] : [];
  const unmet = new Map<string, Set<Stage>>();
  for (const stage of STAGES) {
    for (const kind of kinds) {
      // a contradiction, whatever else is answered
      if (kind === 'research' && stage === 'production') continue;
      const document = parseDocument(bestManifest(mapping, stage, kind));
      const judged = assess(document, { policy, dependents, today: EXEMPLARY_DAY });
      for (const { ruleId, outcome, coveredBy } of judged.rules) {
        // with the rule off that speaks for it, a silent one is not asked
        if (outcome !== 'failed' || coveredBy !== undefined || judged.stage === null) continue;
        unmet.set(ruleId, (unmet.get(ruleId) ?? new Set()).add(judged.stage));
      }
    }
  }
  return unmet;
}

/** What an import would write of a row that has an exemplary answer in every column. */
function bestManifest(mapping: Mapping, stage: Stage, kind: Kind | undefined): string {
  const exemplary = exemplaryManifest(stage, kind);
  const later = laterStages(mapping, stage);
  const entries = mapping.fields.flatMap(({ path, from }): readonly Entry[] => {
    if (later.some((item) => path.startsWith(item))) return [];
    if (from.kind === 'value') return [{ path, value: from.value, isConstant: true }];
    const value = valueAt(exemplary, path);
    return value === undefined ? [] : [{ path, value, isConstant: false }];
  });
  const row = { row: 1, key: '1', name: '', suffix: '', values: compactLists(entries) };
  const made = newManifest('exemplary', 'register', row);
  return 'text' in made ? made.text : '';
}

/** The items of the history that are about stages after this one: conditions keep them out of such rows. */
function laterStages({ fields }: Mapping, stage: Stage): readonly string[] {
  return fields.flatMap(({ path, from }) => {
    const item = /^lifecycle\.stageHistory\[\d+\]\.(?=stage$)/.exec(path)?.[0];
    const index = from.kind === 'value' ? STAGES.indexOf(from.value as Stage) : -1;
    return item !== undefined && index > STAGES.indexOf(stage) ? [item] : [];
  });
}

function valueAt(manifest: unknown, path: string): Value | undefined {
  return parsePath(path).reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    manifest,
  ) as Value | undefined;
}

function policyText(unanswered: readonly Unanswered[], source: string, policy: Policy): string {
  const blocks = DIMENSIONS.map((dimension) => unanswered.filter(({ rule }) => rule.dimension === dimension))
    .filter((group) => group.length > 0)
    .map((group) => group.map(ruleLine).join('\n'));
  const base =
    policy.files.length === 0
      ? `extends: ${policy.preset}\n`
      : `# it lies over ${policy.files.map(clean).join(', ')}, with the preset ${policy.preset}\n`;
  return `# Written by "ai-initiative import" for what it made of ${clean(source)}, and never changed by it again.
# Rules that ask for what no column of that register answers are off, so that a verdict is about what the register says.
# Every report lists them as weakened. If a column does answer one, add it to the mapping; once people fill in a field,
# delete its line here.
${base}
rules:
${blocks.join('\n\n')}
`;
}

function ruleLine({ rule, stages, isPartly, fields }: Unanswered): string {
  const setting = isPartly ? 'info' : 'off';
  const value = stages ? `{ ${atStages(rule, stages)} }` : setting;
  const where = stages?.length === 1 ? 'at that stage' : 'at these stages';
  const why = `no column feeds ${fields.length === 0 ? `it ${where}` : fields.join(', ')}`;
  return `  ${rule.id}: ${value} # ${why}`;
}

/** Every stage is named: the catalogue would count where one is not, in place of a policy above. */
function atStages({ id, required }: Unanswered['rule'], stages: readonly Stage[]): string {
  const asked = STAGES.filter((stage) => required[stage] ?? rules.find((rule) => rule.id === id)?.required[stage]);
  return asked.map((stage) => `${stage}: ${stages.includes(stage) ? 'off' : (required[stage] ?? 'off')}`).join(', ');
}
