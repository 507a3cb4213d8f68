import { resolveFieldPath, parseFieldPath } from '../manifest/field-path.ts';
import { manifestFields } from '../manifest/fields.ts';
import { nearestWord } from '../manifest/read-manifest.ts';
import { reportInvalid } from '../manifest/reports/reports.ts';
import { STAGES, type Severity } from '../vocabulary.ts';
import type { StageSettings } from './policy.ts';
import type { CustomRuleDeclaration } from '../rules/custom.ts';
import { rules } from '../rules/index.ts';
import type { Thresholds } from '../rules/rule.ts';
import { SHAPE_RULE_IDS } from '../rules/rule-ids.ts';
import { formatPath, type Path } from '../yaml/path.ts';
import { PatternError } from './pattern-syntax.ts';
import { compilePattern } from './pattern.ts';
import { isPreset } from './preset-names.ts';
import type { PolicyContent, PolicyReport } from './read-policy.ts';
import type { SettingValue } from './settings.ts';

/** A setting and the path at which it stands in its file. */
export type PlacedSetting = SettingValue & { readonly path: Path };

/** The stages that a custom rule names; `+` includes the later ones up to production. */
const STAGES_AT = {
  'idea+': ['idea', 'pilot', 'production'],
  'pilot+': ['pilot', 'production'],
  pilot: ['pilot'],
  production: ['production'],
  retired: ['retired'],
} as const;

/** In all files together; with the limits of patterns it bounds the time of an assessment. */
const MAX_CUSTOM_RULES = 50;

interface Interpretation {
  readonly settings: readonly PlacedSetting[];
  readonly reports: readonly PolicyReport[];
}

const builtIn: ReadonlySet<string> = new Set(rules.map(({ id }) => id));
const aboutForm: ReadonlySet<string> = new Set(SHAPE_RULE_IDS);

/**
 * What a policy file sets, and what in it cannot be: rules no one knows, patterns that are none.
 *
 * @param declared ids of the custom rules of the files it lies over
 */
export function interpret(content: PolicyContent, declared: ReadonlySet<string>): Interpretation {
  const custom = interpretCustomRules(content, declared);
  const own = custom.settings.flatMap((setting) => (setting.kind === 'custom-rule' ? [setting.value.id] : []));
  const ruleSettings = interpretRules(content, new Set([...builtIn, ...declared, ...own]));
  const { thresholds = {}, vocabulary = {} } = content;
  const days = Object.entries(thresholds) as [keyof Thresholds, number][];
  const { businessFunctions = [], owners = [], ownerMapping = {}, models = [], retiredModels = [] } = vocabulary;
  const presets = [content.extends ?? []].flat().filter(isPreset);
  return {
    settings: [
      ...presets.map((value) => ({ kind: 'preset', value, path: ['extends'] }) as const),
      ...ruleSettings.settings,
      ...days.map(([name, value]) => ({ kind: 'threshold', name, value, path: ['thresholds', name] }) as const),
      ...businessFunctions.map(
        (value) => ({ kind: 'business-function', value, path: ['vocabulary', 'businessFunctions'] }) as const,
      ),
      ...owners.map((value) => ({ kind: 'owner', value, path: ['vocabulary', 'owners'] }) as const),
      ...models.map((value) => ({ kind: 'model', value, path: ['vocabulary', 'models'] }) as const),
      ...retiredModels.flatMap(({ provider, name, on }) => {
        if (provider === undefined || name === undefined || on === undefined) return [];
        const value = `${provider}/${name} ${on}`;
        const path = ['vocabulary', 'retiredModels'];
        return [{ kind: 'retired-model', value, model: { provider, name, on }, path } as const];
      }),
      ...Object.entries(ownerMapping).map(
        ([owner, value]) =>
          ({ kind: 'owner-mapping', owner, value, path: ['vocabulary', 'ownerMapping', owner] }) as const,
      ),
      ...(content.exclude ?? []).map((value) => ({ kind: 'exclude', value, path: ['exclude'] }) as const),
      ...custom.settings,
    ],
    reports: [...ruleSettings.reports, ...custom.reports, ...unusablePatterns(content)],
  };
}

/** A pattern for paths that is longer, or has more parts, is not used: they bound the time of a match. */
export const PATH_PATTERN_LIMITS = { characters: 1000, parts: 50 } as const;

function unusablePatterns({ exclude = [] }: PolicyContent): readonly PolicyReport[] {
  const { characters, parts } = PATH_PATTERN_LIMITS;
  const partsOf = (pattern: string) => pattern.replaceAll(/^\/|\/$/g, '').split('/').length;
  const unusable = exclude.filter((pattern) => pattern.length > characters || partsOf(pattern) > parts);
  return unusable.map((pattern) => ({
    ruleId: 'value-invalid',
    path: ['exclude', exclude.indexOf(pattern)],
    text: `The pattern is not used: it has over ${characters} characters or ${parts} parts. Write a shorter one`,
  }));
}

