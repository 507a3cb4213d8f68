import { insertScaffold, missing } from '../missing.ts';
import { defineRule, type Rule } from '../rule.ts';

/** Integration points that one full-time equivalent can be expected to build. */
const POINTS_PER_FTE = 3;

export const capacity: readonly Rule[] = [
  missing('capacity', {
    id: 'team-missing',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'Not said who builds and runs it',
    why: ['S8'],
    path: 'capacity.team',
    parts: ['fte', 'skills', 'gaps'],
    ask: 'Give the full-time equivalents, the skills and the skills that lack (gaps: [] says that none do)',
  }),
  defineRule('capacity', {
    id: 'skills-gap-unaddressed',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'Skills are lacking and nothing is planned about it',
    why: ['S8', 'S11'],
    messages: {
      absent: ({ gaps }: { gaps: string }) =>
        `The team lacks ${gaps}, with neither capacity.gapPlan nor sourcing.partners: say how the gap is closed`,
      placeholder: ({ gaps, found }: { gaps: string; found: string }) =>
        `The team lacks ${gaps}, and capacity.gapPlan holds only the placeholder "${found}": say how the gap is closed`,
    },
    applies: ({ manifest }) => {
      const gaps = manifest.capacity?.team?.gaps;
      return gaps === undefined ? 'team-missing' : gaps.length > 0;
    },
    *check({ manifest, placeholder }) {
      if (manifest.capacity?.gapPlan !== undefined || manifest.sourcing?.partners !== undefined) return;
      const path = 'capacity.gapPlan';
      const found = placeholder(path);
      const gaps = manifest.capacity?.team?.gaps?.join(', ') ?? '';
      yield found === undefined
        ? { path, message: 'absent', args: { gaps } }
        : { path, message: 'placeholder', args: { gaps, found } };
    },
    fix: { kind: 'scaffold', edits: ({ path }) => [insertScaffold(path)] },
    examples: {
      bad: {
        yaml: 'sourcing:\n  strategy: build\ncapacity:\n  team: { fte: 2.5, skills: [ml, sap], gaps: [evaluation] }\n',
      },
      good: {
        yaml: "sourcing:\n  strategy: build\ncapacity:\n  team: { fte: 2.5, skills: [ml, sap], gaps: [evaluation] }\n  gapPlan: Two weeks with the supplier's evaluation team\n",
      },
    },
  }),
  missing('capacity', {
    id: 'budget-missing',
    at: 'production',
    severity: 'info',
    weight: 2,
    title: 'No budget',
    why: ['S8'],
    path: 'capacity.budget',
    parts: ['amount'],
    ask: 'Give the budget of the period',
  }),
  defineRule('capacity', {
    id: 'ambition-exceeds-capacity',
    at: 'pilot+',
    severity: 'warning',
    weight: 5,
    title: 'More to integrate than the team can build',
    why: ['S8'],
    messages: {
      exceeds: ({ open, fte }: { open: number; fte: number }) =>
        `${open} integration points are still to be built by ${fte} FTE, over ${POINTS_PER_FTE} per FTE: do fewer at a time, or add people`,
    },
    applies: ({ manifest }) => {
      if (manifest.integration?.points === undefined) return 'integration-points-missing';
      return manifest.capacity?.team?.fte === undefined ? 'team-missing' : true;
    },
    *check({ manifest }) {
      // a point whose status is not given may be as far from live as any
      const open = (manifest.integration?.points ?? []).filter(({ status }) => status !== 'live').length;
      const fte = manifest.capacity?.team?.fte ?? 0;
      if (open > POINTS_PER_FTE * fte) yield { path: 'capacity.team.fte', message: 'exceeds', args: { open, fte } };
    },
    examples: {
      bad: {
        yaml: 'integration:\n  points:\n    - { system: SAP S/4HANA, kind: api, status: live }\n    - { system: Salesforce, kind: event, status: planned }\n    - { system: ServiceNow, kind: api, status: in-progress }\ncapacity:\n  team: { fte: 0.5, skills: [ml], gaps: [] }\n',
      },
      good: {
        yaml: 'integration:\n  points:\n    - { system: SAP S/4HANA, kind: api, status: live }\n    - { system: Salesforce, kind: event, status: planned }\n    - { system: ServiceNow, kind: api, status: in-progress }\ncapacity:\n  team: { fte: 1, skills: [ml], gaps: [] }\n',
      },
    },
  }),
];
