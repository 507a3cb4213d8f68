import { rules } from '../rules/index.ts';
import type { RunnableRule, SeverityByStage } from '../rules/rule.ts';
import { STAGES } from '../vocabulary.ts';
import type { Policy, RuleSetting, StageSettings } from './policy.ts';

const inForce = new WeakMap<Policy, readonly RunnableRule[]>();

/** The rules that a policy does not switch off, with the severity and weight it gives them, in the order of the catalogue. */
export function rulesInForce(policy: Policy): readonly RunnableRule[] {
  const found = inForce.get(policy) ?? [...rules, ...policy.customRules].flatMap((rule) => asSet(rule, policy));
  inForce.set(policy, found);
  return found;
}

function asSet(rule: RunnableRule, policy: Policy): readonly RunnableRule[] {
  const set = policy.rules[rule.id];
  if (!set) return [rule];
  const { severity, weight = rule.weight } = set;
  if (severity === 'off') return [];
  if (severity === undefined) return [{ ...rule, weight }];
  return [{ ...rule, weight, isSet: true, required: requiredAs(rule.required, severity), requiredOf: undefined }];
}

/** The severities of a rule by stage under a setting: one for all stages that ask for it, or by stage over its own. */
export function requiredAs(required: SeverityByStage, setting: NonNullable<RuleSetting['severity']>): SeverityByStage {
  const settings: StageSettings =
    typeof setting === 'object'
      ? { ...required, ...setting }
      : Object.fromEntries(STAGES.filter((stage) => required[stage]).map((stage) => [stage, setting]));
  return Object.fromEntries(Object.entries(settings).filter(([, severity]) => severity !== 'off'));
}