function interpretRules({ rules: settings = {} }: PolicyContent, known: ReadonlySet<string>): Interpretation {
  const entries = Object.entries(settings);
  return {
    settings: entries
      .filter(([rule]) => known.has(rule))
      .flatMap(([rule, setting]): PlacedSetting[] => {
        const { severity, weight, ...stages } = typeof setting === 'string' ? { severity: setting } : setting;
        const path = ['rules', rule];
        const below = (key: string) => (typeof setting === 'string' ? path : [...path, key]);
        const byStage: readonly PlacedSetting[] =
          Object.keys(stages).length === 0
            ? []
            : [{ kind: 'severity', rule, value: stagesOver(severity, stages), path }];
        return [
          ...byStage,
          ...(severity === undefined || byStage.length > 0
            ? []
            : [{ kind: 'severity', rule, value: severity, path: below('severity') } as const]),
          ...(weight === undefined ? [] : [{ kind: 'weight', rule, value: weight, path: below('weight') } as const]),
        ];
      }),
    reports: entries.filter(([rule]) => !known.has(rule)).map(([rule]) => unknownRule(rule, [...known])),
  };
}

/** Severities by stage over one for all others. */
function stagesOver(severity: Severity | 'off' | undefined, stages: StageSettings): StageSettings {
  if (severity === undefined) return stages;
  return { ...Object.fromEntries(STAGES.map((stage) => [stage, severity])), ...stages };
}

function unknownRule(rule: string, known: readonly string[]): PolicyReport {
  const base = { ruleId: 'field-unknown', path: ['rules', rule], at: 'key' } as const;
  if (aboutForm.has(rule)) {
    return { ...base, text: `"${rule}" is about the form of the file. No policy can change it` };
  }
  const nearest = nearestWord(rule, known);
  const edits = nearest ? [{ op: 'rename', path: `rules.${rule}`, key: nearest } as const] : [];
  return {
    ...base,
    text: `"${rule}" is no rule${nearest ? `: did you mean "${nearest}"?` : ' and is ignored'}`,
    edits,
  };
}

function interpretCustomRules({ customRules = [] }: PolicyContent, farther: ReadonlySet<string>): Interpretation {
  const seen = new Set<string>();
  const results = customRules.map((declared, index): Interpretation => {
    const path = ['customRules', index];
    const { id, dimension, path: target, oneOf, pattern, message } = declared;
    // what it cannot do without is reported by the schema
    if (id === undefined || dimension === undefined || target === undefined) return { settings: [], reports: [] };
    const isTooMany = !farther.has(id) && farther.size + seen.size >= MAX_CUSTOM_RULES;
    const problem =
      (isTooMany
        ? invalid(path, `${formatPath(path)} is ignored: a policy has at most ${MAX_CUSTOM_RULES} custom rules`)
        : undefined) ??
      idProblem(id, seen, path) ??
      demandProblem(declared, path) ??
      targetProblem(declared, path);
    seen.add(id);
    if (problem) return { settings: [], reports: [problem] };
    const { at = 'idea+', severity = 'warning', weight = 1 } = declared;
    const value: CustomRuleDeclaration = {
      id,
      dimension,
      path: target,
      required: Object.fromEntries(STAGES_AT[at].map((stage) => [stage, severity])),
      weight,
      ...(pattern === undefined ? {} : { pattern }),
      ...(oneOf === undefined ? {} : { oneOf: oneOf.map(String) }),
      ...(message === undefined ? {} : { message }),
    };
    return { settings: [{ kind: 'custom-rule', value, path }], reports: [] };
  });
  return {
    settings: results.flatMap(({ settings }) => settings),
    reports: results.flatMap(({ reports }) => reports),
  };
}

type Declared = NonNullable<PolicyContent['customRules']>[number];

const invalid = (path: Path, text: string): PolicyReport => ({ ruleId: 'value-invalid', path, text });

function idProblem(id: string, seen: ReadonlySet<string>, path: Path): PolicyReport | undefined {
  const at = [...path, 'id'];
  if (seen.has(id)) return invalid(at, `${formatPath(at)} "${id}" is taken by a rule before it: give it another`);
  if (!builtIn.has(id) && !aboutForm.has(id)) return undefined;
  return invalid(at, `${formatPath(at)} "${id}" is the id of a built-in rule: give it another, or set it under rules`);
}

function demandProblem({ required, pattern, oneOf }: Declared, path: Path): PolicyReport | undefined {
  const name = formatPath(path);
  if (!required && pattern === undefined && oneOf === undefined) {
    return invalid(path, `${name} asks for nothing: add required: true, pattern or oneOf`);
  }
  if (pattern === undefined) return undefined;
  if (oneOf !== undefined) return invalid(path, `${name} has both pattern and oneOf: make two rules of it`);
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const at = [...path, 'pattern'];
    return invalid(at, `${formatPath(at)} cannot be used as a regular expression: ${error.message}`);
  }
}

function targetProblem({ path: target = '', pattern, oneOf }: Declared, path: Path): PolicyReport | undefined {
  const at = [...path, 'path'];
  const found = resolveFieldPath(manifestFields, parseFieldPath(target));
  if (found.kind === 'nothing') {
    const expected = `the path of a field of the manifest (${found.problem})`;
    const report = reportInvalid({ kind: 'invalid', path: at, found: target, expected, nearest: found.nearest });
    return { ruleId: 'value-invalid', ...report };
  }
  if (found.kind === 'own' || (pattern === undefined && oneOf === undefined)) return undefined;
  if (found.field.kind === 'scalar') return undefined;
  const what =
    found.field.kind === 'list' ? `a list: write ${target}[] for each item` : 'a section: name a field in it';
  return invalid(at, `${formatPath(at)} cannot be held against a value: ${target} is ${what}`);
}
