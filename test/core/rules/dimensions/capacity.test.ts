import { testRule } from '../accept-reject.ts';

const team = (fields: string) => `capacity: { team: { ${fields} } }\n`;
const points = (open: number, live = 0) =>
  `integration:\n  points:\n${'    - { system: SAP, status: live }\n'.repeat(live)}${'    - { system: CRM, status: planned }\n'.repeat(open)}`;

testRule('team-missing', {
  stage: 'pilot',
  accept: [team('fte: 1, skills: [R], gaps: []'), team('fte: 1, skills: [ml], gaps: [sap]')],
  reject: [
    ['capacity: { gapPlan: Hire someone in June }\n', 'capacity.team'],
    [team('fte: 1, skills: [ml]'), 'capacity.team.gaps', /lacks gaps/],
    [team('fte: 1, skills: [], gaps: []'), 'capacity.team.skills'],
    [team('fte: 0, skills: [ml], gaps: []'), 'capacity.team.fte', /is 0/],
    [team('fte: TBD, skills: [ml], gaps: [none]'), 'capacity.team.fte', /says only "TBD"/],
  ],
});

testRule('skills-gap-unaddressed', {
  stage: 'pilot',
  accept: [
    'capacity: { team: { gaps: [sap] }, gapPlan: Hire someone in June }\n',
    `sourcing: { partners: [Acme] }\n${team('gaps: [sap]')}`,
  ],
  reject: [
    [team('gaps: [sap, ml]'), 'capacity.gapPlan', /lacks sap, ml/],
    ['capacity: { team: { gaps: [sap] }, gapPlan: Hire }\n', 'capacity.gapPlan', /says only "Hire"/],
  ],
  covered: [[team('fte: 2'), 'team-missing']],
  notApplicable: [team('gaps: []')],
});

testRule('budget-missing', {
  stage: 'production',
  accept: ['capacity: { budget: { amount: 5 } }\n'],
  reject: [
    [team('fte: 1'), 'capacity.budget'],
    ['capacity: { budget: { spent: 12, currency: EUR } }\n', 'capacity.budget.amount'],
  ],
});

testRule('budget-overspent', {
  stage: 'production',
  accept: ['capacity: { budget: { amount: 5, spent: 5 } }\n'],
  reject: [
    [
      'capacity: { budget: { amount: 5, spent: 6, currency: EUR } }\n',
      'capacity.budget.spent',
      /^6 EUR has been spent, of a budget of 5/,
    ],
    ['capacity: { budget: { amount: 5 } }\n', 'capacity.budget.spent', /not given/],
  ],
  covered: [['capacity: { budget: { spent: 6 } }\n', 'budget-missing']],
});

testRule('ambition-exceeds-capacity', {
  stage: 'pilot',
  accept: [points(3) + team('fte: 1'), points(4, 2) + team('fte: 1.5')],
  reject: [
    [points(4) + team('fte: 1'), 'capacity.team.fte', /4 integration points .* 1 FTE/],
    ['integration: { points: [{ system: SAP }, { system: CRM }] }\n' + team('fte: 0.5'), 'capacity.team.fte'],
  ],
  covered: [
    [`integration: { workflow: Mail is sorted by clerks }\n${team('fte: 1')}`, 'integration-points-missing'],
    [points(1) + team('skills: [ml]'), 'team-missing'],
  ],
});
