import { fillerMessage, insertScaffold, missing } from '../missing.ts';
import type { Filler } from '../../manifest/gaps/filler.ts';
import { defineRule, type Rule } from '../rule.ts';
import { yaml } from '../yaml.ts';

export const capacity: readonly Rule[] = [
  missing({
    id: 'team-missing',
    required: { pilot: 'info', production: 'info' },
    notFor: ['product'],
    weight: 4,
    requirement: 'The team is described',
    action: 'Give the full-time equivalents, the skills, and the skills the team lacks (gaps: [] where it lacks none)',
    why: ['S8'],
    path: 'capacity.team',
    parts: ['fte', 'skills', 'gaps'],
    noun: 'The description of the team',
    absent: 'The team is not described. How many people build and run it, with which skills and gaps?',
  }),
  defineRule({
    id: 'skills-gap-unaddressed',
    required: { pilot: 'info', production: 'info' },
    notFor: ['product'],
    weight: 5,
    requirement: 'Every skill the team lacks is covered',
    action: 'Say who covers the skills the team lacks, and by when',
    why: ['S8', 'S11'],
    subjects: ['team-missing'],
    messages: {
      absent: ({ gaps }: { gaps: string }) => `The team lacks ${gaps}. Who covers it, and by when?`,
      filler: ({ filler }: { filler: Filler }) =>
        fillerMessage('The plan for the skills the team lacks', filler, 'Say who covers them, and by when'),
    },
    applies: ({ manifest }) => {
      const gaps = manifest.capacity?.team?.gaps;
      return gaps === undefined ? 'team-missing' : gaps.length > 0;
    },
    *check({ manifest, filler }) {
      if (manifest.capacity?.gapPlan !== undefined || manifest.sourcing?.partners !== undefined) return;
      const path = 'capacity.gapPlan';
      const found = filler(path);
      const gaps = manifest.capacity?.team?.gaps?.join(', ') ?? '';
      yield found ? { path, message: 'filler', args: { filler: found } } : { path, message: 'absent', args: { gaps } };
    },
    fix: { kind: 'scaffold', edits: ({ path }) => [insertScaffold(path)] },
    examples: {
      bad: {
        yaml: yaml`
        capacity:
          team: { fte: 1.5, skills: [retrieval, coupa], gaps: [evaluation] }
      `,
      },
      good: {
        yaml: yaml`
        capacity:
          team: { fte: 1.5, skills: [retrieval, coupa], gaps: [evaluation] }
          gapPlan: The platform team lends an evaluation engineer until September
      `,
      },
    },
  }),
  missing({
    id: 'budget-missing',
    required: { production: 'info' },
    weight: 2,
    requirement: 'The budget is given',
    action: 'Give the budget of the period',
    why: ['S8'],
    path: 'capacity.budget',
    parts: ['amount'],
    noun: 'The budget',
    absent: 'No budget is given. What may it cost in which period?',
  }),
  defineRule({
    id: 'budget-overspent',
    required: { pilot: 'info', production: 'info' },
    weight: 4,
    requirement: 'Spending is within the budget',
    action: 'Adjust the budget or the plan',
    why: ['S8'],
    subjects: ['budget-missing'],
    messages: {
      overspent: ({ spent, amount, currency }: { spent: number; amount: number; currency: string }) =>
        `${`${spent} ${currency}`.trim()} has been spent, of a budget of ${amount}. Adjust the budget or the plan`,
      unsaid: () => 'What has been spent is not given. How much of the budget is used?',
    },
    applies: ({ manifest }) => (manifest.capacity?.budget?.amount === undefined ? 'budget-missing' : true),
    *check({ manifest }) {
      const { amount = 0, spent, currency = '' } = manifest.capacity?.budget ?? {};
      if (spent === undefined) yield { path: 'capacity.budget.spent', message: 'unsaid' };
      else if (spent > amount)
        yield { path: 'capacity.budget.spent', message: 'overspent', args: { spent, amount, currency } };
    },
    examples: {
      bad: {
        stage: 'production',
        yaml: yaml`
        capacity:
          team: { fte: 1.5, skills: [retrieval, coupa], gaps: [] }
          budget: { amount: 90000, spent: 104000, currency: EUR, period: 2026 }
      `,
      },
      good: {
        stage: 'production',
        yaml: yaml`
        capacity:
          team: { fte: 1.5, skills: [retrieval, coupa], gaps: [] }
          budget: { amount: 90000, spent: 31000, currency: EUR, period: 2026 }
      `,
      },
    },
  }),
  defineRule({
    id: 'ambition-exceeds-capacity',
    required: { pilot: 'info', production: 'info' },
    weight: 4,
    requirement: 'The team can build what is planned',
    action: 'Do less at a time, or add people',
    why: ['S8'],
    subjects: ['team-missing', 'integration-points-missing'],
    messages: {
      exceeds: ({ open, fte, limit }: { open: number; fte: number; limit: number }) =>
        `${open} integration points are still to be built by ${fte} FTE; the limit is ${limit} per FTE. Do less at a time, or add people`,
    },
    applies: ({ manifest }) => {
      if (manifest.integration?.points === undefined) return 'integration-points-missing';
      return manifest.capacity?.team?.fte === undefined ? 'team-missing' : true;
    },
    *check({ manifest, thresholds }) {
      // a point whose status is not given may be as far from live as any
      const open = (manifest.integration?.points ?? []).filter(({ status }) => status !== 'live').length;
      const fte = manifest.capacity?.team?.fte ?? 0;
      const limit = thresholds.pointsPerFte;
      if (open > limit * fte) yield { path: 'capacity.team.fte', message: 'exceeds', args: { open, fte, limit } };
    },
    examples: {
      bad: {
        stage: 'production',
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live }
            - { system: Supplier portal, kind: api, status: planned }
            - { system: Goods receipt, kind: event, status: planned }
        capacity:
          team: { fte: 0.5, skills: [retrieval, coupa], gaps: [] }
      `,
      },
      good: {
        stage: 'production',
        yaml: yaml`
        integration:
          points:
            - { system: Coupa order book, kind: api, status: live }
            - { system: Supplier portal, kind: api, status: planned }
            - { system: Goods receipt, kind: event, status: planned }
        capacity:
          team: { fte: 1.5, skills: [retrieval, coupa], gaps: [] }
      `,
      },
    },
  }),
];
