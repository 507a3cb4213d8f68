import type { CustomRuleDeclaration } from '../rules/custom.ts';
import { rules } from '../rules/index.ts';
import type { Severity, Thresholds } from '../rules/rule.ts';
import { defaultPolicy, type Weakening } from './policy.ts';
import { settingName, type Layer, type SettingValue } from './settings.ts';

const RANK: Readonly<Record<Severity | 'off', number>> = { off: 0, info: 1, warning: 2, error: 3 };

/** Whether more days ask for less; for the time of announcement it is the other way round. */
const MORE_IS_LOOSER: Readonly<Record<keyof Thresholds, boolean>> = {
  pilotMaxDays: true,
  reviewGraceDays: true,
  measurementMaxAgeDays: true,
  waiverMaxDays: true,
  dueSoonDays: false,
};

/**
 * Where what is in force asks for less than a farther file did. The farthest file is the measure: what it changes about
 * the catalogue is the organisation's own choice, and whatever it leaves alone it asks for as the catalogue does.
 */
export function weakenings([farthest, ...nearer]: readonly Layer[]): readonly Weakening[] {
  const strictest = new Map<string, SettingValue>(
    farthest?.settings.map((setting) => [settingName(setting), setting] as const),
  );
  const declared = new Map<string, CustomRuleDeclaration>();
  for (const setting of farthest?.settings ?? []) remember(declared, setting);

  const found = new Map<string, Weakening>();
  for (const { settings, file } of nearer) {
    for (const setting of settings) {
      remember(declared, setting);
      const what = settingName(setting);
      const measure = strictest.get(what) ?? unsetValue(setting, declared);
      if (measure && isWeaker(setting, measure)) {
        found.set(what, { what, from: describe(measure), to: describe(setting), file });
      } else {
        found.delete(what);
        strictest.set(what, setting);
      }
    }
  }
  return [...found.values()];
}

function remember(declared: Map<string, CustomRuleDeclaration>, setting: SettingValue): void {
  if (setting.kind === 'custom-rule' && !declared.has(setting.value.id)) declared.set(setting.value.id, setting.value);
}

/** What is in force where no file sets it: what the catalogue, or the declaration of a custom rule, says. */
function unsetValue(
  setting: SettingValue,
  declared: ReadonlyMap<string, CustomRuleDeclaration>,
): SettingValue | undefined {
  if (setting.kind === 'threshold') return { ...setting, value: defaultPolicy.thresholds[setting.name] };
  if (setting.kind !== 'severity' && setting.kind !== 'weight') return undefined;
  const rule = rules.find(({ id }) => id === setting.rule) ?? declared.get(setting.rule);
  if (!rule) return undefined;
  return setting.kind === 'severity' ? { ...setting, value: rule.severity } : { ...setting, value: rule.weight };
}

function isWeaker(setting: SettingValue, measure: SettingValue): boolean {
  if (setting.kind === 'severity' && measure.kind === 'severity') return RANK[setting.value] < RANK[measure.value];
  if (setting.kind === 'weight' && measure.kind === 'weight') return setting.value < measure.value;
  if (setting.kind === 'threshold' && measure.kind === 'threshold') {
    return MORE_IS_LOOSER[setting.name] ? setting.value > measure.value : setting.value < measure.value;
  }
  if (setting.kind === 'custom-rule' && measure.kind === 'custom-rule') {
    return isWeakerRule(setting.value, measure.value);
  }
  return false;
}

/** Whether one demand is weaker than a different one cannot be told, so that it is counted as such. */
function isWeakerRule(rule: CustomRuleDeclaration, measure: CustomRuleDeclaration): boolean {
  return (
    demandOf(rule) !== demandOf(measure) || RANK[rule.severity] < RANK[measure.severity] || rule.weight < measure.weight
  );
}

function demandOf({ dimension, path, pattern, oneOf, at }: CustomRuleDeclaration): string {
  const demand = pattern === undefined ? (oneOf ? `one of ${oneOf.join(', ')}` : 'required') : `matches ${pattern}`;
  return `${dimension}: ${path} ${demand} at ${at}`;
}

function describe(setting: SettingValue): string {
  if (setting.kind === 'threshold') return `${setting.value} days`;
  if (setting.kind !== 'custom-rule') return String(setting.value);
  const { severity, weight } = setting.value;
  return `${demandOf(setting.value)}, ${severity}, weight ${weight}`;
}
