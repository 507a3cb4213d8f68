import type { CustomRuleDeclaration } from '../rules/custom.ts';
import { rules } from '../rules/index.ts';
import type { SeverityByStage, Thresholds } from '../rules/rule.ts';
import { SEVERITIES, STAGES, type Severity } from '../vocabulary.ts';
import { requiredAs } from './in-force.ts';
import { defaultPolicy, type RuleSetting, type Weakening } from './policy.ts';
import { isPreset, STANDARD } from './preset-names.ts';
import { settingName, type Layer, type SettingValue } from './settings.ts';

/** Whether a higher threshold asks for less; for times of announcement it is the other way round. */
const MORE_IS_LOOSER: Readonly<Record<keyof Thresholds, boolean>> = {
  pilotMaxDays: true,
  ideaMaxDays: true,
  scaleGraceDays: true,
  holdMaxDays: true,
  reviewGraceDays: true,
  measurementMaxAgeDays: true,
  waiverMaxDays: true,
  pointsPerFte: true,
  notNeededMax: true,
  dueSoonDays: false,
  contractSoonDays: false,
};

/**
 * Where what is in force asks for less than a farther policy file, or than the preset below all files. The choice of a
 * laxer preset is one weakening, whatever it changes.
 */
export function weakenings(layers: readonly Layer[]): readonly Weakening[] {
  const measures = new Map<string, SettingValue>();
  const declared = new Map<string, CustomRuleDeclaration>();
  const found = new Map<string, Weakening>();
  for (const { settings, file } of layers) {
    for (const setting of settings) {
      if (setting.kind === 'custom-rule' && !declared.has(setting.value.id))
        declared.set(setting.value.id, setting.value);
      const what = settingName(setting);
      const measure = measures.get(what) ?? unsetValue(setting, declared);
      if (!isPreset(file) && measure && isWeaker(setting, measure, declared)) {
        found.set(what, { what, from: describe(measure, declared), to: describe(setting, declared), file });
      } else {
        found.delete(what);
        measures.set(what, setting);
      }
    }
  }
  return [...found.values()];
}

/** What is in force where no file sets it: what the catalogue, or the declaration of a custom rule, says. */
function unsetValue(
  setting: SettingValue,
  declared: ReadonlyMap<string, CustomRuleDeclaration>,
): SettingValue | undefined {
  if (setting.kind === 'preset') return { kind: 'preset', value: STANDARD };
  if (setting.kind === 'threshold') return { ...setting, value: defaultPolicy.thresholds[setting.name] };
  if (setting.kind !== 'severity' && setting.kind !== 'weight') return undefined;
  const rule = rules.find(({ id }) => id === setting.rule) ?? declared.get(setting.rule);
  if (!rule) return undefined;
  return setting.kind === 'severity' ? { ...setting, value: rule.required } : { ...setting, value: rule.weight };
}

function isWeaker(
  setting: SettingValue,
  measure: SettingValue,
  declared: ReadonlyMap<string, CustomRuleDeclaration>,
): boolean {
  if (setting.kind === 'preset') return setting.value === 'builtin:lean';
  if (setting.kind === 'severity' && measure.kind === 'severity') {
    const [is, was] = [stagesOf(setting, declared), stagesOf(measure, declared)];
    return STAGES.some((stage) => rank(is[stage]) < rank(was[stage]));
  }
  if (setting.kind === 'weight' && measure.kind === 'weight') return setting.value < measure.value;
  if (setting.kind === 'threshold' && measure.kind === 'threshold') {
    return MORE_IS_LOOSER[setting.name] ? setting.value > measure.value : setting.value < measure.value;
  }
  if (setting.kind === 'custom-rule' && measure.kind === 'custom-rule') {
    return isWeakerRule(setting.value, measure.value);
  }
  return false;
}

/** 0 where a rule is not asked. */
function rank(severity: Severity | undefined): number {
  return severity === undefined ? 0 : SEVERITIES.length - SEVERITIES.indexOf(severity);
}

/** What a setting of a severity comes to at each stage. */
function stagesOf(
  { rule, value }: { readonly rule: string; readonly value: NonNullable<RuleSetting['severity']> },
  declared: ReadonlyMap<string, CustomRuleDeclaration>,
): SeverityByStage {
  const required = rules.find(({ id }) => id === rule)?.required ?? declared.get(rule)?.required ?? {};
  return requiredAs(required, value);
}

/** Whether one demand is weaker than a different one cannot be told, so that it counts as weaker. */
function isWeakerRule(rule: CustomRuleDeclaration, measure: CustomRuleDeclaration): boolean {
  const isLessSevere = STAGES.some((stage) => rank(rule.required[stage]) < rank(measure.required[stage]));
  return demandOf(rule) !== demandOf(measure) || isLessSevere || rule.weight < measure.weight;
}

function demandOf({ dimension, path, pattern, oneOf }: CustomRuleDeclaration): string {
  const demand = pattern === undefined ? (oneOf ? `one of ${oneOf.join(', ')}` : 'required') : `matches ${pattern}`;
  return `${dimension}: ${path} ${demand}`;
}

function describe(setting: SettingValue, declared: ReadonlyMap<string, CustomRuleDeclaration>): string {
  switch (setting.kind) {
    case 'threshold':
      return `${setting.value}`;
    case 'severity':
      return setting.value === 'off' ? 'off' : severities(stagesOf(setting, declared));
    case 'custom-rule':
      return `${demandOf(setting.value)}, ${severities(setting.value.required)}, weight ${setting.value.weight}`;
    default:
      return String(setting.value);
  }
}

/** `warning`, or `pilot warning, production error` where they differ. */
function severities(required: SeverityByStage): string {
  const stages = STAGES.filter((stage) => required[stage]);
  const [first] = stages;
  if (first === undefined) return 'off';
  if (stages.every((stage) => required[stage] === required[first])) return required[first] ?? 'off';
  return stages.map((stage) => `${stage} ${required[stage]}`).join(', ');
}
