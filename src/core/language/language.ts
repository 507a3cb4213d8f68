import type { FieldInfo } from '../manifest/describe.ts';
import { manifestFields } from '../manifest/fields.ts';
import { genericPath, isWithin, type ExtraWords } from '../manifest/read-manifest.ts';
import type { Stage } from '../vocabulary.ts';
import { rulesInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { policyFields } from '../policy/read-policy.ts';
import { rules } from '../rules/index.ts';
import type { RunnableRule } from '../rules/rule.ts';
import type { Path } from '../yaml/path.ts';

/** What the editor features must know of a kind of document; the same functions serve manifests and policies. */
export interface Language {
  readonly fields: FieldInfo;
  /** The rules that can be named in it; those of a manifest look at its fields. */
  readonly rules: readonly RunnableRule[];
  /** Words allowed beside those of the schema. */
  readonly vocabulary: ExtraWords;
}

/** The language of manifests under a policy. */
export function manifestLanguage(policy: Policy): Language {
  return {
    fields: manifestFields,
    rules: rulesInForce(policy),
    vocabulary: policy.vocabulary,
  };
}

/** The language of policy files, in which rules of the catalogue and of the policy itself can be named. */
export function policyLanguage({ customRules }: Policy): Language {
  return { fields: policyFields(), rules: [...rules, ...customRules], vocabulary: {} };
}

/** The rules that ask for a field, or for something in it. */
export function rulesRequiring({ rules }: Language, path: Path): readonly RunnableRule[] {
  const field = genericPath(path);
  return rules.filter(({ requires = [] }) => requires.some((required) => isWithin(required, field)));
}

/** Whether a manifest must have a field at a stage, by the schema or by a rule. */
export function isFieldRequired(language: Language, field: FieldInfo, path: Path, stage: Stage): boolean {
  return field.required || rulesRequiring(language, path).some(({ required }) => required[stage] !== undefined);
}
