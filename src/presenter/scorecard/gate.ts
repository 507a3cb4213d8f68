import type { Assessment, Finding, Gate, RuleGroup, Stage } from '../../core/index.ts';
import { answererOf } from '../../core/questions/index.ts';
import { findingView, hasPage, keyedFindings } from './findings.ts';
import { BASIS_WORDS, count, gateAnswer, list } from '../format.ts';
import type { GateView, RequirementView } from './scorecard-schema.ts';

const QUESTIONS: Readonly<Record<Stage, string>> = {
  idea: 'May it become a pilot?',
  pilot: 'May it go to production?',
  production: 'May it stay in production?',
  retired: '',
};

/** The gate in words, with its requirements; null where there is none. */
export function gateView(assessment: Assessment): GateView | null {
  const { gate, stage } = assessment;
  if (!gate) return null;
  const requirements = requirementViews(assessment, gate);
  return {
    verdict: gate.verdict,
    question: stage ? QUESTIONS[stage] : 'Can it be assessed?',
    ...verdictWords(gate, stage),
    stage: gate.stage,
    basis: BASIS_WORDS[gate.basis],
    requirements: requirements.filter((_, i) => gate.requirements[i]?.status === 'open'),
    waived: requirements.filter((_, i) => gate.requirements[i]?.status === 'waived'),
    notNeeded: gate.notNeeded.map(({ requirement, because, by }) => ({ title: requirement, because, by })),
  };
}

/** `Not yet` and `3 errors and 2 warnings open, 1 requirement waived`. */
export function verdictWords(
  { verdict, requirements }: Pick<Gate, 'verdict' | 'requirements'>,
  stage: Stage | null,
): Pick<GateView, 'answer' | 'detail'> {
  const { errors, warnings, notes } = openCounts(requirements);
  const waived = requirements.length - errors - warnings - notes;
  const said = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(notes > 0 ? [count(notes, 'note')] : []),
  ];
  const openWords = said.length > 0 ? `${list(said)} open` : 'nothing open';
  return {
    answer: gateAnswer(verdict, stage),
    detail: waived > 0 ? `${openWords}, ${count(waived, 'requirement')} waived` : openWords,
  };
}

/** How many requirements of a gate are open, by what they do to it. */
export function openCounts(
  requirements: readonly Pick<Gate['requirements'][number], 'status' | 'blocking' | 'severity'>[],
) {
  const open = requirements.filter(({ status }) => status === 'open');
  const errors = open.filter(({ blocking }) => blocking).length;
  const notes = open.filter(({ blocking, severity }) => !blocking && severity === 'info').length;
  return { errors, warnings: open.length - errors - notes, notes };
}

function requirementViews(assessment: Assessment, gate: Gate): readonly RequirementView[] {
  const results = new Map(assessment.rules.map((result) => [result.ruleId, result]));
  const keyed = keyedFindings(assessment);
  return gate.requirements.map((requirement): RequirementView => {
    const findings = keyed.filter(({ finding }) => finding.ruleIds.includes(requirement.ruleId));
    const plain = findings.map(({ finding }) => finding);
    const { ruleId, group, blocking, points, action, asked } = requirement;
    return {
      ruleId,
      title: requirement.requirement,
      action,
      group,
      severity: requirement.severity,
      blocking,
      points,
      asked,
      mover: moverOf(group, plain, assessment),
      covers: requirement.covers.flatMap((id) => results.get(id)?.requirement ?? []),
      waiver: requirement.status === 'waived' ? firstToEnd(plain) : null,
      hasPage: hasPage(assessment, ruleId),
      canWaive: requirement.status === 'open' && results.has(ruleId),
      findings: findings.map(findingView),
    };
  });
}

function firstToEnd(findings: readonly Finding[]): RequirementView['waiver'] {
  const waivers = findings.flatMap(({ waiver }) => (waiver ? [{ ...waiver }] : []));
  return waivers.toSorted((a, b) => a.daysLeft - b.daysLeft)[0] ?? null;
}

/** Whose move it is; null where no one is named who could be asked. */
function moverOf(
  group: RuleGroup,
  findings: readonly Finding[],
  assessment: Pick<Assessment, 'manifest'>,
): RequirementView['mover'] {
  const { who, role } = answererOf(group, findings.length === 1 ? findings[0]?.path : undefined, assessment);
  return who === null ? null : { who, role };
}
