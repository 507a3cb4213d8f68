import type { Assessment, Finding, RuleGroup } from '../../core/index.ts';
import { answererOf } from '../../core/questions/index.ts';
import type { RequirementView } from './scorecard-schema.ts';

/** Whose move it is; null where no one is named who could be asked. */
export function moverOf(
  group: RuleGroup,
  findings: readonly Finding[],
  assessment: Pick<Assessment, 'manifest'>,
): RequirementView['mover'] {
  const { who, role } = answererOf(group, findings.length === 1 ? findings[0]?.path : undefined, assessment);
  return who === null ? null : { who, role };
}
