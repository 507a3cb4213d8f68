import type { Assessment, Finding, Gate, RuleGroup, Stage } from '../../core/index.ts';
import { answererOf } from '../../core/questions/index.ts';
import { findingView, hasPage, keyedFindings, type KeyedFinding } from './findings.ts';
import { BASIS_WORDS, gateAnswer } from '../format.ts';
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

/** `Not yet` and `3 blocking, 2 more open, 1 waived`. */
export function verdictWords(
  { verdict, requirements }: Pick<Gate, 'verdict' | 'requirements'>,
  stage: Stage | null,
): Pick<GateView, 'answer' | 'detail'> {
  const { blocking, others } = openCounts(requirements);
  const waived = requirements.length - blocking - others;
  const parts = [
    ...(blocking > 0 ? [`${blocking} blocking`] : []),
    ...(others > 0 ? [blocking > 0 ? `${others} more open` : `${others} open`] : []),
    ...(blocking + others === 0 ? ['nothing open'] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ];
  return { answer: gateAnswer(verdict, stage), detail: parts.join(', ') };
}

/** How many requirements of a gate are open: those that keep it shut, and the others. */
export function openCounts(requirements: readonly Pick<Gate['requirements'][number], 'status' | 'blocking'>[]) {
  const open = requirements.filter(({ status }) => status === 'open');
  const blocking = open.filter((requirement) => requirement.blocking).length;
  return { blocking, others: open.length - blocking };
}

function requirementViews(assessment: Assessment, gate: Gate): readonly RequirementView[] {
  const results = new Map(assessment.rules.map((result) => [result.ruleId, result]));
  const keyed = keyedFindings(assessment);
  /** Where each finding is listed: what is open comes first on the page, what is waived last. */
  const listedAt = new Map<string, Gate['requirements'][number]>();
  for (const status of ['open', 'waived'] as const) {
    for (const requirement of gate.requirements.filter((one) => one.status === status)) {
      for (const { key, finding } of keyed) {
        if (finding.ruleIds.includes(requirement.ruleId) && !listedAt.has(key)) listedAt.set(key, requirement);
      }
    }
  }
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
      findings: findings.filter(({ key }) => listedAt.get(key) === requirement).map(findingView),
      listedWith: listedWith(requirement, findings, listedAt),
    };
  });
}

function listedWith(
  requirement: Gate['requirements'][number],
  findings: readonly KeyedFinding[],
  listedAt: ReadonlyMap<string, Gate['requirements'][number]>,
): RequirementView['listedWith'] {
  const other = findings.map(({ key }) => listedAt.get(key)).find((one) => one !== requirement);
  return other ? { ruleId: other.ruleId, title: other.requirement } : null;
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
