import { testRule } from '../accept-reject.ts';

const alignment = (fields: string) => `alignment: { ${fields} }\n`;
const users = (fields: string) => alignment(`users: { ${fields} }`);

testRule('kind-missing', {
  stage: 'production',
  accept: ['kind: product\n'],
  reject: [
    ['kind: TBD\n', 'kind', /says only "TBD"/],
    ['kind: research\n', 'kind', /not used in production/],
  ],
  covered: [['kind: chatbot\n', 'value-invalid']],
});

testRule('problem-missing', {
  stage: 'idea',
  accept: [alignment('problem: Clerks retype 1900 invoices'), alignment('problem: 请求积压')],
  reject: [
    [alignment('problem: Slow'), 'alignment.problem', /says only "Slow"/],
    [alignment('problem: " "'), 'alignment.problem', /^No problem is stated/],
    [alignment('problem: à définir'), 'alignment.problem', /says only "à définir"/],
    [alignment('problem: "Clerks retype 1,900 invoices a week."'), 'alignment.problem', /repeats the example/],
  ],
});

testRule('users-missing', {
  stage: 'production',
  accept: [
    users('role: Clerk, current: 0, target: 40, targetOn: 2026-12-31'),
    users('role: Clerk, current: 20, target: 40'), // half: the day decides nothing any more
  ],
  reject: [
    [alignment('process: Intake of invoices'), 'alignment.users', /how many are planned by when/],
    [users('role: TBD, current: ~, target: "?"'), 'alignment.users', /says only "TBD"/],
    [users('role: Clerk, target: 40, targetOn: 2026-12-31'), 'alignment.users.current'],
    [users('role: Clerk, current: 1, target: 0, targetOn: 2026-12-31'), 'alignment.users.target', /is 0/],
    [users('role: Clerk, current: 1, target: 40'), 'alignment.users.targetOn', /lacks targetOn/],
  ],
});

testRule('users-missing', { stage: 'pilot', accept: [users('role: Clerk, current: 0, target: 40')] });

testRule('process-missing', {
  stage: 'pilot',
  accept: [alignment('process: Payroll')], // a name, and names may be one word
  reject: [[alignment('process: TBD'), 'alignment.process', /says only "TBD"/]],
});

testRule('adoption-low', {
  stage: 'production',
  accept: [
    users('role: Clerk, current: 20, target: 40, targetOn: 2026-05-19'), // half
    users('role: Clerk, current: 0, target: 40, targetOn: 2026-05-20'), // still time
    users('role: Clerk, current: 20, target: 40'),
  ],
  reject: [
    [users('role: Clerk, current: 19, target: 40, targetOn: 2026-05-19'), 'alignment.users.current', /19 of 40/],
  ],
  covered: [
    [alignment('process: Intake of invoices'), 'users-missing'],
    [users('role: Clerk, current: 3, target: 40'), 'users-missing'],
  ],
});

testRule('consumers-missing', {
  stage: 'production',
  kind: 'platform',
  accept: [users('role: Teams that call models')],
  reject: [[alignment('problem: Every team buys its own gateway'), 'alignment.users', /Who builds on it/]],
});

testRule('consumers-missing', { stage: 'production', notApplicable: [users('role: Clerk')] });
