import { testRule } from '../accept-reject.ts';

const users = (fields: string) => `alignment: { users: { ${fields} } }\n`;

testRule('users-missing', {
  stage: 'pilot',
  accept: [users('role: Clerk, current: 0, target: 0')],
  reject: [
    ['alignment: { process: Intake }\n', 'alignment.users', /who uses it, how many now/],
    [users('role: TBD, current: ~, target: "?"'), 'alignment.users', /placeholder "TBD"/],
    [users('role: Clerk, target: 40'), 'alignment.users.current'],
    [users('role: none, current: 1, target: 40'), 'alignment.users.role', /placeholder "none"/],
    [users('x-team: blue'), 'alignment.users'],
  ],
});

const returns = (fields: string) => `alignment: { ${fields} }\n`;

testRule('return-rationale-missing', {
  stage: 'pilot',
  accept: [returns('businessFunction: sales, returnRationale: Renewal calls are all logged')],
  reject: [
    [returns('businessFunction: sales'), 'alignment.returnRationale'],
    [returns('businessFunction: marketing, returnRationale: N/A'), 'alignment.returnRationale', /placeholder "N\/A"/],
  ],
  covered: [[returns('process: Intake'), 'business-function-missing']],
  notApplicable: [returns('businessFunction: finance'), returns('businessFunction: other')],
});

const since = (production: string, current: number, target = 40) =>
  `lifecycle:\n  stage: production\n  stageHistory: [{ stage: production, since: ${production} }]\n` +
  users(`role: Clerk, current: ${current}, target: ${target}`);

testRule('adoption-low', {
  stage: 'production',
  accept: [
    since('2026-02-20', 0), // 89 days
    since('2026-02-19', 20), // half
    since('2025-01-01', 0, 0),
  ],
  reject: [
    [since('2026-02-19', 19), 'alignment.users.current', /19 of 40 .* 90 days/],
    [since('2024-02-29', 0), 'alignment.users.current', /after 811 days/],
  ],
  covered: [
    ['alignment: { process: Intake }\n', 'users-missing'],
    [users('role: Clerk, current: 3'), 'users-missing'],
    [`lifecycle: { stage: production }\n${users('role: Clerk, current: 3, target: 40')}`, 'stage-date-missing'],
  ],
});
