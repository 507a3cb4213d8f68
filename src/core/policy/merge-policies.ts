import { providersNamed } from '../facts/providers.ts';
import { customRule } from '../rules/custom.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { isPreset, STANDARD } from './preset-names.ts';
import { settingName, type Layer, type Setting } from './settings.ts';
import { weakenings } from './weaken.ts';

/** A policy, and every setting in force in it with the place it comes from. */
export interface MergedPolicy {
  readonly policy: Policy;
  readonly settings: readonly Setting[];
}

/** Lays policy files over each other, the farthest first: of settings with one name the nearest counts. */
export function mergeLayers(layers: readonly Layer[]): MergedPolicy {
  const byName = new Map(layers.flatMap(({ settings }) => settings.map((setting) => [settingName(setting), setting])));
  const settings = [...byName.values()];
  const of = <K extends Setting['kind']>(kind: K) =>
    settings.filter((setting): setting is Setting & { kind: K } => setting.kind === kind);

  const rules: Record<string, Policy['rules'][string]> = {};
  for (const { rule, kind, value, file } of [...of('severity'), ...of('weight')]) {
    // the standard is what the rules themselves say, of each kind of initiative too
    if (file === STANDARD) continue;
    rules[rule] = { ...rules[rule], [kind]: value };
  }
  const functions = of('business-function').map(({ value }) => value);
  const policy: Policy = {
    preset: of('preset').at(-1)?.value ?? STANDARD,
    rules,
    thresholds: {
      ...defaultPolicy.thresholds,
      ...Object.fromEntries(of('threshold').map(({ name, value }) => [name, value])),
    },
    vocabulary: functions.length > 0 ? { 'alignment.businessFunction': functions } : {},
    owners: of('owner').map(({ value }) => value),
    modelsAllowed: of('model').map(({ value }) => value),
    modelsRetired: of('retired-model').map(({ model: { provider, name, on }, file }) => ({
      provider: providersNamed(provider)[0] ?? provider.toLowerCase(),
      name: name.toLowerCase(),
      on,
      source: file,
      readOn: on,
    })),
    ownerMapping: Object.fromEntries(of('owner-mapping').map(({ owner, value }) => [owner, value])),
    exclude: of('exclude').map(({ value }) => value),
    known: {},
    customRules: of('custom-rule').map(({ value, file }) => customRule(value, file)),
    files: layers.map(({ file }) => file).filter((file) => !isPreset(file)),
    weakened: weakenings(layers),
  };
  return { policy, settings };
}
