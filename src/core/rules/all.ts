import { rules } from './index.ts';
import type { RuleBase } from './rule.ts';
import { shapeRules } from './shape.ts';
import { waiverRules } from './waivers.ts';
import { catalogDisagrees, initiativeMissing, nameDuplicate, policyMissing, referenceUnknown } from './workspace.ts';

/** Rules of every kind, in the order of the catalogue: shape first, then the dimensions, waivers, and the workspace. */
export const allRules: readonly RuleBase[] = [
  ...shapeRules,
  nameDuplicate,
  referenceUnknown,
  ...rules,
  ...waiverRules,
  initiativeMissing,
  catalogDisagrees,
  policyMissing,
];

const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** A rule of the catalogue; undefined for those of a policy. */
export function ruleBaseOf(id: string): RuleBase | undefined {
  return byId.get(id);
}
