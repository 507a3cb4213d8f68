import { rules } from '../rules/index.ts';
import type { RunnableRule } from '../rules/rule.ts';
import type { Policy } from './policy.ts';

const known = new WeakMap<Policy, readonly RunnableRule[]>();

/** The rules that a policy does not switch off, with the severity and weight it gives them, in the order of the catalogue. */
export function rulesInForce(policy: Policy): readonly RunnableRule[] {
  const found = known.get(policy) ?? [...rules, ...policy.customRules].flatMap((rule) => asSet(rule, policy));
  known.set(policy, found);
  return found;
}

function asSet(rule: RunnableRule, policy: Policy): readonly RunnableRule[] {
  const set = policy.rules[rule.id];
  if (!set) return [rule];
  const { severity = rule.severity, weight = rule.weight } = set;
  return severity === 'off' ? [] : [{ ...rule, severity, weight }];
}
