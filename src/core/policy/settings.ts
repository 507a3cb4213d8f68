import type { RetiredModel } from '../facts/retired-models.ts';
import type { CustomRuleDeclaration } from '../rules/custom.ts';
import type { Thresholds } from '../rules/rule.ts';
import type { RuleSetting } from './policy.ts';
import type { PresetName } from './preset-names.ts';

/** One thing that a policy file sets. */
export type SettingValue =
  | { readonly kind: 'preset'; readonly value: PresetName }
  | { readonly kind: 'severity'; readonly rule: string; readonly value: NonNullable<RuleSetting['severity']> }
  | { readonly kind: 'weight'; readonly rule: string; readonly value: number }
  | { readonly kind: 'threshold'; readonly name: keyof Thresholds; readonly value: number }
  | { readonly kind: 'business-function'; readonly value: string }
  | { readonly kind: 'owner'; readonly value: string }
  | { readonly kind: 'exclude'; readonly value: string }
  | { readonly kind: 'model'; readonly value: string }
  | {
      readonly kind: 'retired-model';
      /** As it is shown: `azure/gpt-4o 2026-10-01`. */
      readonly value: string;
      readonly model: Pick<RetiredModel, 'provider' | 'name' | 'on'>;
    }
  | { readonly kind: 'owner-mapping'; readonly owner: string; readonly value: string }
  | { readonly kind: 'custom-rule'; readonly value: CustomRuleDeclaration };

/** A setting and where it stands; lines count from 1. */
export type Setting = SettingValue & { readonly file: string; readonly line: number };

/** All that one policy file sets. */
export interface Layer {
  readonly file: string;
  readonly settings: readonly Setting[];
}

/** What a setting is about. Of two settings with one name the nearer counts; each word of a list has its own. */
export function settingName(setting: SettingValue): string {
  switch (setting.kind) {
    case 'severity':
    case 'weight':
      return `rules.${setting.rule}.${setting.kind}`;
    case 'threshold':
      return `thresholds.${setting.name}`;
    case 'business-function':
      return `vocabulary.businessFunctions.${setting.value}`;
    case 'preset':
      return 'extends';
    case 'model':
      return `vocabulary.models.${setting.value}`;
    case 'retired-model':
      return `vocabulary.retiredModels.${setting.model.provider}/${setting.model.name}`;
    case 'exclude':
      return `exclude.${setting.value}`;
    case 'owner':
      return `vocabulary.owners.${setting.value}`;
    case 'owner-mapping':
      return `vocabulary.ownerMapping.${setting.owner}`;
    case 'custom-rule':
      return `customRules.${setting.value.id}`;
  }
}
