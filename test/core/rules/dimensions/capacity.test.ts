import { testRule } from '../accept-reject.ts';

const team = (fields: string) => `capacity: { team: { ${fields} } }\n`;
const points = (open: number, live = 0) =>
  `integration:\n  points:\n${'    - { system: A, status: live }\n'.repeat(live)}${'    - { system: B, status: planned }\n'.repeat(open)}`;

testRule('team-missing', {
  stage: 'pilot',
  accept: [team('fte: 0, skills: [ml], gaps: []'), team('fte: 1, skills: [ml], gaps: [sap]')],
  reject: [
    ['capacity: { gapPlan: Hire }\n', 'capacity.team'],
    [team('fte: 1, skills: [ml]'), 'capacity.team.gaps', /gaps: \[\] says/],
    [team('fte: 1, skills: [], gaps: []'), 'capacity.team.skills'],
    [team('fte: TBD, skills: [ml], gaps: [none]'), 'capacity.team.fte', /fte, capacity.team.gaps/],
  ],
});

const SOURCING = 'sourcing: { strategy: build }\n';

testRule('skills-gap-unaddressed', {
  stage: 'pilot',
  accept: [
    `${SOURCING}capacity: { team: { gaps: [sap] }, gapPlan: Hire in June }\n`,
    `sourcing: { partners: [Acme] }\n${team('gaps: [sap]')}`,
  ],
  reject: [
    [SOURCING + team('gaps: [sap, ml]'), 'capacity.gapPlan', /lacks sap, ml/],
    [`${SOURCING}capacity: { team: { gaps: [sap] }, gapPlan: TBD }\n`, 'capacity.gapPlan', /placeholder "TBD"/],
  ],
  covered: [[team('fte: 2'), 'team-missing']],
  notApplicable: [team('gaps: []')],
});

testRule('budget-missing', {
  stage: 'production',
  accept: ['capacity: { budget: { amount: 0 } }\n'],
  reject: [
    ['capacity: { gapPlan: Hire }\n', 'capacity.budget'],
    ['capacity: { budget: { spent: 12, currency: EUR } }\n', 'capacity.budget.amount'],
  ],
});

testRule('ambition-exceeds-capacity', {
  stage: 'pilot',
  accept: [points(3) + team('fte: 1'), points(4, 2) + team('fte: 1.5'), points(0, 9) + team('fte: 0')],
  reject: [
    [points(4) + team('fte: 1'), 'capacity.team.fte', /4 integration points .* 1 FTE/],
    [points(1) + team('fte: 0'), 'capacity.team.fte'],
    ['integration: { points: [{ system: A }, { system: B }] }\n' + team('fte: 0.5'), 'capacity.team.fte'],
  ],
  covered: [
    [`integration: { workflow: Mail }\n${team('fte: 1')}`, 'integration-points-missing'],
    [points(1) + team('skills: [ml]'), 'team-missing'],
  ],
});
